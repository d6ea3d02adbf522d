import { type Static, Type } from 'typebox'
import { ApplicationHeader } from './application.ts'
import { ObjectiveScore, Reason } from './decision.ts'
import { Doer } from './oversight.ts'
import { Standing } from './standing.ts'
import { DisplayValue, LocalText, Outcome } from './text.ts'
import { EditableFact } from './what-if.ts'

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

const Reply = Type.Object({ by: Doer, at: Type.Integer(), words: Type.String() })

export const ShownReview = Type.Object({
  /** Milliseconds since 1970, as every time here. */
  askedAt: Type.Integer(),
  ownView: Type.String(),
  documents: Type.String(),
  /** ISO date. */
  answerBy: Type.String(),
  isLate: Type.Boolean(),
  /** `kept`: the decision stays; else the loan is granted after all. */
  answer: Nullable(Type.Interface([Reply], { kept: Type.Boolean() })),
})
export type ShownReview = Static<typeof ShownReview>

export const ShownDispute = Type.Object({
  /** Number of its record: an answer names it. */
  dispute: Type.Integer(),
  at: Type.Integer(),
  column: Type.String(),
  label: LocalText,
  ownView: Type.String(),
  answer: Nullable(Type.Interface([Reply], { corrected: Type.Boolean() })),
})
export type ShownDispute = Static<typeof ShownDispute>

export const ShownCorrection = Type.Object({
  by: Doer,
  at: Type.Integer(),
  words: Type.String(),
  facts: Type.Array(Type.Object({ label: LocalText, before: DisplayValue, after: DisplayValue })),
})
export type ShownCorrection = Static<typeof ShownCorrection>

const Version = Type.Object({ score: ObjectiveScore, reasons: Type.Array(Reason) })

/** GET /v1/applications/:applicationId/review: what the customer asked and was answered, and what was put right. */
export const ReviewAnswer = Type.Object({
  application: ApplicationHeader,
  /** Number of the newest record that changed the file; sent back with an answer. */
  version: Type.Integer(),
  standing: Standing,
  /** What holds now, and who made it so. */
  outcome: Outcome,
  outcomeBy: Type.Union([Type.Literal('score'), Type.Literal('decision'), Type.Literal('review')]),
  may: Type.Object({
    ask: Type.Boolean(),
    answer: Type.Boolean(),
    dispute: Type.Boolean(),
    correct: Type.Boolean(),
  }),
  /** ISO date of the last day to ask; null while no letter has left. */
  askUntil: Nullable(Type.String()),
  /** ISO date by which a review asked for today is answered. */
  answerBy: Type.String(),
  reviews: Type.Array(ShownReview),
  disputes: Type.Array(ShownDispute),
  corrections: Type.Array(ShownCorrection),
  /** What the customer may dispute: every fact of the own application. */
  facts: Type.Array(Type.Object({ column: Type.String(), label: LocalText })),
  /** What an adviser may put right; empty for others. */
  editable: Type.Array(EditableFact),
  /** The deciding score of the facts as filed and as they stand now; null while nothing was put right. */
  versions: Nullable(Type.Object({ filed: Version, now: Version })),
})
export type ReviewAnswer = Static<typeof ReviewAnswer>

const SAID = { minLength: 1, maxLength: 2000, pattern: '\\S' }
const After = Type.Integer({ minimum: 0 })

/** POST /v1/applications/:applicationId/review: the customer asks a person to look again. */
export const ReviewRequest = Type.Object(
  {
    ownView: Type.String(SAID),
    /** What papers say, or which there are; as text. */
    documents: Type.String({ maxLength: 10_000 }),
  },
  { additionalProperties: false },
)
export type ReviewRequest = Static<typeof ReviewRequest>

/** POST /v1/applications/:applicationId/review/answer */
export const ReviewReply = Type.Object(
  { after: After, kept: Type.Boolean(), answer: Type.String(SAID) },
  { additionalProperties: false },
)
export type ReviewReply = Static<typeof ReviewReply>

/** POST /v1/applications/:applicationId/dispute: the customer says that a fact of the own application is wrong. */
export const DisputeBody = Type.Object(
  { column: Type.String({ maxLength: 100 }), ownView: Type.String(SAID) },
  { additionalProperties: false },
)
export type DisputeBody = Static<typeof DisputeBody>

/** POST /v1/applications/:applicationId/dispute/answer: the fact was looked at and stays. */
export const DisputeReply = Type.Object(
  { after: After, dispute: Type.Integer({ minimum: 1 }), answer: Type.String(SAID) },
  { additionalProperties: false },
)
export type DisputeReply = Static<typeof DisputeReply>

/** POST /v1/applications/:applicationId/correction: facts are put right and scored again. */
export const CorrectionBody = Type.Object(
  {
    after: After,
    /** The dispute that it answers; null = nobody asked. */
    dispute: Nullable(Type.Integer({ minimum: 1 })),
    /** Raw column of the form → right value; null = not known. */
    edits: Type.Record(
      Type.String({ maxLength: 100 }),
      Type.Union([Type.Number(), Type.String(), Type.Null()]),
      { minProperties: 1, maxProperties: 20 },
    ),
    words: Type.String(SAID),
  },
  { additionalProperties: false },
)
export type CorrectionBody = Static<typeof CorrectionBody>
