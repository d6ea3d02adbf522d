import { DECIDING, type Edits, type ObjectiveId, type RawValue } from '../workspace/index.ts'

/** Names that every bank's tables share (see `Bank`); the lender's own columns come from its pages. */
export const ID = 'SK_ID_CURR'

/**
 * The row of one application. The number stands in the text: only so the engine reads the few rows around it and not the
 * whole table.
 * @param table name from the code, never from a request
 */
export function onlyRow(table: 'application' | 'envelope', id: number): string {
  if (!Number.isSafeInteger(id)) throw new RangeError(`${id} is no number of an application`)
  return `(select * from ${table} where ${ID} = ${id})`
}

/** One application with its envelope, as `a` and `e`. */
export function fromApplication(id: number): string {
  return `${onlyRow('application', id)} a left join ${onlyRow('envelope', id)} e on e.${ID} = a.${ID}`
}

/** The same for one application, with the facts that were put right in place of the filed ones. */
export function fromCorrected(
  applicationId: number,
  corrected: Edits,
  isInteger: (column: string) => boolean,
): { readonly sql: string; readonly parameters: readonly RawValue[] } {
  const columns = Object.keys(corrected)
  const replaced = columns.map((name) => {
    const value = typeof corrected[name] === 'string' ? '?' : 'cast(? as double)'
    return `${isInteger(name) ? `cast(${value} as integer)` : value} as ${quoted(name)}`
  })
  const filed = onlyRow('application', applicationId)
  const row = replaced.length === 0 ? filed : `(select * replace (${replaced.join(', ')}) from ${filed})`
  return {
    sql: `${row} a left join ${onlyRow('envelope', applicationId)} e on e.${ID} = a.${ID}`,
    parameters: columns.map((name) => corrected[name]!),
  }
}

/** Column of `scores`, for example `PD_BANK_COST`. */
export function scoreColumn(
  kind: 'RAW' | 'PD' | 'PD_LOW' | 'PD_HIGH' | 'LIMIT_PD' | 'OUTCOME' | 'CLOSE',
  objective: ObjectiveId = DECIDING,
): string {
  return `${kind}_${objective.toUpperCase()}`
}

/** A column name inside SQL. Names come from schemas and catalogues, never from a request. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
