import type { TreeEnsemble } from './ensemble.ts'
import { sigmoid } from './sigmoid.ts'

/**
 * The probability that a model itself claims: LightGBM's `predict`. Not a PD: those come from a calibrator, fitted on
 * the raw scores of people whom the model did not see.
 * @param rawScore of this model
 * @returns sigmoid(σ · raw score), or sigmoid(σ · raw score ÷ number of trees) for a random forest
 */
export function modelProbability(ensemble: TreeEnsemble, rawScore: number): number {
  const mean = ensemble.average ? rawScore / ensemble.trees.length : rawScore
  return sigmoid((ensemble.sigmoid ?? 1) * mean)
}
