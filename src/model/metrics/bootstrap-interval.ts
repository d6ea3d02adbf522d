import { createRandom } from '../../random/index.ts'

export type Metric = (scores: Float64Array, target: Float64Array) => number

export interface Interval {
  readonly value: number
  readonly low: number
  readonly high: number
  /** Share of resamples between low and high. */
  readonly level: number
}

export interface BootstrapOptions {
  readonly seed: number
  /** Resamples, default 200. */
  readonly draws?: number
  /** Default 0.95. */
  readonly level?: number
}

/**
 * A metric with its percentile interval over resampled rows. Each class is resampled on its own, so that a draw
 * always holds both.
 * @param scores whatever the metric reads: raw scores or PDs
 * @param target 0 or 1 per row
 * Source: Efron 1979; percentile method.
 */
export function bootstrapInterval(
  metric: Metric,
  scores: Float64Array,
  target: ArrayLike<number>,
  options: BootstrapOptions,
): Interval {
  const { seed, draws = 200, level = 0.95 } = options
  const random = createRandom(seed, 'bootstrap')
  const labels = Float64Array.from(target)
  const rows = Uint32Array.from(labels.keys())
  const classes = [rows.filter((row) => labels[row] === 1), rows.filter((row) => labels[row] === 0)]
  const drawnScores = new Float64Array(rows.length)
  const drawnTarget = new Float64Array(rows.length)
  const values = new Float64Array(draws)
  for (let draw = 0; draw < draws; draw++) {
    let at = 0
    for (const members of classes) {
      for (let i = 0; i < members.length; i++, at++) {
        const row = members[random.integer(members.length)]!
        drawnScores[at] = scores[row]!
        drawnTarget[at] = labels[row]!
      }
    }
    values[draw] = metric(drawnScores, drawnTarget)
  }
  values.sort()
  return {
    value: metric(scores, labels),
    low: quantile(values, (1 - level) / 2),
    high: quantile(values, (1 + level) / 2),
    level,
  }
}

/** Linear between the two nearest order statistics. */
export function quantile(sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1)
  const below = Math.floor(at)
  const above = Math.min(sorted.length - 1, below + 1)
  return sorted[below]! + (at - below) * (sorted[above]! - sorted[below]!)
}
