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
  const labels = Float64Array.from(target)
  const drawn = new Float64Array(labels.length)
  const values = overDraws(labels, options, (rows, drawnLabels) => {
    take(scores, rows, drawn)
    return metric(drawn, drawnLabels)
  })
  return intervalOf(metric(scores, labels), values, options)
}

/**
 * How much a metric differs between two scores of the same rows, with its percentile interval: both are resampled
 * together, so that what makes a row hard for both cancels.
 * @returns the second's metric − the first's
 */
export function bootstrapDifference(
  metric: Metric,
  first: Float64Array,
  second: Float64Array,
  target: ArrayLike<number>,
  options: BootstrapOptions,
): Interval {
  const labels = Float64Array.from(target)
  const drawn = [new Float64Array(labels.length), new Float64Array(labels.length)] as const
  const values = overDraws(labels, options, (rows, drawnLabels) => {
    take(first, rows, drawn[0])
    take(second, rows, drawn[1])
    return metric(drawn[1], drawnLabels) - metric(drawn[0], drawnLabels)
  })
  return intervalOf(metric(second, labels) - metric(first, labels), values, options)
}

/** The rows drawn depend on the seed and the labels alone: equal seeds draw equal rows for any score. */
function overDraws(
  labels: Float64Array,
  { seed, draws = 200 }: BootstrapOptions,
  statistic: (rows: Uint32Array, labels: Float64Array) => number,
): Float64Array {
  const random = createRandom(seed, 'bootstrap')
  const rows = Uint32Array.from(labels.keys())
  const classes = [rows.filter((row) => labels[row] === 1), rows.filter((row) => labels[row] === 0)]
  const drawnRows = new Uint32Array(rows.length)
  const drawnLabels = new Float64Array(rows.length)
  const values = new Float64Array(draws)
  for (let draw = 0; draw < draws; draw++) {
    let at = 0
    for (const members of classes) {
      for (let i = 0; i < members.length; i++) drawnRows[at++] = members[random.integer(members.length)]!
    }
    take(labels, drawnRows, drawnLabels)
    values[draw] = statistic(drawnRows, drawnLabels)
  }
  return values
}

function take(values: Float64Array, rows: Uint32Array, out: Float64Array): void {
  for (let i = 0; i < rows.length; i++) out[i] = values[rows[i]!]!
}

function intervalOf(value: number, drawn: Float64Array, { level = 0.95 }: BootstrapOptions): Interval {
  drawn.sort()
  return {
    value,
    low: quantile(drawn, (1 - level) / 2),
    high: quantile(drawn, (1 + level) / 2),
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
