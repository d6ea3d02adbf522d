import type { CompareColumn } from './column.ts'
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
  own: readonly { readonly column: CompareColumn; readonly value: number | string }[],
): Promise<Cohort> {
  const [outcomes, ...read] = await people.read([target, ...own.map((one) => one.column)])
  return {
    n: rows.length,
    observed: observedOf(rows, outcomes!.cells),
    places: new Map(
      own.flatMap(({ column, value }, k): [string, Place][] => {
        const place = placeOf(rows, read[k]!, column.kind, value)
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

function placeOf(
  rows: Uint32Array,
  { cells, values }: PeopleColumn,
  kind: CompareColumn['kind'],
  value: number | string,
): Place | undefined {
  const own = kind === 'number' ? Number(value) : values.indexOf(String(value))
  let below = 0
  let above = 0
  let same = 0
  // All three comparisons are false for a missing value.
  for (let k = 0; k < rows.length; k++) {
    const cell = cells[rows[k]!]!
    if (cell < own) below++
    else if (cell > own) above++
    else if (cell === own) same++
  }
  const n = below + above + same
  if (n === 0) return undefined
  const of100 = (count: number): number => (100 * count) / n
  const isNumber = kind === 'number'
  return {
    below: isNumber ? of100(below) : null,
    above: isNumber ? of100(above) : null,
    same: of100(same),
  }
}
