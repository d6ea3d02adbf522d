import type { Role } from '../contract/index.ts'
import type { Account } from '../store/index.ts'
import type { Bank, RawValue } from '../workspace/index.ts'
import { ID } from './sql-names.ts'

/** The rule of a route. There is no default: a route without one cannot be registered. */
export type Access =
  /** No sign-in needed. */
  | { readonly who: 'anyone' }
  /** Signed in, with one of these roles. */
  | { readonly who: readonly Role[] }
  /** … and with a right to the application in the path; the reading goes on record under this name. */
  | { readonly who: readonly Role[]; readonly application: string }

export interface Condition {
  /** Over `a` (application) and `e` (envelope). */
  readonly sql: string
  readonly parameters: readonly RawValue[]
}

/**
 * Which applications this reader may open, as part of the query that reads them: a customer the own ones,
 * an adviser those of the own branch, or all where the data names no branches.
 */
export function mayOpen(reader: Account, hasBranches: boolean): Condition {
  if (reader.role === 'customer') {
    const marks = reader.applicationIds.map(() => '?').join(', ')
    return {
      sql: `(e.PERSON_ID = ?${marks === '' ? '' : ` or a.${ID} in (${marks})`})`,
      parameters: [reader.personId, ...reader.applicationIds],
    }
  }
  return hasBranches ? { sql: 'e.BRANCH = ?', parameters: [reader.branch] } : { sql: 'true', parameters: [] }
}

export async function branchesNamed(bank: Bank): Promise<boolean> {
  const rows = await bank.query('select 1 as found from envelope where BRANCH is not null limit 1')
  return rows.length > 0
}
