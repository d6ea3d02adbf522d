import { fail } from '../../errors/index.ts'
import type { ColumnSpec } from '../../matrix/index.ts'
import type { PlattCalibrator } from '../calibration/index.ts'
import { type AdditiveModel, type Axis, countParts, type Shape } from './additive-model.ts'
import { cellOf } from './part-of.ts'

/** How log-odds become points; more points, less risk. */
export interface ScorecardScale {
  /** Points that double the odds of no difficulties. */
  readonly pointsToDouble: number
  /** Points at `baseOdds`. */
  readonly baseScore: number
  /** Odds of no difficulties against difficulties, > 0: 50 = 50 to 1. */
  readonly baseOdds: number
  /** A straight line keeps points additive; without it, the odds are those of the raw score. */
  readonly calibrator?: PlattCalibrator
}

/** A part of a feature's values. */
export type ScorecardPart =
  | { readonly kind: 'missing' }
  /** above < value ≤ upTo; null = no bound. */
  | { readonly kind: 'range'; readonly above: number | null; readonly upTo: number | null }
  | { readonly kind: 'category'; readonly category: string }

export interface ScorecardCell {
  /** One per feature of the item. */
  readonly parts: readonly ScorecardPart[]
  /** Whole. */
  readonly points: number
  /** Before rounding. */
  readonly exactPoints: number
  /** Share of the training rows, 0 to 1. */
  readonly share: number
}

/** Plain data, as it stands in a file. */
export interface Scorecard {
  readonly scale: ScorecardScale
  /** Whole points that everybody has. */
  readonly basePoints: number
  readonly exactBasePoints: number
  readonly items: readonly {
    /** Ids of one feature, or of two. */
    readonly features: readonly string[]
    /** In the order of the shape's values. */
    readonly cells: readonly ScorecardCell[]
  }[]
  /** The sum of whole points is at most so far from the exact score: half a point for each item and for the base. */
  readonly mostRounding: number
}

/**
 * The model as points: exact score = baseScore + factor · ln(odds / baseOdds) with factor = pointsToDouble / ln 2, dealt
 * out to the base and the cells, and each rounded to a whole number, halves up.
 * @throws VitrineError E_SCORECARD_SCALE
 * Source: Siddiqi 2006, chapter 6 (scaling).
 */
export function scorecardOf(model: AdditiveModel, scale: ScorecardScale): Scorecard {
  const { pointsToDouble, baseScore, baseOdds, calibrator } = scale
  if (!(pointsToDouble > 0 && baseOdds > 0 && Number.isFinite(baseScore + pointsToDouble + baseOdds)))
    fail('E_SCORECARD_SCALE', {
      what: 'The scale of the scorecard cannot be used.',
      got: `${pointsToDouble} points to double the odds, ${baseScore} points at odds of ${baseOdds}`,
      expected: 'finite numbers, the points to double and the odds above 0',
      remedy: 'Give, for example, 20 points to double the odds and 600 points at odds of 50.',
    })
  const { slope, intercept } = calibrator ?? { slope: 1, intercept: 0 }
  const factor = pointsToDouble / Math.LN2
  // Odds of no difficulties fall as the raw score rises.
  const exactBasePoints = baseScore - factor * (Math.log(baseOdds) + slope * model.base + intercept)
  return {
    scale,
    basePoints: whole(exactBasePoints),
    exactBasePoints,
    items: model.shapes.map((shape) => ({
      features: shape.axes.map(({ column }) => model.columns[column]!.id),
      cells: Array.from(shape.values, (value, cell) => {
        const exactPoints = 0 - factor * slope * value
        return {
          parts: partsOfCell(shape, model.columns, cell),
          points: whole(exactPoints),
          exactPoints,
          share: shape.rows[cell]! / model.nRows,
        }
      }),
    })),
    mostRounding: (model.shapes.length + 1) / 2,
  }
}

/** What a row earns: the base, then one whole number per item of the scorecard; their sum is its score. */
export function pointsOf(
  card: Scorecard,
  model: AdditiveModel,
  row: Float64Array,
): { readonly total: number; readonly perItem: Int32Array } {
  const perItem = Int32Array.from(
    model.shapes,
    (shape, item) => card.items[item]!.cells[cellOf(shape, model.columns, row)]!.points,
  )
  return { total: perItem.reduce((sum, points) => sum + points, card.basePoints), perItem }
}

/** Halves go up; never −0, which a file would not give back. */
function whole(points: number): number {
  return Math.round(points) + 0
}

function partsOfCell({ axes }: Shape, columns: readonly ColumnSpec[], cell: number): ScorecardPart[] {
  const parts: ScorecardPart[] = []
  let rest = cell
  for (const axis of axes.toReversed()) {
    const spec = columns[axis.column]!
    const nParts = countParts(axis, spec)
    parts.unshift(partAt(axis, spec, rest % nParts))
    rest = Math.floor(rest / nParts)
  }
  return parts
}

function partAt(axis: Axis, spec: ColumnSpec, part: number): ScorecardPart {
  if (part === 0) return { kind: 'missing' }
  if (spec.kind === 'category') {
    const code = axis.codes[part - 1]!
    return { kind: 'category', category: spec.categories[code] ?? String(code) }
  }
  return { kind: 'range', above: axis.cuts[part - 2] ?? null, upTo: axis.cuts[part - 1] ?? null }
}
