import { type Static, Type } from 'typebox'

/** A text in the two languages of the product. */
export const LocalText = Type.Object({ en: Type.String(), fr: Type.String() })
export type LocalText = Static<typeof LocalText>

/** How a value is written on a screen. `share` is a percentage, `score` (0-1) is shown as "x of 100". */
export const Unit = Type.Union([
  Type.Literal('money'),
  Type.Literal('money-per-month'),
  Type.Literal('share'),
  Type.Literal('ratio'),
  Type.Literal('score'),
  Type.Literal('days'),
  Type.Literal('months'),
  Type.Literal('years'),
  Type.Literal('count'),
  Type.Literal('hour'),
  Type.Literal('flag'),
  Type.Literal('none'),
])
export type Unit = Static<typeof Unit>

/** One value: a number with its unit, a category with its words, or nothing (with the words for "nothing"). */
export const DisplayValue = Type.Object({
  number: Type.Union([Type.Number(), Type.Null()]),
  unit: Unit,
  /** Words of a category or flag; null for plain numbers and for missing values. */
  text: Type.Union([LocalText, Type.Null()]),
  /** What it means that there is no value; null when there is one. */
  missing: Type.Union([LocalText, Type.Null()]),
})
export type DisplayValue = Static<typeof DisplayValue>

export const Theme = Type.Union([
  Type.Literal('income-and-loan'),
  Type.Literal('past-credit-here'),
  Type.Literal('other-lenders'),
  Type.Literal('external-scores'),
  Type.Literal('file'),
])
export type Theme = Static<typeof Theme>

export const ObjectiveId = Type.Union([
  Type.Literal('ranking'),
  Type.Literal('bank_cost'),
  Type.Literal('f_beta'),
])
export type ObjectiveId = Static<typeof ObjectiveId>

export const Outcome = Type.Union([Type.Literal('approved'), Type.Literal('declined')])
export type Outcome = Static<typeof Outcome>

/** A share with the interval that holds it; n is the number of people behind it. */
export const ObservedRate = Type.Object({
  n: Type.Integer(),
  /** People with payment difficulties. */
  difficulties: Type.Integer(),
  rate: Type.Number(),
  /** 95 % Wilson interval. */
  low: Type.Number(),
  high: Type.Number(),
})
export type ObservedRate = Static<typeof ObservedRate>

/** Where a PD would likely lie with other training data of the same kind and size; low ≤ pd ≤ high. */
export const PdInterval = Type.Object({
  low: Type.Number(),
  high: Type.Number(),
  /** Share of people whose true PD such intervals are made to hold: 0.9. */
  level: Type.Number(),
})
export type PdInterval = Static<typeof PdInterval>

/** What an answer was computed with, so that it can be asked again. */
export const Provenance = Type.Object({
  modelId: Type.String(),
  /** `final`, or the fold model that did not see this outcome (`fold-1` …); `imported`: made elsewhere, it may have. */
  scoredBy: Type.String(),
  dataGeneration: Type.String(),
  /** SHA-256 over the canonical answer, lower-case hex. */
  answerHash: Type.String(),
})
export type Provenance = Static<typeof Provenance>
