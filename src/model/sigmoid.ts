import type { TreeEnsemble } from './ensemble.ts'

/** Probability of a log-odds value; exact at both ends, no overflow. */
export function sigmoid(logOdds: number): number {
  if (logOdds >= 0) return 1 / (1 + Math.exp(-logOdds))
  const odds = Math.exp(logOdds)
  return odds / (1 + odds)
}

/**
 * The probability that a model itself claims, before any calibration of ours: what LightGBM's `predict` returns.
 * @param rawScore of this model
 */
export function modelProbability(ensemble: Pick<TreeEnsemble, 'sigmoid'>, rawScore: number): number {
  return sigmoid((ensemble.sigmoid ?? 1) * rawScore)
}
