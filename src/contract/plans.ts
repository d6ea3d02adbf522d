import { type Static, Type } from 'typebox'
import { ApplicationHeader } from './application.ts'
import { MetRule, ObjectiveScore } from './decision.ts'
import { DisplayValue, LocalText, Provenance } from './text.ts'

const Willingness = Type.Union([Type.Literal('easy'), Type.Literal('hard'), Type.Literal('cannot')])

/** Borrow less; a longer loan; a shorter one; wait and apply again. */
export const PlanLever = Type.Union([
  Type.Literal('amount'),
  Type.Literal('longer'),
  Type.Literal('shorter'),
  Type.Literal('wait'),
])
export type PlanLever = Static<typeof PlanLever>

/** GET /v1/applications/:applicationId/plans. What the applicant can do; nothing said = easy. */
export const PlansQuery = Type.Object(
  {
    amount: Type.Optional(Willingness),
    longer: Type.Optional(Willingness),
    shorter: Type.Optional(Willingness),
    wait: Type.Optional(Willingness),
    /** Highest monthly payment. */
    mostPayment: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 1e9 })),
  },
  { additionalProperties: false },
)
export type PlansQuery = Static<typeof PlansQuery>

export const LoanPlan = Type.Object({
  /** What changes, at most two at once. */
  levers: Type.Array(PlanLever),
  /** The changes as a what-if takes them: raw column → value. */
  edits: Type.Record(Type.String(), Type.Union([Type.Number(), Type.String(), Type.Null()])),
  amount: Type.Number(),
  /** Monthly. */
  payment: Type.Number(),
  /** What the lender would ask; null when it names no offers or the loan itself stays as filed. */
  offer: Type.Union([
    Type.Object({
      months: Type.Integer(),
      annualRate: Type.Number(),
      totalRepaid: Type.Number(),
      /** Total repaid beyond the amount. */
      cost: Type.Number(),
    }),
    Type.Null(),
  ]),
  /** 0 = at once. */
  waitMonths: Type.Integer(),
  /** What the waiting fact will have become; null = at once. */
  waited: Type.Union([DisplayValue, Type.Null()]),
  after: ObjectiveScore,
})
export type LoanPlan = Static<typeof LoanPlan>

export const PlansAnswer = Type.Object({
  application: ApplicationHeader,
  before: ObjectiveScore,
  /** Rules that decline it as filed; no plan leaves one in force. */
  rules: Type.Array(MetRule),
  /** `clear`: approved and far from the limit; plans are not looked for. */
  reason: Type.Union([Type.Literal('declined'), Type.Literal('close'), Type.Literal('clear')]),
  filed: Type.Object({
    amount: Type.Union([Type.Number(), Type.Null()]),
    payment: Type.Union([Type.Number(), Type.Null()]),
    /** The lender's length whose payment is nearest to the filed one. */
    months: Type.Union([Type.Integer(), Type.Null()]),
  }),
  /** The one fact that waiting moves, as filed. */
  waiting: Type.Object({ label: LocalText, filed: DisplayValue }),
  /** Levers that can move something in this application. */
  levers: Type.Array(PlanLever),
  /** At most five, smallest effort first; each scored again by itself with the same result. */
  plans: Type.Array(LoanPlan),
  /** Combinations scored. */
  tried: Type.Integer(),
  /** Every plan lies at least this far below the limit, and after a close call below the filed risk, in people in 100. */
  marginPoints: Type.Number(),
  provenance: Provenance,
})
export type PlansAnswer = Static<typeof PlansAnswer>
