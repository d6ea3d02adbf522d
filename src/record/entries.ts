import type { Json } from '../hash/index.ts'

/** Who did it. */
export interface Actor {
  readonly role:
    | 'customer'
    | 'manager'
    | 'risk_officer'
    | 'auditor'
    | 'admin'
    | 'operator'
    | 'machine'
    | 'system'
  /** Number of the account, or name of the operator; kept as a pseudonym. */
  readonly name: string
}

/** Whose application it is about. */
export interface Subject {
  /** Person of the envelope; an application without one is a person of its own. */
  readonly personId: string | null
  readonly applicationId: number
}

/** Applications that came over the API are numbered from here: this plus the number of the record of their score. */
export const POSTED_FROM = 1_000_000_000_000

/** Whose application it is, when it came over the API and has no number before it is on record. */
export interface PostedSubject {
  readonly personId: string | null
  readonly posted: true
}

/**
 * What may be recorded. `body` names nobody and stays readable for ever; `personal` is sealed under the person's key and
 * goes when the person is erased.
 */
export type Entry =
  /** The service gave a score that it had not given before. */
  | About<'score', ScoredWith, Json>
  | PostedScore
  /** Scores without decisions were told to a machine: SHA-256 of each answer, and nothing about anybody. */
  | { readonly kind: 'score-only'; readonly body: Hashes & { readonly answers: readonly string[] } }
  /** What a person thought of the application, before or after the score was seen. */
  | About<
      'judgement',
      { readonly scoreSeen: boolean },
      { readonly judgement: Judgement; readonly words: string; readonly dwellMilliseconds: number }
    >
  /** A person decided as the score does. */
  | About<'decision', DecidedWith, HumanDecision>
  /** A person decided against the score. */
  | About<'override', DecidedWith & { readonly reason: string }, HumanDecision>
  /** A second person agreed with a decision that waited for it, or did not. */
  | About<'second-opinion', { readonly agreed: boolean }, { readonly words: string }>
  | About<
      'letter',
      { readonly letter: string; readonly language: 'en' | 'fr' },
      { readonly letterHash: string; readonly pdfHash: string; readonly letter: Json }
    >
  /** Somebody with a right to it opened a part of the file. */
  | About<
      'view',
      { readonly what: string },
      { readonly answerHash: string | null; readonly requestId: string }
    >
  /** The customer asked a person to look again. */
  | About<
      'review-request',
      { readonly answerBy: string },
      { readonly ownView: string; readonly documents: string }
    >
  | About<'review-answer', { readonly kept: boolean }, { readonly answer: string }>
  /** The customer says that a fact is wrong. */
  | About<'dispute', { readonly columns: readonly string[] }, { readonly ownView: string }>
  /** The fact was looked at and stays. */
  | About<'dispute-answer', Record<string, never>, { readonly answer: string }>
  /** Facts were put right; the score that they lead to is part of the record. */
  | About<'correction', Hashes & { readonly columns: readonly string[] }, CorrectedFacts>
  /** New scores were stopped, or allowed again. */
  | { readonly kind: 'stop'; readonly body: { readonly stopped: boolean; readonly reason: string } }
  /** From here on heads are signed with this key. The first record of every chain is one. */
  | {
      readonly kind: 'key'
      readonly body: {
        readonly publicKey: string
        readonly masterKeyId: string
        readonly endorsement: string | null
      }
    }
  /** A backup was put in the place of the store; what followed this record's forerunner is lost. */
  | { readonly kind: 'restore'; readonly body: { readonly after: number } }
  /** The key of a person was destroyed. */
  | { readonly kind: 'erasure'; readonly body: { readonly person: string } }

/** The score of an application that came over the API. */
export interface PostedScore {
  readonly kind: 'score'
  readonly subject: PostedSubject
  readonly body: ScoredWith
  readonly personal: Json
}

export type RecordKind = Entry['kind']

interface About<K extends string, B extends Json, P extends Json> {
  readonly kind: K
  readonly subject: Subject
  /** Number of the record that this one answers or follows. */
  readonly of?: number
  readonly body: B
  readonly personal: P
}

/** What a score was made with; the model's id is the hash of its calibration, limits, policy and reference rows too. */
export type Hashes = {
  readonly modelId: string
  readonly policy: string
  readonly catalogue: string
  readonly generation: string
  readonly matrix: string
}

/** Of an application that came over the API also the branch that it was posted for. */
export type ScoredWith = Hashes & { readonly branch?: string }

export type Judgement = 'approve' | 'decline' | 'unsure'

/** What is said of a person's decision without saying about whom. */
export type DecidedWith = {
  readonly modelId: string
  readonly branch: string | null
  /** True: it holds only when a second person agrees. */
  readonly awaitsSecond: boolean
}

export type HumanDecision = {
  readonly outcome: 'approved' | 'declined'
  /** What the person thought before the score was shown; null when not asked. */
  readonly ownJudgement: Judgement | null
  readonly words: string
  /** From opening the file to deciding. */
  readonly dwellMilliseconds: number
  readonly openedExplanation: boolean
}

export type CorrectedFacts = {
  /** By raw column of the application; null = missing. */
  readonly edits: Readonly<
    Record<string, { readonly before: number | string | null; readonly after: number | string | null }>
  >
  readonly words: string
  /** As a score goes on record. */
  readonly score: Json
}
