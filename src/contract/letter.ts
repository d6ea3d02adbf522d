import { type Static, Type } from 'typebox'
import { ApplicationHeader } from './application.ts'
import { Provenance } from './text.ts'

export const LetterLanguage = Type.Union([Type.Literal('en'), Type.Literal('fr')])
export type LetterLanguage = Static<typeof LetterLanguage>

/** `answer`: what was decided. `counter-offer`: the same refusal, with another loan that we could grant. */
export const LetterPurpose = Type.Union([Type.Literal('answer'), Type.Literal('counter-offer')])
export type LetterPurpose = Static<typeof LetterPurpose>

/** GET /v1/applications/:applicationId/letter and letter.pdf. Nothing said = English, the answer. */
export const LetterQuery = Type.Object(
  { lang: Type.Optional(LetterLanguage), purpose: Type.Optional(LetterPurpose) },
  { additionalProperties: false },
)
export type LetterQuery = Static<typeof LetterQuery>

export const LetterKind = Type.Union([
  Type.Literal('decline'),
  Type.Literal('approval'),
  Type.Literal('counter-offer'),
])
export type LetterKind = Static<typeof LetterKind>

export const LetterReason = Type.Object({
  /** Reason group. */
  group: Type.String(),
  text: Type.String(),
  /** Name of the fact whose values stand beside the reason. */
  fact: Type.String(),
  yours: Type.String(),
  typical: Type.String(),
})
export type LetterReason = Static<typeof LetterReason>

/** What stands below a heading. */
export const LetterPart = Type.Union([
  Type.Object({ kind: Type.Literal('text'), text: Type.String() }),
  Type.Object({ kind: Type.Literal('list'), items: Type.Array(Type.String()) }),
  Type.Object({
    kind: Type.Literal('reasons'),
    columns: Type.Object({ reason: Type.String(), yours: Type.String(), typical: Type.String() }),
    rows: Type.Array(LetterReason),
  }),
])
export type LetterPart = Static<typeof LetterPart>

export const LetterSection = Type.Object({
  id: Type.Union([
    Type.Literal('reasons'),
    Type.Literal('against'),
    Type.Literal('conditions'),
    Type.Literal('offer'),
    Type.Literal('different'),
    Type.Literal('data'),
    Type.Literal('rights'),
  ]),
  heading: Type.String(),
  parts: Type.Array(LetterPart),
})
export type LetterSection = Static<typeof LetterSection>

/** The risk scale with its words; values are people in 100. */
export const LetterScale = Type.Object({
  risk: Type.Number(),
  limit: Type.Number(),
  all: Type.Number(),
  /** End of the axis. */
  end: Type.Number(),
  words: Type.Object({
    risk: Type.String(),
    limit: Type.String(),
    all: Type.String(),
    accepted: Type.String(),
    declined: Type.String(),
    /** The whole picture in one sentence. */
    about: Type.String(),
  }),
})
export type LetterScale = Static<typeof LetterScale>

/** A letter in one language, word for word; what prints it adds nothing. */
export const Letter = Type.Object({
  kind: LetterKind,
  language: LetterLanguage,
  /** ISO date. */
  issuedOn: Type.String(),
  title: Type.String(),
  /** Said at the top while the lender's details are made up; null in a real letter. */
  specimen: Type.Union([Type.String(), Type.Null()]),
  sender: Type.Object({ name: Type.String(), lines: Type.Array(Type.String()) }),
  recipient: Type.Array(Type.String()),
  /** Date, number and type of loan, under the recipient. */
  reference: Type.Array(Type.String()),
  salutation: Type.String(),
  opening: Type.Array(Type.String()),
  /** Null where a rule alone declines: the risk is then no part of the answer. */
  scale: Type.Union([LetterScale, Type.Null()]),
  sections: Type.Array(LetterSection),
  closing: Type.Object({ greeting: Type.String(), name: Type.String(), role: Type.String() }),
  foot: Type.Array(Type.String()),
  provenance: Provenance,
})
export type Letter = Static<typeof Letter>

/** Why no letter may leave. A person has to act on each of them. */
export const LetterHold = Type.Union([
  /** Paths of the lender's settings without a value. */
  Type.Object({ code: Type.Literal('settings-missing'), missing: Type.Array(Type.String()) }),
  /** Reason groups whose re-score did not bear them out. */
  Type.Object({ code: Type.Literal('reason-not-verified'), groups: Type.Array(Type.String()) }),
  /** Raw columns behind a reason that the policy keeps out of the score. */
  Type.Object({ code: Type.Literal('reason-from-barred-column'), columns: Type.Array(Type.String()) }),
  /** Reasons that would say no more than "your score is too low". */
  Type.Object({ code: Type.Literal('reason-not-specific'), texts: Type.Array(Type.String()) }),
  Type.Object({ code: Type.Literal('no-reason') }),
  /** Somebody has to decide about the application, or answer the customer, first. */
  Type.Object({ code: Type.Literal('awaits-person') }),
  /** A person decided against the score: its reasons are not why. */
  Type.Object({ code: Type.Literal('decided-against-score') }),
  /** A counter-offer was asked for and there is none to make. */
  Type.Object({ code: Type.Literal('no-counter-offer') }),
])
export type LetterHold = Static<typeof LetterHold>

/** GET /v1/applications/:applicationId/letter */
export const LetterAnswer = Type.Object({
  application: ApplicationHeader,
  /** Null while it is held. */
  letter: Type.Union([Letter, Type.Null()]),
  /** SHA-256 of the letter's canonical JSON, lower-case hex; null while it is held. */
  contentHash: Type.Union([Type.String(), Type.Null()]),
  /** Empty for customers, whose letter is then only said to be held. */
  holds: Type.Array(LetterHold),
  /** True when another loan could be granted in place of the one refused. */
  hasCounterOffer: Type.Boolean(),
})
export type LetterAnswer = Static<typeof LetterAnswer>
