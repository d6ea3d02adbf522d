import type { Matrix } from '../matrix/index.ts'
import { attributionInTurns } from './attribution-in-turns.ts'
import { type EffectBin, EffectCounts } from './effect-counts.ts'
import type { Explainer } from './explainer.ts'
import { allRows, rowBlocks } from './row-blocks.ts'
import { valueBinning } from './value-bins.ts'

/** At most this many bins of values, the missing one not counted. */
const VALUE_BINS = 16
/** Even, so that no bin straddles 0. */
const EFFECT_BINS = 20
/** Rows that fix the range of effects before anything is counted. */
const RANGE_ROWS = 2000

export interface FeatureEffect {
  readonly id: string
  /** Mean |φ| over the rows, log-odds. */
  readonly meanAbs: number
  /** Share of the sum of meanAbs over all features. */
  readonly share: number
  readonly missingShare: number
}

export interface FeatureDensity {
  readonly id: string
  /** Values ascending (categories in their own order), missing last, though it be empty; other empty bins are left out. */
  readonly valueBins: readonly EffectBin[]
}

export interface EffectSummary {
  readonly nRows: number
  readonly baseValue: number
  /** Every feature, strongest first. */
  readonly effects: readonly FeatureEffect[]
  /** Log-odds, ascending, symmetric around 0 and finer near it: the i-th of 10 on each side lies at range · (i / 10)². */
  readonly effectEdges: readonly number[]
  /** The strongest `densities` features, in the order of `effects`. */
  readonly densities: readonly FeatureDensity[]
}

/**
 * How each feature acts over all rows: mean |φ|, and counts of value × effect in place of a cloud of points.
 * One pass over the matrix, in blocks, giving way to other work; about 45 kB of JSON for 20 densities whatever the number of rows.
 * @param options.densities how many of the strongest features get their density, default 20
 * @param options.signal aborting throws its reason
 */
export async function featureEffects(
  explainer: Explainer,
  matrix: Matrix,
  options: { readonly densities?: number; readonly signal?: AbortSignal } = {},
): Promise<EffectSummary> {
  const { densities = 20, signal } = options
  const { nFeatures, baseValue } = explainer
  const effectEdges = edgesAround(await effectRange(explainer, matrix, signal))
  const counts = Array.from(
    { length: nFeatures },
    (_, f) => new EffectCounts(valueBinning(matrix, f, VALUE_BINS), effectEdges),
  )
  for (const { rows } of rowBlocks(matrix, allRows(matrix))) {
    const phi = await attributionInTurns(explainer, rows, signal)
    for (let f = 0; f < nFeatures; f++)
      for (let at = f; at < rows.length; at += nFeatures) counts[f]!.add(rows[at]!, phi[at]!)
  }
  const sumAbs = counts.reduce((sum, each) => sum + each.sumAbs, 0)
  const order = counts.map((_, f) => f).sort((a, b) => counts[b]!.sumAbs - counts[a]!.sumAbs || a - b)
  const effects = order.map((f) => ({
    id: matrix.columns[f]!.id,
    meanAbs: counts[f]!.sumAbs / matrix.nRows,
    share: sumAbs === 0 ? 0 : counts[f]!.sumAbs / sumAbs,
    missingShare: counts[f]!.missing / matrix.nRows,
  }))
  const strongest = order.slice(0, densities).map((f) => {
    const spec = matrix.columns[f]!
    return { id: spec.id, valueBins: counts[f]!.bins(spec.kind === 'category' ? spec.categories : undefined) }
  })
  return { nRows: matrix.nRows, baseValue, effects, effectEdges, densities: strongest }
}

/** Largest |φ| among rows spread evenly over the matrix. */
async function effectRange(explainer: Explainer, matrix: Matrix, signal?: AbortSignal): Promise<number> {
  const step = Math.max(1, Math.ceil(matrix.nRows / RANGE_ROWS))
  const rows = allRows(matrix).filter((row) => row % step === 0)
  let range = 0
  for (const block of rowBlocks(matrix, rows))
    for (const phi of await attributionInTurns(explainer, block.rows, signal))
      range = Math.max(range, Math.abs(phi))
  return range === 0 ? 1 : Number(range.toPrecision(2))
}

function edgesAround(range: number): number[] {
  const half = EFFECT_BINS / 2
  return Array.from({ length: EFFECT_BINS + 1 }, (_, i) => {
    const step = (i - half) / half
    return Number((range * step * Math.abs(step)).toPrecision(6)) + 0
  })
}
