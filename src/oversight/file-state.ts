import type { Json } from '../hash/index.ts'
import type { CorrectedFacts, Judgement, OpenedRecord, RecordKind } from '../record/index.ts'

/** Kinds of records that change where a file stands. */
export const OVERSIGHT_KINDS = [
  'judgement',
  'decision',
  'override',
  'second-opinion',
  'review-request',
  'review-answer',
  'dispute',
  'dispute-answer',
  'correction',
] as const satisfies readonly RecordKind[]

/** Something that one person did. */
interface Deed {
  /** Number of the record. */
  readonly seq: number
  readonly at: number
  /** Pseudonym. */
  readonly actor: string
}

export interface OwnView extends Deed {
  readonly judgement: Judgement
  readonly words: string
  /** True when the person had opened a page with the score before. */
  readonly scoreSeen: boolean
}

export interface Answer extends Deed {
  /** Agreed; kept the decision; corrected the fact. */
  readonly yes: boolean
  readonly words: string
}

export interface PersonDecision extends Deed {
  readonly outcome: 'approved' | 'declined'
  /** Code of the lender's settings; null = as the score. */
  readonly reason: string | null
  readonly words: string
  readonly dwellMilliseconds: number
  readonly openedExplanation: boolean
  readonly awaitsSecond: boolean
  readonly second: Answer | null
}

export interface Review extends Deed {
  readonly ownView: string
  readonly documents: string
  /** ISO date. */
  readonly answerBy: string
  /** `yes` = the decision is kept. */
  readonly answer: Answer | null
}

export interface Dispute extends Deed {
  readonly columns: readonly string[]
  readonly ownView: string
  /** `yes` = corrected. */
  readonly answer: Answer | null
}

export interface Correction extends Deed, CorrectedFacts {
  /** Model of the score in it. */
  readonly modelId: string
}

/** All that people did about one application. */
export interface FileState {
  /** Number of the newest record that changed it; 0 = nobody did anything yet. */
  readonly version: number
  /** About the facts as they stand now, oldest first. */
  readonly views: readonly OwnView[]
  /** About the facts as they stand now; null while nobody decided. */
  readonly decision: PersonDecision | null
  /** That a second person refused, or that a correction overtook; oldest first. */
  readonly earlier: readonly PersonDecision[]
  readonly reviews: readonly Review[]
  readonly disputes: readonly Dispute[]
  readonly corrections: readonly Correction[]
  /** What people made of it, about the facts as they stand now; null = the score alone stands. */
  readonly inForce: { readonly outcome: 'approved' | 'declined'; readonly by: 'decision' | 'review' } | null
}

export const UNTOUCHED: FileState = {
  version: 0,
  views: [],
  decision: null,
  earlier: [],
  reviews: [],
  disputes: [],
  corrections: [],
  inForce: null,
}

/** @param records of one application, in the order of the chain; those of other kinds say nothing here */
export function foldFile(records: readonly OpenedRecord[]): FileState {
  return records.reduce(step, UNTOUCHED)
}

function step(state: FileState, record: OpenedRecord): FileState {
  if (!(OVERSIGHT_KINDS as readonly string[]).includes(record.kind)) return state
  const { seq, at, actor, of } = record
  const body = record.body as Readonly<Record<string, Json>>
  const personal = record.personal as Readonly<Record<string, Json>>
  const deed = { seq, at, actor }
  const next = { ...state, version: seq }
  switch (record.kind) {
    case 'judgement': {
      const { judgement, words } = personal as { judgement: Judgement; words: string }
      const view = { ...deed, judgement, words, scoreSeen: body.scoreSeen as boolean }
      return { ...next, views: [...state.views, view] }
    }
    case 'decision':
    case 'override': {
      const { outcome, words, dwellMilliseconds, openedExplanation } = personal as unknown as PersonDecision
      const awaitsSecond = body.awaitsSecond as boolean
      const reason = record.kind === 'override' ? (body.reason as string) : null
      const said = { outcome, words, dwellMilliseconds, openedExplanation }
      const decision = { ...deed, ...said, reason, awaitsSecond, second: null }
      return { ...next, decision, inForce: awaitsSecond ? state.inForce : { outcome, by: 'decision' } }
    }
    case 'second-opinion': {
      const { decision } = state
      if (decision === null || decision.seq !== of) return next
      const second = { ...deed, yes: body.agreed as boolean, words: personal.words as string }
      const settled = { ...decision, second }
      return second.yes
        ? { ...next, decision: settled, inForce: { outcome: decision.outcome, by: 'decision' } }
        : { ...next, decision: null, earlier: [...state.earlier, settled] }
    }
    case 'review-request': {
      const { ownView, documents } = personal as { ownView: string; documents: string }
      const review = { ...deed, ownView, documents, answerBy: body.answerBy as string, answer: null }
      return { ...next, reviews: [...state.reviews, review] }
    }
    case 'review-answer': {
      const answer = { ...deed, yes: body.kept as boolean, words: personal.answer as string }
      const reviews = answered(state.reviews, of, answer)
      // Only a refusal can be asked about: what is kept is declined, what is changed is granted.
      return { ...next, reviews, inForce: { outcome: answer.yes ? 'declined' : 'approved', by: 'review' } }
    }
    case 'dispute': {
      const columns = body.columns as readonly string[]
      const dispute = { ...deed, columns, ownView: personal.ownView as string, answer: null }
      return { ...next, disputes: [...state.disputes, dispute] }
    }
    case 'dispute-answer': {
      const answer = { ...deed, yes: false, words: personal.answer as string }
      return { ...next, disputes: answered(state.disputes, of, answer) }
    }
    default: {
      const facts = personal as unknown as CorrectedFacts
      const answer = { ...deed, yes: true, words: facts.words }
      return {
        ...next,
        // Whatever was thought and decided before was about other facts.
        views: [],
        decision: null,
        inForce: null,
        earlier: state.decision === null ? state.earlier : [...state.earlier, state.decision],
        disputes: answered(state.disputes, of, answer),
        corrections: [...state.corrections, { ...deed, ...facts, modelId: body.modelId as string }],
      }
    }
  }
}

function answered<T extends { readonly seq: number; readonly answer: Answer | null }>(
  asked: readonly T[],
  of: number | null,
  answer: Answer,
): readonly T[] {
  return asked.map((one) => (one.seq === of ? { ...one, answer } : one))
}
