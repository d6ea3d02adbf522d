import type { LogEvent, RootOperationNode } from 'kysely'
import type { ObserveStatement, StatementKind } from './store.ts'

const KINDS: Partial<Readonly<Record<RootOperationNode['kind'], StatementKind>>> = {
  SelectQueryNode: 'select',
  InsertQueryNode: 'insert',
  UpdateQueryNode: 'update',
  DeleteQueryNode: 'delete',
}

/** For Kysely's log. */
export function statementLog(observe: ObserveStatement): (event: LogEvent) => void {
  return ({ level, query, queryDurationMillis }) =>
    observe(KINDS[query.query.kind] ?? 'other', queryDurationMillis, level === 'error')
}
