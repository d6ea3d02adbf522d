import { DECIDING, type ObjectiveId } from '../workspace/index.ts'

/** Names that every bank's tables share (see `Bank`); the lender's own columns come from its pages. */
export const ID = 'SK_ID_CURR'

/** The application with its envelope; `?` conditions follow. */
export const FROM_APPLICATION = `application a left join envelope e on e.${ID} = a.${ID}`

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
