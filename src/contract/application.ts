import { type Static, Type } from 'typebox'
import { Standing } from './standing.ts'
import { LocalText, Outcome, PdInterval } from './text.ts'

export const ApplicationId = Type.Object({ applicationId: Type.Integer({ minimum: 1 }) })
export type ApplicationId = Static<typeof ApplicationId>

/** What every page about one application shows at its top. */
export const ApplicationHeader = Type.Object({
  applicationId: Type.Integer(),
  /** Null when the data has no names: show "Application 100 002" then. */
  displayName: Type.Union([Type.String(), Type.Null()]),
  loanType: LocalText,
  amount: Type.Union([Type.Number(), Type.Null()]),
  /** ISO 4217; null when the data names no currency: then show none. */
  currency: Type.Union([Type.String(), Type.Null()]),
  /** ISO date; null when the data has no dates. */
  receivedOn: Type.Union([Type.String(), Type.Null()]),
  branch: Type.Union([Type.String(), Type.Null()]),
  adviser: Type.Union([Type.String(), Type.Null()]),
})
export type ApplicationHeader = Static<typeof ApplicationHeader>

/**
 * GET /v1/applications?q=&show=&cursor=
 * `q` matches the start of any word of the name (accents and case ignored) or the start of the number.
 * `show`: `close` = close calls, `declined`, `approved`, `all`, `person` = those that wait for a person, the
 * nearest day of an answer first.
 */
export const FindApplications = Type.Object(
  {
    q: Type.Optional(Type.String({ maxLength: 100 })),
    show: Type.Optional(
      Type.Union([
        Type.Literal('all'),
        Type.Literal('close'),
        Type.Literal('declined'),
        Type.Literal('approved'),
        Type.Literal('person'),
      ]),
    ),
    cursor: Type.Optional(Type.String({ maxLength: 200 })),
  },
  { additionalProperties: false },
)
export type FindApplications = Static<typeof FindApplications>

/** An application with its deciding score. */
export const ScoredFile = Type.Interface([ApplicationHeader], {
  pd: Type.Number(),
  pdInterval: PdInterval,
  limitPd: Type.Number(),
  outcome: Outcome,
  closeCall: Type.Boolean(),
})

/** Where people changed something, it is the score of the facts as they stand now, and their outcome. */
export const FoundApplication = Type.Interface([ScoredFile], {
  standing: Standing,
  /** ISO date by when the customer must have an answer; null when nobody waits for one. */
  due: Type.Union([Type.String(), Type.Null()]),
})
export type FoundApplication = Static<typeof FoundApplication>

export const FoundApplications = Type.Object({
  /** At most 25 a page, newest first; matches of `q` only. Before them the one posted application whose whole number `q` is. */
  items: Type.Array(FoundApplication),
  /** How many match `q` and `show`. */
  total: Type.Integer(),
  /** How many of the tables this reader may open, by kind, whatever `q`. */
  counts: Type.Object({
    all: Type.Integer(),
    close: Type.Integer(),
    declined: Type.Integer(),
    approved: Type.Integer(),
    person: Type.Integer(),
  }),
  limitPd: Type.Number(),
  nextCursor: Type.Union([Type.String(), Type.Null()]),
})
export type FoundApplications = Static<typeof FoundApplications>
