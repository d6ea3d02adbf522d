import type { CompareColumn } from './column.ts'
import type { People } from './people.ts'
import { type Observed, observedRate } from './wilson.ts'

export interface Cohort {
  /** People in the group, outcome known or not. */
  readonly n: number
  readonly observed: Observed
}

/**
 * Size and observed rate of a group.
 * @param rows of the group
 * @param target number: 1 = payment difficulties, missing = not known
 */
export async function readCohort(people: People, rows: Uint32Array, target: CompareColumn): Promise<Cohort> {
  const [outcomes] = await people.read([target])
  const { cells } = outcomes!
  let known = 0
  let difficulties = 0
  for (let k = 0; k < rows.length; k++) {
    const outcome = cells[rows[k]!]!
    if (Number.isNaN(outcome)) continue
    known++
    difficulties += outcome
  }
  return { n: rows.length, observed: observedRate(known, difficulties) }
}
