import { type Static, Type } from 'typebox'
import { DecidedBy, MetRule, ObjectiveScore, Reason } from './decision.ts'
import { HttpProblem } from './problem.ts'
import { Outcome, PdInterval, Provenance } from './text.ts'

/** A cell as it stands in the lender's file; null = not known. Amounts and counts of people stay far below the bounds. */
const Cell = Type.Union([
  Type.Number({ minimum: -1e12, maximum: 1e12 }),
  Type.String({ maxLength: 200 }),
  Type.Null(),
])
const Column = Type.String({ maxLength: 100 })
/** Raw column → cell; a column that is left out is not known. */
const Facts = Type.Record(Column, Cell)

/** Rows of one side table that one request may hold. */
export const MOST_ROWS = 5000

/** POST /v1/applications/score: an application that is in no table. */
export const NewApplicationBody = Type.Object(
  {
    /** Raw columns of the table `application`. */
    application: Facts,
    /** Rows of the other tables by name, earlier credits and payments; a table that is left out has none. */
    tables: Type.Optional(Type.Record(Column, Type.Array(Facts, { maxItems: MOST_ROWS }))),
    /**
     * A filed application of the same person: the history that was worked out for it stands for `tables`, so that it need not
     * be sent and is not worked out again.
     */
    historyOf: Type.Optional(Type.Integer({ minimum: 1 })),
    /** Whose application it is, in the lender's own numbers: what is recorded of one person is erased together. */
    personId: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    /** The lender's branch whose advisers open it, as the tables name it; without one, none does where the tables name branches. */
    branch: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    /** Of its amounts, ISO 4217: offers in this currency are then part of plans. */
    currency: Type.Optional(Type.String({ pattern: '^[A-Z]{3}$' })),
    /** The lender's own number of the application; comes back in the answer. */
    reference: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
  },
  { additionalProperties: false },
)
export type NewApplicationBody = Static<typeof NewApplicationBody>

/**
 * Chosen by the caller, another one for every application: a request that comes again with the same key and body gets
 * the same answer and leaves no second record.
 */
export const IdempotencyHeader = Type.Object({
  'idempotency-key': Type.String({ minLength: 1, maxLength: 200, pattern: '^[!-~]+$' }),
})
export type IdempotencyHeader = Static<typeof IdempotencyHeader>

export const ScoreAnswer = Type.Object({
  /** Given by this service; from 10¹² on, so that it is no number of the lender's tables. */
  applicationId: Type.Integer(),
  /** Number of the record that holds the score, its facts and its reasons. */
  recordId: Type.Integer(),
  reference: Type.Union([Type.String(), Type.Null()]),
  modelId: Type.String(),
  outcome: Outcome,
  /** `rule`: declined by `rules`; the score may have approved or declined. */
  decidedBy: DecidedBy,
  /** Rules that decline it, the first reasons of the decision; none when the score decided. */
  rules: Type.Array(MetRule),
  closeCall: Type.Boolean(),
  /** Of the deciding score, as are the next four. */
  pd: Type.Number(),
  pdInterval: PdInterval,
  limitPd: Type.Number(),
  rawScore: Type.Number(),
  limitRawScore: Type.Number(),
  /** All three in fixed order, by themselves, without rules. */
  scores: Type.Array(ObjectiveScore),
  /**
   * At most four with the rules, strongest first: reasons for a decline, strengths for an approval; none where only a rule
   * declines.
   */
  reasons: Type.Array(Reason),
  /** True when a reason failed its re-score: a person must look before anything is sent. */
  held: Type.Boolean(),
  /** Facts that were sent and may not enter a score: they were not looked at and are not kept. */
  notUsed: Type.Array(Type.String()),
  provenance: Provenance,
})
export type ScoreAnswer = Static<typeof ScoreAnswer>

/** POST /v1/applications/score-only: facts of an application on which nothing is decided, and of nobody in particular. */
export const ScoreOnlyBody = Type.Omit(NewApplicationBody, ['personId', 'branch', 'currency'], {
  additionalProperties: false,
})
export type ScoreOnlyBody = Static<typeof ScoreOnlyBody>

/** A score and no decision: no outcome, no limit, no reasons; nothing may be told to a person from it alone. */
export const ScoreOnlyAnswer = Type.Object({
  /** Of this answer alone. */
  scoreId: Type.String(),
  reference: Type.Union([Type.String(), Type.Null()]),
  modelId: Type.String(),
  /** Of the deciding score, by the final model. */
  pd: Type.Number(),
  rawScore: Type.Number(),
  /** SHA-256 over the canonical JSON of the facts that were looked at: whoever keeps them can show what was scored. */
  factsHash: Type.String(),
  /** As in a decision. */
  notUsed: Type.Array(Type.String()),
  /** SHA-256 over the canonical JSON of all of the above. */
  answerHash: Type.String(),
  /** Number of the record that holds `answerHash`. */
  recordId: Type.Integer(),
})
export type ScoreOnlyAnswer = Static<typeof ScoreOnlyAnswer>

/** POST /v1/applications/score-lines: optional there; line k then goes by this key and k. */
export const LinesHeader = Type.Object({
  'idempotency-key': Type.Optional(Type.String({ minLength: 1, maxLength: 190, pattern: '^[!-~]+$' })),
})
export type LinesHeader = Static<typeof LinesHeader>

/** One line of the answer of POST /v1/applications/score-lines; lines count from 1, in the order of the input. */
export const ScoredLine = Type.Union([
  Type.Object({ line: Type.Integer(), answer: ScoreAnswer }),
  Type.Object({ line: Type.Integer(), problem: HttpProblem }),
])
export type ScoredLine = Static<typeof ScoredLine>
