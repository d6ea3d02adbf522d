import { auc } from '../metrics/index.ts'
import { exponential, logarithm } from './exponential.ts'

const SMALLEST_PD = 1e-15

/** What early stopping watches, on raw scores. */
export function validationMetric(
  metric: 'logLoss' | 'auc',
  scores: Float64Array,
  target: ArrayLike<number>,
): number {
  if (metric === 'auc') return auc(scores, target)
  let sum = 0
  for (let row = 0; row < scores.length; row++) {
    const pd = 1 / (1 + exponential(-scores[row]!))
    sum -= logarithm(Math.max(SMALLEST_PD, target[row] === 1 ? pd : 1 - pd))
  }
  return sum / scores.length
}
