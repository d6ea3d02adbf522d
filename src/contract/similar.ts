import { type Static, Type } from 'typebox'
import { ApplicationHeader, ScoredFile } from './application.ts'
import { GroupKind } from './comparison.ts'
import { LocalText, ObservedRate, Provenance } from './text.ts'

/**
 * `effects`: the deciding score is made of the most similar parts, over everybody. `score`: the risk is nearest, within a
 * group.
 */
export const SimilarBy = Type.Union([Type.Literal('effects'), Type.Literal('score')])
export type SimilarBy = Static<typeof SimilarBy>

/**
 * GET /v1/applications/:applicationId/similar?by=&group=&filter=
 * `group` and `filter` as in CompareQuery; they count for `by=score` only, where the default is everybody.
 */
export const SimilarQuery = Type.Object(
  {
    by: Type.Optional(SimilarBy),
    group: Type.Optional(GroupKind),
    filter: Type.Optional(Type.String({ maxLength: 2000 })),
  },
  { additionalProperties: false },
)
export type SimilarQuery = Static<typeof SimilarQuery>

/** One of the similar files, which the reader may open. */
export const SimilarFile = Type.Interface([ScoredFile], {
  /** 1 = the nearest of all, those included that the reader may not open. */
  rank: Type.Integer(),
  /** What came of the loan; null where it is not known. */
  target: Type.Union([Type.Literal('difficulties'), Type.Literal('none'), Type.Null()]),
  /** In what it is alike, the most telling first, at most three; empty by score. */
  alike: Type.Array(LocalText),
  /** In what it differs most; null by score, or when in nothing. */
  unlike: Type.Union([LocalText, Type.Null()]),
})
export type SimilarFile = Static<typeof SimilarFile>

export const Similar = Type.Object({
  application: ApplicationHeader,
  by: SimilarBy,
  /** Among whom; `filter` is canonical. */
  group: Type.Object({ kind: GroupKind, filter: Type.String() }),
  /** Applications that were looked at: the group without the applicant's own. */
  searched: Type.Integer(),
  /** The nearest of them: 50, or all when there are fewer. */
  n: Type.Integer(),
  /** Fewer similar people than this are not shown: null and empty below. */
  floor: Type.Integer(),
  observed: Type.Union([ObservedRate, Type.Null()]),
  /** How many of `n` the score would approve. */
  approved: Type.Union([Type.Integer(), Type.Null()]),
  /** What makes them alike as a whole, largest share first, at most five; empty by score. */
  alike: Type.Array(
    Type.Object({
      /** Reason group. */
      group: Type.String(),
      label: LocalText,
      /** Of all that brings them nearer than others are; all groups together 1. */
      share: Type.Number(),
    }),
  ),
  /** Those that the reader may open, nearest first; the others are only counted. Empty for customers. */
  items: Type.Array(SimilarFile),
  provenance: Provenance,
})
export type Similar = Static<typeof Similar>
