import { auc } from './auc.ts'

/** 2 · AUC − 1: 0 = no ranking, 1 = perfect. */
export function gini(scores: Float64Array, target: ArrayLike<number>): number {
  return 2 * auc(scores, target) - 1
}
