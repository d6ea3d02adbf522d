import { allowedTerms, type Lever, nearestTerm, type Offer, offer, type Settings } from '../decide/index.ts'
import type { RawValue } from './bank.ts'
import type { RecourseSpec } from './lender.ts'
import { LEVERS, type LeverId, type PlanWishes } from './plan-wishes.ts'

/** The loan of one combination of settings, beside what was filed. */
export interface LoanPlan {
  readonly amount: number
  readonly payment: number
  /** Null when the lender names no offers: the payment then keeps its filed share of the amount. */
  readonly offer: Offer | null
  readonly waitMonths: number
  readonly edits: Readonly<Record<string, RawValue>>
}

export interface LoanLevers {
  readonly levers: readonly Lever[]
  planOf(settings: Settings): LoanPlan | undefined
}

/** Doing what is hard counts three times. */
const HARD = 3
/** The amount goes down in steps of a fortieth, to a quarter of what was asked. */
const AMOUNT_STEPS = 30
const AMOUNT_STEP_SHARE = 1 / 40
/** Four more years ask as much as giving up three fifths of the amount; two years of waiting as four fifths. */
const EFFORT_PER_MONTH = 0.6 / 48
const EFFORT_PER_WAITED_MONTH = 0.8 / 24
const WAIT_MONTHS = [3, 6, 12, 24]

/**
 * What can be changed about one filed loan.
 * @param filed raw cells of the application
 * @param currency of the application, null = not known: offers then do not apply
 */
export function loanLevers(
  spec: RecourseSpec,
  filed: Readonly<Record<string, RawValue>>,
  currency: string | null,
  wishes: PlanWishes,
): LoanLevers {
  const amount = numberOrNull(filed[spec.amount])
  const payment = numberOrNull(filed[spec.payment])
  const waited = numberOrNull(filed[spec.waiting.column])
  if (amount === null || payment === null) return { levers: [], planOf: () => undefined }
  const table = spec.offers !== null && spec.offers.currency === currency ? spec.offers : null
  const asked = table === null ? undefined : nearestTerm(table, amount, payment)
  const terms = table === null || asked === undefined ? [] : allowedTerms(table)
  const { min, step } = table?.amount ?? spec.amountBounds
  const settings = {
    amount: smallerAmounts(amount, min, step),
    longer: terms.filter(({ months }) => months > asked!.months),
    shorter: terms.filter(({ months }) => months < asked!.months).reverse(),
    wait: waited === null ? [] : WAIT_MONTHS,
  }
  const efforts: Record<LeverId, number[]> = {
    amount: settings.amount.map((smaller) => 1 - smaller / amount),
    longer: settings.longer.map(({ months }) => (months - asked!.months) * EFFORT_PER_MONTH),
    shorter: settings.shorter.map(({ months }) => (asked!.months - months) * EFFORT_PER_MONTH),
    wait: settings.wait.map((months) => months * EFFORT_PER_WAITED_MONTH),
  }
  const levers = LEVERS.map((id): Lever => {
    const willing = wishes.levers[id] ?? 'easy'
    const allowed = willing === 'cannot' ? [] : efforts[id]
    return { id, efforts: [0, ...allowed.map((effort) => effort * (willing === 'hard' ? HARD : 1))] }
  })

  const planOf = (chosen: Settings): LoanPlan | undefined => {
    const [smaller, longer, shorter, wait] = chosen
    if (longer! > 0 && shorter! > 0) return undefined
    const newAmount = smaller === 0 ? amount : settings.amount[smaller! - 1]!
    const term =
      longer! > 0 ? settings.longer[longer! - 1] : shorter! > 0 ? settings.shorter[shorter! - 1] : asked
    const loanMoves = smaller! > 0 || longer! > 0 || shorter! > 0
    const offered = loanMoves && term !== undefined ? offer(newAmount, term.months, term.annualRate) : null
    const newPayment = offered?.payment ?? Number(((payment * newAmount) / amount).toFixed(2))
    if (wishes.mostPayment !== null && newPayment > wishes.mostPayment) return undefined
    const waitMonths = wait === 0 ? 0 : settings.wait[wait! - 1]!
    return {
      amount: newAmount,
      payment: newPayment,
      offer: offered,
      waitMonths,
      edits: {
        ...(smaller! > 0 && { [spec.amount]: newAmount }),
        ...(newPayment !== payment && { [spec.payment]: newPayment }),
        ...(waitMonths > 0 && { [spec.waiting.column]: waited! + waitMonths * spec.waiting.perMonth }),
      },
    }
  }
  return { levers, planOf }
}

/** Whole steps below the filed amount, largest first. */
function smallerAmounts(amount: number, min: number, step: number): number[] {
  const rounded = Array.from(
    { length: AMOUNT_STEPS },
    (_, k) => Math.floor((amount * (1 - (k + 1) * AMOUNT_STEP_SHARE)) / step) * step,
  )
  return [...new Set(rounded)].filter((smaller) => smaller >= min && smaller < amount)
}

function numberOrNull(value: RawValue | undefined): number | null {
  return typeof value === 'number' ? value : null
}
