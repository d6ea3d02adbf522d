import { findPlans, nearestTerm } from '../decide/index.ts'
import { fail } from '../errors/index.ts'
import type { LoanPlanResult, ObjectiveResult, PlansResult, RawValue, ScoredApplication } from './bank.ts'
import { DECIDING } from './bank.ts'
import type { RecourseSpec } from './lender.ts'
import { type LoanPlan, loanLevers } from './loan-levers.ts'
import { LEVERS, type LeverId, type PlanWishes } from './plan-wishes.ts'

export interface LoanPlanSearch {
  readonly scored: ScoredApplication
  readonly spec: RecourseSpec
  /** Raw cells of the application. */
  readonly filed: Readonly<Record<string, RawValue>>
  readonly currency: string | null
  readonly wishes: PlanWishes
  /** Deciding scores of changed applications, in order: what a search over hundreds of them needs. */
  readonly scoreEdits: (edits: readonly Edits[]) => Promise<PointResult[]>
  /** The same with everything that a page shows. */
  readonly resultsOfEdits: (edits: readonly Edits[]) => Promise<ObjectiveResult[]>
}

type Edits = Readonly<Record<string, RawValue>>

/** A result without the interval, which costs thirty scores more; `ruled` = a rule would decline it all the same. */
export type PointResult = Pick<ObjectiveResult, 'rawScore' | 'limitRawScore' | 'pd' | 'limitPd'> & {
  readonly ruled: boolean
}

/**
 * A plan lies at least this far below the limit: after a decline so far that rounding on the way to a contract does not
 * undo it; after a close call by a whole person in 100, and as far below what was filed: the range of an approval can
 * hold a limit that its PD is far from, and then every change would pass.
 */
const MARGIN_PD = { declined: 0.001, close: 0.01, clear: 0 } as const
const MOST_LEVERS = 2
const MOST_PLANS = 5

/**
 * Plans for a decline or a close call: approved with a margin, by the score and by every rule. Every plan that is shown was scored again by itself.
 * @throws VitrineError E_PLAN when a plan's second score differs
 */
export async function findLoanPlans(search: LoanPlanSearch): Promise<PlansResult> {
  const { scored, spec, filed, currency, wishes, scoreEdits, resultsOfEdits } = search
  const { outcome, closeCall, pd: filedPd } = scored.results[DECIDING]
  const reason = outcome === 'declined' ? 'declined' : closeCall ? 'close' : 'clear'
  const everything = loanLevers(spec, filed, currency, { levers: {}, mostPayment: null })
  const levers = LEVERS.filter((_, index) => (everything.levers[index]?.efforts.length ?? 0) > 1)
  const empty = {
    scored,
    reason,
    levers,
    filed: filedLoan(search),
    marginPoints: 100 * MARGIN_PD[reason],
  } as const
  if (reason === 'clear') return { ...empty, plans: [], tried: 0 }

  const { levers: moved, planOf } = loanLevers(spec, filed, currency, wishes)
  const { plans, tried } = await findPlans<LoanPlan, PointResult>({
    levers: moved,
    editsOf: planOf,
    score: (all) => scoreEdits(all.map(({ edits }) => edits)),
    crosses: ({ rawScore, limitRawScore, pd, limitPd, ruled }) =>
      // Where a rule alone declined, a plan need not lower a risk that was low enough.
      !ruled &&
      rawScore < limitRawScore &&
      pd <= (reason === 'close' ? Math.min(limitPd, filedPd) : limitPd) - MARGIN_PD[reason],
    mostLevers: MOST_LEVERS,
    mostPlans: MOST_PLANS,
  })
  const again = await resultsOfEdits(plans.map(({ edits }) => edits.edits))
  return {
    ...empty,
    tried,
    plans: plans.map(({ settings, edits: plan, effort, result: first }, index): LoanPlanResult => {
      const result = again[index]!
      if (!Object.is(result.rawScore, first.rawScore)) differs(first.rawScore, result.rawScore)
      return {
        levers: LEVERS.filter((_, lever): _ is LeverId => settings[lever]! > 0),
        edits: plan.edits,
        amount: plan.amount,
        payment: plan.payment,
        offer: plan.offer,
        waitMonths: plan.waitMonths,
        effort,
        result,
      }
    }),
  }
}

function filedLoan({ spec, filed, currency }: LoanPlanSearch): PlansResult['filed'] {
  const [amount, payment] = [filed[spec.amount], filed[spec.payment]]
  const waited = filed[spec.waiting.column]
  const known = typeof amount === 'number' && typeof payment === 'number'
  const offers = spec.offers?.currency === currency ? spec.offers : null
  return {
    amount: typeof amount === 'number' ? amount : null,
    payment: typeof payment === 'number' ? payment : null,
    months: known && offers !== null ? (nearestTerm(offers, amount, payment)?.months ?? null) : null,
    waited: typeof waited === 'number' ? waited : null,
  }
}

function differs(first: number, second: number): never {
  fail('E_PLAN', {
    what: 'A plan did not get the same score when it was scored again, so no plan may be shown.',
    got: String(second),
    expected: String(first),
    remedy: 'Report this: the same facts must give the same score.',
  })
}
