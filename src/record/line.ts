import { type RawBuilder, sql } from 'kysely'
import { type Json, sha256 } from '../hash/index.ts'
import type { Store } from '../store/index.ts'

/** One record as it lies in the store, but for its hash. */
export interface RecordRow {
  readonly seq: number
  readonly at: number
  readonly kind: string
  readonly role: string
  readonly actor: string
  readonly person: string | null
  readonly application: string | null
  readonly of: number | null
  readonly body: string
  readonly sealed: string | null
  readonly prev: string
}

export interface HashedRow extends RecordRow {
  readonly hash: string
}

/** What the first record follows. */
export const NO_RECORD = '0'.repeat(64)

/** The record as one line of canonical JSON: written out, because it is needed a million times at a check. */
export function lineOf(row: RecordRow): string {
  return `{"actor":${text(row.actor)},"application":${text(row.application)},"at":${row.at},"body":${row.body},"kind":${text(row.kind)},"of":${row.of},"person":${text(row.person)},"prev":${text(row.prev)},"role":${text(row.role)},"sealed":${text(row.sealed)},"seq":${row.seq}}`
}

/**
 * The same line, put together by the database: what is checked leaves it as a hash. A text that the two would write in
 * different ways was not written by us, and its hash tells.
 */
export function lineSql(kind: Store['kind']): RawBuilder<string> {
  const text = (column: string) =>
    kind === 'sqlite'
      ? sql`json_quote(${sql.ref(column)})`
      : sql`coalesce(to_json(${sql.ref(column)})::text, 'null')`
  const number = (column: string) => sql`coalesce(cast(${sql.ref(column)} as text), 'null')`
  // One call that copies each part once: a chain of || would copy a whole score four times.
  return sql<string>`concat('{"actor":', ${text('actor')}, ',"application":', ${text('application')}, ',"at":', ${number('at')},
    ',"body":', body, ',"kind":', ${text('kind')}, ',"of":', ${number('of')}, ',"person":', ${text('person')},
    ',"prev":', ${text('prev')}, ',"role":', ${text('role')}, ',"sealed":', ${text('sealed')}, ',"seq":', ${number('seq')}, '}')`
}

export function hashOf(row: RecordRow): string {
  return sha256(lineOf(row))
}

const text = (value: string | null): string => JSON.stringify(value)

export function bodyOf(row: Pick<RecordRow, 'body'>): Readonly<Record<string, Json>> {
  return JSON.parse(row.body) as Record<string, Json>
}
