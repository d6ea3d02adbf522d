import { type Static, Type } from 'typebox'
import { ApplicationHeader } from './application.ts'
import { Fact } from './decision.ts'
import { Standing } from './standing.ts'
import { LocalText, Outcome } from './text.ts'

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

export const Judgement = Type.Union([
  Type.Literal('approve'),
  Type.Literal('decline'),
  Type.Literal('unsure'),
])
export type Judgement = Static<typeof Judgement>

/** Who did something, as far as this reader may know: a name of staff, or nobody's any more. */
export const Doer = Type.Object({ name: Nullable(Type.String()), isYou: Type.Boolean() })
export type Doer = Static<typeof Doer>

export const SecondOpinion = Type.Object({
  by: Doer,
  /** Milliseconds since 1970, as every time here. */
  at: Type.Integer(),
  agreed: Type.Boolean(),
  words: Type.String(),
})

export const PersonDecision = Type.Object({
  by: Doer,
  at: Type.Integer(),
  outcome: Outcome,
  /** Null: as the score. */
  reason: Nullable(LocalText),
  words: Type.String(),
  /** From opening the file to deciding. */
  dwellMilliseconds: Type.Integer(),
  openedExplanation: Type.Boolean(),
  awaitsSecond: Type.Boolean(),
  second: Nullable(SecondOpinion),
})
export type PersonDecision = Static<typeof PersonDecision>

/** GET /v1/applications/:applicationId/oversight: where the file stands with people, and what this reader may do. */
export const OversightAnswer = Type.Object({
  application: ApplicationHeader,
  /** Number of the newest record that changed the file: sent back with a change, so that nobody overrules unseen. */
  version: Type.Integer(),
  standing: Standing,
  /** What holds now: what people decided, else what the score says. Null before the own view is noted, where it comes first. */
  outcome: Nullable(Outcome),
  /** Null as above. */
  scoreOutcome: Nullable(Outcome),
  /** True when a rule of the policy declines it: against a rule it always takes two people. False before the own view. */
  ruled: Type.Boolean(),
  /** True: this reader is to note an own view before the score is shown. */
  ownViewFirst: Type.Boolean(),
  inGreyBand: Type.Boolean(),
  /** How near the limit a risk must lie for a person to decide, people in 100. */
  greyBandPoints: Type.Number(),
  facts: Type.Object({ asked: Type.Array(Fact), known: Type.Array(Fact) }),
  /** The first view that this reader noted about the facts as they stand. */
  ownView: Nullable(
    Type.Object({
      judgement: Judgement,
      words: Type.String(),
      at: Type.Integer(),
      /** Noted after a page with the score had been opened. */
      scoreSeen: Type.Boolean(),
    }),
  ),
  decision: Nullable(PersonDecision),
  /** What no longer holds, newest first. */
  earlier: Type.Array(PersonDecision),
  may: Type.Object({ judge: Type.Boolean(), decide: Type.Boolean(), second: Type.Boolean() }),
  /** Reasons that may be given for deciding against the score. */
  reasons: Type.Array(Type.Object({ id: Type.String(), words: LocalText })),
  secondNeeded: Type.Object({ approved: Type.Boolean(), declined: Type.Boolean() }),
  /** How often people decided against the score in the window. */
  overrides: Type.Object({
    overrides: Type.Integer(),
    decisions: Type.Integer(),
    windowDays: Type.Integer(),
  }),
})
export type OversightAnswer = Static<typeof OversightAnswer>

const SHORT = { maxLength: 2000 }
const SAID = { minLength: 1, maxLength: 2000 }
const After = Type.Integer({ minimum: 0 })

/** POST /v1/applications/:applicationId/judgement: what the adviser thinks, before the score is confirmed or overruled. */
export const JudgementBody = Type.Object(
  { judgement: Judgement, words: Type.String(SHORT) },
  { additionalProperties: false },
)
export type JudgementBody = Static<typeof JudgementBody>

/** POST /v1/applications/:applicationId/human-decision. Against the score it needs a reason and words. */
export const HumanDecisionBody = Type.Object(
  {
    after: After,
    outcome: Outcome,
    reason: Nullable(Type.String({ maxLength: 50 })),
    words: Type.String(SHORT),
  },
  { additionalProperties: false },
)
export type HumanDecisionBody = Static<typeof HumanDecisionBody>

/** POST /v1/applications/:applicationId/second-opinion */
export const SecondOpinionBody = Type.Object(
  { after: After, agrees: Type.Boolean(), words: Type.String(SAID) },
  { additionalProperties: false },
)
export type SecondOpinionBody = Static<typeof SecondOpinionBody>

export const OverrideRate = Type.Object({
  /** Model id, branch or name of the person; null = all decisions, or no branch, or an account that is gone. */
  of: Nullable(Type.String()),
  decisions: Type.Integer(),
  overrides: Type.Integer(),
  alarm: Nullable(Type.Union([Type.Literal('low'), Type.Literal('high')])),
  /** Of an alarm: at just the share allowed, chance brings so many or so few about in more than one of twenty cases. */
  mayBeChance: Type.Boolean(),
})
export type OverrideRate = Static<typeof OverrideRate>

/** GET /v1/override-rates: decisions in force of the window. */
export const OverrideRates = Type.Object({
  windowDays: Type.Integer(),
  lowShare: Type.Number(),
  highShare: Type.Number(),
  fewestDecisions: Type.Integer(),
  all: OverrideRate,
  byModel: Type.Array(OverrideRate),
  byBranch: Type.Array(OverrideRate),
  byPerson: Type.Array(OverrideRate),
})
export type OverrideRates = Static<typeof OverrideRates>
