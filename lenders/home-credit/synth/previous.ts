import { createRandom } from '../../../src/random/index.ts'
import { type CsvTable, normalShare, quantileFunction } from '../../../src/synth/index.ts'
import type { Traits } from './latent.ts'
import { drawPrevious, type PreviousApplication } from './previous-draw.ts'
import { writePreviousRow } from './previous-row.ts'

const NO_PREVIOUS_SHARE = 0.033

/** A granted loan as the balance and instalment tables need it. */
export interface GrantedLoan {
  readonly id: number
  readonly isCard: boolean
  /** Day of the decision, negative. */
  readonly decided: number
  readonly firstDue: number
  /** Planned number of instalments; 0 for cards. */
  readonly term: number
  /** Number of the instalment with which the loan ended early, or `term`. */
  readonly ended: number
  readonly annuity: number
  readonly limit: number
}

/** What previous applications show about one person, as far as the true probability of default depends on it. */
export interface PreviousSummary {
  readonly applications: number
  readonly refusedShare: number
  /** Share of applications for a product of the highest price group. */
  readonly highYieldShare: number
}

const applicationCount = quantileFunction([
  [0, 1],
  [0.19, 2],
  [0.36, 3],
  [0.5, 4],
  [0.63, 5],
  [0.75, 6.9],
  [0.9, 10.6],
  [0.99, 20],
  [0.9995, 38],
  [1, 60],
])

/**
 * Draws and writes one person's earlier applications here.
 * @param firstId the id of the first application; ids rise by one and say nothing about dates
 * @param loans gets every granted loan that was paid out
 */
export function writePrevious(
  seed: number,
  index: number,
  applicationId: number,
  firstId: number,
  traits: Traits,
  table: CsvTable,
  loans: GrantedLoan[],
): PreviousSummary {
  const random = createRandom(seed, `previous ${index}`)
  const totals = { applications: 0, refused: 0, highYield: 0 }
  const hasAny = random.uniform() >= NO_PREVIOUS_SHARE
  const count = hasAny
    ? Math.floor(applicationCount(normalShare(0.12 * traits.past + 0.99 * random.normal())))
    : 0
  const add = (application: PreviousApplication): void => {
    totals.applications++
    if (application.status === 'Refused') totals.refused++
    if (application.product.yield === 'high') totals.highYield++
  }
  // The client's first application may hold any of the ids, so that neither ids nor row order tell dates.
  const first = random.integer(Math.max(count, 1))
  let decided: number | undefined
  for (let k = 0; k < count; k++) {
    // Several applications on one day are common: shops send the same request to several products.
    const sameDayAs = k !== first && random.uniform() < 0.17 ? decided : undefined
    const application = drawPrevious(random, traits, k === first, sameDayAs)
    decided = application.decided
    const id = firstId + k
    add(application)
    if (application.isPaidOut) loans.push({ ...application, id, limit: application.credit })
    writePreviousRow(
      table,
      { id, applicationId, isLastOfContract: true, isLastOfDay: random.uniform() >= 0.0033 },
      application,
    )
    // A few requests were keyed in twice under a second number: the copy is not the last of its contract.
    const isCopied = random.uniform() < 0.0095 && !application.isPaidOut && k + 1 < count && k + 1 !== first
    if (!isCopied) continue
    k++
    add(application)
    writePreviousRow(
      table,
      { id: id + 1, applicationId, isLastOfContract: false, isLastOfDay: true },
      application,
    )
  }
  return {
    applications: totals.applications,
    refusedShare: totals.refused / Math.max(totals.applications, 1),
    highYieldShare: totals.highYield / Math.max(totals.applications, 1),
  }
}
