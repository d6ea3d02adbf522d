import type { FileState } from './file-state.ts'

/**
 * Where a file stands with people. `score`: the score alone stands. `asks-person`: the risk lies so near the limit that a
 * person decides. `awaits-second`: decided, but not in force until a second person agrees. `confirmed`, `overridden`: a
 * person decided as the score does, or against it. `disputed`, `review-asked`: the customer waits for an answer.
 * `review-kept`, `review-changed`: a person looked again and answered.
 */
export type Standing =
  | 'score'
  | 'asks-person'
  | 'awaits-second'
  | 'confirmed'
  | 'overridden'
  | 'disputed'
  | 'review-asked'
  | 'review-kept'
  | 'review-changed'

const WAITING: ReadonlySet<Standing> = new Set(['asks-person', 'awaits-second', 'disputed', 'review-asked'])

/** @param inGreyBand whether the score, of the facts as they stand now, lies within the lender's distance of the limit */
export function standingOf(state: FileState, inGreyBand: boolean): Standing {
  const { decision, reviews, disputes, inForce } = state
  if (reviews.some((one) => one.answer === null)) return 'review-asked'
  if (disputes.some((one) => one.answer === null)) return 'disputed'
  if (decision?.awaitsSecond && decision.second === null) return 'awaits-second'
  if (inForce?.by === 'review') return reviews.at(-1)?.answer?.yes ? 'review-kept' : 'review-changed'
  if (inForce === null) return inGreyBand ? 'asks-person' : 'score'
  return decision?.reason == null ? 'confirmed' : 'overridden'
}

export function waitsForPerson(standing: Standing): boolean {
  return WAITING.has(standing)
}

/** By when somebody must have answered the customer; null when nobody waits. ISO date. */
export function dueOf({ reviews }: FileState): string | null {
  const open = reviews.filter((one) => one.answer === null).map((one) => one.answerBy)
  return open.sort()[0] ?? null
}
