import { type Static, Type } from 'typebox'

/** Where a file stands with people; see `standingOf`. */
export const Standing = Type.Union([
  Type.Literal('score'),
  Type.Literal('asks-person'),
  Type.Literal('awaits-second'),
  Type.Literal('confirmed'),
  Type.Literal('overridden'),
  Type.Literal('disputed'),
  Type.Literal('review-asked'),
  Type.Literal('review-kept'),
  Type.Literal('review-changed'),
])
export type Standing = Static<typeof Standing>
