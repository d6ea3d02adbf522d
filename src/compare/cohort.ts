import { binCodes, NO_BIN } from './bin-codes.ts'
import { binOf, type ColumnBins } from './bins.ts'
import type { CompareColumn } from './column.ts'
import type { BinnedColumn } from './count-bins.ts'
import type { People, PeopleColumn } from './people.ts'
import { type Observed, observedRate } from './wilson.ts'

/** Of 100 people of the group who have a value. */
export interface Place {
  /** How many lie strictly below and strictly above the applicant; null for a category. */
  readonly below: number | null
  readonly above: number | null
  /** How many have the applicant's own value. */
  readonly same: number
}

export interface Cohort {
  /** People in the group, outcome known or not. */
  readonly n: number
  readonly observed: Observed
  /** By column id; nothing for columns where nobody of the group has a value. */
  readonly places: ReadonlyMap<string, Place>
}

/**
 * Size, observed rate and the applicant's place in a group.
 * @param rows of the group
 * @param target number: 1 = payment difficulties, missing = not known
 * @param own columns with the applicant's value: a number or a text, as the column's kind says
 */
export async function readCohort(
  people: People,
  rows: Uint32Array,
  target: CompareColumn,
  own: readonly (BinnedColumn & { readonly value: number | string })[],
): Promise<Cohort> {
  const [outcomes, ...read] = await people.read([target, ...own.map((one) => one.column)])
  return {
    n: rows.length,
    observed: observedOf(rows, outcomes!.cells),
    places: new Map(
      own.flatMap(({ column, bins, value }, k): [string, Place][] => {
        const isNumber = column.kind === 'number'
        const place = isNumber
          ? placeOfNumber(rows, read[k]!, bins, Number(value))
          : placeOfName(rows, read[k]!, String(value))
        return place === undefined ? [] : [[column.id, place]]
      }),
    ),
  }
}

function observedOf(rows: Uint32Array, outcomes: Float64Array): Observed {
  let known = 0
  let difficulties = 0
  for (let k = 0; k < rows.length; k++) {
    const outcome = outcomes[rows[k]!]!
    if (Number.isNaN(outcome)) continue
    known++
    difficulties += outcome
  }
  return observedRate(known, difficulties)
}

/** A lower bin holds lower values only, so values themselves are compared within the applicant's own bin alone. */
function placeOfNumber(
  rows: Uint32Array,
  column: PeopleColumn,
  bins: ColumnBins,
  own: number,
): Place | undefined {
  const { cells } = column
  const codes = binCodes(column, bins)
  const ownCode = binOf(bins, own)!
  let below = 0
  let above = 0
  let same = 0
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k]!
    const code = codes[row]!
    if (code !== ownCode) {
      below += Number(code < ownCode)
      above += Number(code > ownCode && code !== NO_BIN)
      continue
    }
    const cell = cells[row]!
    if (cell < own) below++
    else if (cell > own) above++
    else same++
  }
  const n = below + above + same
  if (n === 0) return undefined
  return { below: (100 * below) / n, above: (100 * above) / n, same: (100 * same) / n }
}

function placeOfName(rows: Uint32Array, { cells, values }: PeopleColumn, value: string): Place | undefined {
  const own = values.indexOf(value)
  let known = 0
  let same = 0
  for (let k = 0; k < rows.length; k++) {
    const cell = cells[rows[k]!]!
    known += Number(cell >= 0)
    same += Number(cell === own)
  }
  return known === 0 ? undefined : { below: null, above: null, same: (100 * same) / known }
}
