/** What an applicant says of a change. */
export type Willingness = 'easy' | 'hard' | 'cannot'

export interface PlanWishes {
  /** A lever that is not named counts as easy. */
  readonly levers: Readonly<Partial<Record<LeverId, Willingness>>>
  /** Highest payment the applicant can make; null = no limit given. */
  readonly mostPayment: number | null
}

/** `amount`: borrow less. `longer`, `shorter`: another length. `wait`: apply again later. */
export const LEVERS = ['amount', 'longer', 'shorter', 'wait'] as const
export type LeverId = (typeof LEVERS)[number]
