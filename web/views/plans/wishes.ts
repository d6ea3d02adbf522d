import type { PlanLever, PlansQuery } from '../../../src/contract/index.ts'

/** What the applicant can do, under the names of the address and of the API. */
export type Wishes = PlansQuery
export type Willingness = NonNullable<PlansQuery[PlanLever]>

export const WILLINGNESS = ['easy', 'hard', 'cannot'] as const satisfies readonly Willingness[]
const LEVERS = ['amount', 'longer', 'shorter', 'wait'] as const satisfies readonly PlanLever[]
const HIGHEST_PAYMENT = 1e9

/** Wishes of an address; anything that the service would refuse counts as not said. */
export function readWishes(parameters: URLSearchParams): Wishes {
  const wishes: { -readonly [name in keyof Wishes]: Wishes[name] } = {}
  for (const lever of LEVERS) {
    const said = WILLINGNESS.find((one) => one === parameters.get(lever))
    if (said !== undefined && said !== 'easy') wishes[lever] = said
  }
  const most = mostPayment(Number(parameters.get('mostPayment') ?? Number.NaN))
  if (most !== null) wishes.mostPayment = most
  return wishes
}

/** The part of the address that one lever changes; easy is what counts when nothing is said. */
export function leverWish(lever: PlanLever, willing: Willingness): Readonly<Record<string, string | null>> {
  return { [lever]: willing === 'easy' ? null : willing }
}

/** The part of the address that the highest payment changes. */
export function paymentWish(entered: number): Readonly<Record<string, string | null>> {
  const most = mostPayment(entered)
  return { mostPayment: most === null ? null : String(most) }
}

export const NO_WISHES: Readonly<Record<string, null>> = {
  amount: null,
  longer: null,
  shorter: null,
  wait: null,
  mostPayment: null,
}

function mostPayment(entered: number): number | null {
  return entered > 0 && entered <= HIGHEST_PAYMENT ? entered : null
}
