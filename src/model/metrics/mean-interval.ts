import { createRandom } from '../../random/index.ts'
import { type BootstrapOptions, type Interval, quantile } from './bootstrap-interval.ts'

/**
 * A mean over people with its percentile interval over resampled people.
 * @param values one per person, at least one
 * Source: Efron 1979; percentile method.
 */
export function meanInterval(values: readonly number[], options: BootstrapOptions): Interval {
  const { seed, draws = 200, level = 0.95 } = options
  const random = createRandom(seed, 'mean')
  const means = Float64Array.from({ length: draws }, () => {
    let sum = 0
    for (let i = 0; i < values.length; i++) sum += values[random.integer(values.length)]!
    return sum / values.length
  }).sort()
  return {
    value: values.reduce((sum, value) => sum + value, 0) / values.length,
    low: quantile(means, (1 - level) / 2),
    high: quantile(means, (1 + level) / 2),
    level,
  }
}
