import { fail } from '../errors/index.ts'
import type { Subject } from '../record/index.ts'
import type { Caller } from './decide-file.ts'
import type { FileState } from './file-state.ts'
import { samePerson } from './second-opinion.ts'

/** Article 12(3) GDPR: at most a month, where the lender has not promised less. */
export const LONGEST_ANSWER_DAYS = 30

const DAY_MS = 86_400_000

export interface ReviewTerms {
  /** What holds now, by people or by the score. */
  readonly outcome: 'approved' | 'declined'
  readonly answerWithinDays: number
  /** ISO date of the last day on which a review may be asked for; null = no letter has left yet. */
  readonly askUntil: string | null
}

/** The day by which an answer is due. @param asked milliseconds since 1970 @returns ISO date */
export function answerBy(asked: number, withinDays: number): string {
  return isoDay(asked + withinDays * DAY_MS)
}

/** Why a review cannot be asked for; null when it can. */
export function whyNoReview(
  { reviews, inForce }: FileState,
  { outcome, askUntil }: ReviewTerms,
  now: number,
): 'approved' | 'open' | 'late' | null {
  if ((inForce?.outcome ?? outcome) === 'approved') return 'approved'
  if (reviews.some(({ answer }) => answer === null)) return 'open'
  return askUntil !== null && isoDay(now) > askUntil ? 'late' : null
}

/**
 * The customer asks a person to look again.
 * @throws VitrineError E_NO_REVIEW when nothing was refused, one is under way, or the time to ask is over
 */
export async function askReview(
  subject: Subject,
  said: { readonly ownView: string; readonly documents: string },
  terms: ReviewTerms,
  { files, actor, now }: Pick<Caller, 'files' | 'actor' | 'now'>,
): Promise<FileState> {
  return files.change(
    subject,
    null,
    (state) => {
      const why = whyNoReview(state, terms, now)
      if (why !== null) refuseReview(why)
      const body = { answerBy: answerBy(now, terms.answerWithinDays) }
      return { actor, entry: { kind: 'review-request', subject, body, personal: said } }
    },
    now,
  )
}

/**
 * Another person than the one who decided answers: the decision is kept, or the loan is granted after all.
 * @throws VitrineError E_FILE_CHANGED; E_NO_REVIEW_ASKED; E_SAME_PERSON
 */
export async function answerReview(
  subject: Subject,
  said: { readonly after: number; readonly kept: boolean; readonly answer: string },
  { files, actor, now, record }: Omit<Caller, 'settings'>,
): Promise<FileState> {
  const own = record.persons.actorOf(actor.name)
  const { after, kept, answer } = said
  return files.change(
    subject,
    after,
    ({ reviews, decision }) => {
      const open = reviews.find((one) => one.answer === null)
      if (open === undefined) noReviewAsked()
      if (decision?.actor === own || decision?.second?.actor === own)
        samePerson('decided before', 'Leave the answer to a colleague who has not decided about this file.')
      const entry = {
        kind: 'review-answer',
        subject,
        of: open.seq,
        body: { kept },
        personal: { answer },
      } as const
      return { actor, entry }
    },
    now,
  )
}

/** The customer says that a fact is wrong. @throws VitrineError E_DISPUTE_OPEN when the same fact is disputed already */
export async function disputeFact(
  subject: Subject,
  { column, ownView }: { readonly column: string; readonly ownView: string },
  { files, actor, now }: Pick<Caller, 'files' | 'actor' | 'now'>,
): Promise<FileState> {
  return files.change(
    subject,
    null,
    ({ disputes }) => {
      if (disputes.some((one) => one.answer === null && one.columns.includes(column))) disputeOpen(column)
      const body = { columns: [column] }
      return { actor, entry: { kind: 'dispute', subject, body, personal: { ownView } } }
    },
    now,
  )
}

/** The fact was looked at and stays. @throws VitrineError E_FILE_CHANGED; E_NO_DISPUTE */
export async function keepFact(
  subject: Subject,
  { after, dispute, answer }: { readonly after: number; readonly dispute: number; readonly answer: string },
  { files, actor, now }: Pick<Caller, 'files' | 'actor' | 'now'>,
): Promise<FileState> {
  return files.change(
    subject,
    after,
    (state) => {
      const { seq } = openDispute(state, dispute)
      return { actor, entry: { kind: 'dispute-answer', subject, of: seq, body: {}, personal: { answer } } }
    },
    now,
  )
}

/** @throws VitrineError E_NO_DISPUTE */
export function openDispute({ disputes }: FileState, seq: number): FileState['disputes'][number] {
  const open = disputes.find((one) => one.seq === seq && one.answer === null)
  return open ?? noDispute()
}

function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}

const WHY = {
  approved: 'an application that is approved',
  open: 'a second request while the first is being answered',
  late: 'a request after the time to ask',
} as const

function refuseReview(why: keyof typeof WHY): never {
  fail('E_NO_REVIEW', {
    what: 'A review cannot be asked for here.',
    got: WHY[why],
    expected: 'an application that was declined, within the time that the letter names',
    remedy: 'Ask your adviser.',
  })
}

function noReviewAsked(): never {
  fail('E_NO_REVIEW_ASKED', {
    what: 'No review waits for an answer here.',
    got: 'an answer to a review',
    expected: 'a request of the customer that nobody has answered',
    remedy: 'Open the file again.',
  })
}

function noDispute(): never {
  fail('E_NO_DISPUTE', {
    what: 'No such dispute waits for an answer here.',
    got: 'an answer to a dispute',
    expected: 'a fact that the customer disputes',
    remedy: 'Open the file again.',
  })
}

function disputeOpen(column: string): never {
  fail('E_DISPUTE_OPEN', {
    what: 'This fact is being looked at already.',
    got: column,
    expected: 'a fact that is not being looked at',
    remedy: 'Wait for the answer.',
  })
}
