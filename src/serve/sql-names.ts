import { DECIDING, type Edits, type ObjectiveId, type RawValue } from '../workspace/index.ts'

/** Names that every bank's tables share (see `Bank`); the lender's own columns come from its pages. */
export const ID = 'SK_ID_CURR'

/** The application with its envelope; `?` conditions follow. */
export const FROM_APPLICATION = `application a left join envelope e on e.${ID} = a.${ID}`

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
  const columnsSql = replaced.length === 0 ? '*' : `* replace (${replaced.join(', ')})`
  return {
    sql: `(select ${columnsSql} from application where ${ID} = ?) a left join envelope e on e.${ID} = a.${ID}`,
    parameters: [...columns.map((name) => corrected[name]!), applicationId],
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
