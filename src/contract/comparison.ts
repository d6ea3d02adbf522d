import { type Static, Type } from 'typebox'
import { ApplicationHeader } from './application.ts'
import { DisplayValue, LocalText, ObservedRate, PdInterval, Provenance, Theme, Unit } from './text.ts'

/** A column or feature by which customers can be filtered and compared. Never a column that the score may not use. */
export const ComparableColumn = Type.Object({
  id: Type.String(),
  label: LocalText,
  about: LocalText,
  /** What a missing value means. */
  missing: LocalText,
  theme: Theme,
  unit: Unit,
  kind: Type.Union([Type.Literal('number'), Type.Literal('category')]),
  /** Raw columns it reads, as `table.COLUMN`. */
  sources: Type.Array(Type.String()),
  scored: Type.Boolean(),
  /** Category: values with their words. */
  values: Type.Array(Type.Object({ value: Type.String(), text: LocalText })),
  /** Number: 1st and 99th percentile over all customers. */
  range: Type.Union([Type.Object({ low: Type.Number(), high: Type.Number() }), Type.Null()]),
})
export type ComparableColumn = Static<typeof ComparableColumn>

/** GET /v1/columns */
export const ComparableColumns = Type.Object({ columns: Type.Array(ComparableColumn) })
export type ComparableColumns = Static<typeof ComparableColumns>

export const GroupKind = Type.Union([Type.Literal('all'), Type.Literal('similar'), Type.Literal('custom')])
export type GroupKind = Static<typeof GroupKind>

/** How a group is parted: by what came of the loans, or by what the score says. */
export const SplitBy = Type.Union([Type.Literal('outcome'), Type.Literal('decision')])
export type SplitBy = Static<typeof SplitBy>

export const GroupPart = Type.Union([
  Type.Literal('difficulties'),
  Type.Literal('none'),
  Type.Literal('declined'),
  Type.Literal('approved'),
])
export type GroupPart = Static<typeof GroupPart>

/**
 * GET /v1/applications/:applicationId/compare?group=&filter=&items=&by=
 * `filter` is the text of `formatFilters`; it counts for `custom` only (customers may not use `custom`).
 * `items`: comma-separated column ids, at most 12; default: the nine that count most for this decision.
 */
export const CompareQuery = Type.Object(
  {
    group: Type.Optional(GroupKind),
    filter: Type.Optional(Type.String({ maxLength: 2000 })),
    items: Type.Optional(Type.String({ maxLength: 2000 })),
    by: Type.Optional(SplitBy),
  },
  { additionalProperties: false },
)
export type CompareQuery = Static<typeof CompareQuery>

/** Counts over fixed bins, for the group and for all customers, with the customer's place. */
export const Distribution = Type.Object({
  id: Type.String(),
  label: LocalText,
  unit: Unit,
  kind: Type.Union([Type.Literal('number'), Type.Literal('category')]),
  /** Number: bin k spans edges[k] … edges[k + 1]; the outer bins also hold what lies beyond. Empty for categories. */
  edges: Type.Array(Type.Number()),
  /** Category: one name per bin. Empty for numbers. */
  categories: Type.Array(Type.Object({ value: Type.String(), text: LocalText })),
  group: Type.Array(Type.Integer()),
  all: Type.Array(Type.Integer()),
  missing: Type.Object({ group: Type.Integer(), all: Type.Integer() }),
  /** The group's people per bin and part, in the order of `group.split`; empty when it is not parted. */
  parts: Type.Array(Type.Object({ counts: Type.Array(Type.Integer()), missing: Type.Integer() })),
  customer: Type.Object({
    value: DisplayValue,
    /** Bin that holds the customer; null when the value is missing. */
    bin: Type.Union([Type.Integer(), Type.Null()]),
    /** Of 100 people of the group with a value, how many lie strictly below; null for categories and missing. */
    below: Type.Union([Type.Number(), Type.Null()]),
    /** Same, strictly above. */
    above: Type.Union([Type.Number(), Type.Null()]),
    /** Same, with this very value, for numbers and categories; null when it is missing. */
    same: Type.Union([Type.Number(), Type.Null()]),
  }),
})
export type Distribution = Static<typeof Distribution>

export const Comparison = Type.Object({
  application: ApplicationHeader,
  group: Type.Object({
    kind: GroupKind,
    /** Canonical filter text that defines the group. */
    filter: Type.String(),
    n: Type.Integer(),
    /** Null when the group is too small to show (fewer than `floor` people). */
    observed: Type.Union([ObservedRate, Type.Null()]),
    floor: Type.Integer(),
    /** Two parts with their people; null when not asked for, or when one is too small to show. */
    split: Type.Union([
      Type.Object({
        by: SplitBy,
        parts: Type.Array(Type.Object({ part: GroupPart, n: Type.Integer() })),
      }),
      Type.Null(),
    ]),
  }),
  all: ObservedRate,
  estimate: Type.Object({ pd: Type.Number(), pdInterval: PdInterval, limitPd: Type.Number() }),
  /** Empty when the group is too small to show. */
  items: Type.Array(Distribution),
  provenance: Provenance,
})
export type Comparison = Static<typeof Comparison>

/** GET /v1/applications/:applicationId/compare/pair?x=&y=&group=&filter= */
export const PairQuery = Type.Object(
  {
    x: Type.String({ maxLength: 200 }),
    y: Type.String({ maxLength: 200 }),
    group: Type.Optional(GroupKind),
    filter: Type.Optional(Type.String({ maxLength: 2000 })),
  },
  { additionalProperties: false },
)
export type PairQuery = Static<typeof PairQuery>

/** Axis of the pair view: numbers in equal steps, or categories. */
export const PairAxis = Type.Object({
  id: Type.String(),
  label: LocalText,
  unit: Unit,
  kind: Type.Union([Type.Literal('number'), Type.Literal('category')]),
  edges: Type.Array(Type.Number()),
  categories: Type.Array(Type.Object({ value: Type.String(), text: LocalText })),
  customer: DisplayValue,
  customerBin: Type.Union([Type.Integer(), Type.Null()]),
  /** People of the group without a value here; they are not in the grid. */
  missing: Type.Integer(),
})
export type PairAxis = Static<typeof PairAxis>

export const PairComparison = Type.Object({
  x: PairAxis,
  y: PairAxis,
  /** Fine cells that hold people: bin on each axis and how many. */
  cells: Type.Array(Type.Object({ x: Type.Integer(), y: Type.Integer(), n: Type.Integer() })),
  /** Coarse blocks of 3 × 3 fine cells with at least 40 people with a known outcome. */
  blocks: Type.Array(Type.Object({ x: Type.Integer(), y: Type.Integer(), observed: ObservedRate })),
  /** The block around the customer; null when missing or under 40 people. */
  around: Type.Union([ObservedRate, Type.Null()]),
})
export type PairComparison = Static<typeof PairComparison>
