import type { Matrix } from '../../matrix/index.ts'
import type { TreeEnsemble } from '../ensemble.ts'
import type { BinnedMatrix } from './binned-matrix.ts'
import type { TreeParams } from './params.ts'
import { scoreRows } from './score-rows.ts'
import { countFolds, rowsOfFold, rowsOutsideFold } from './stratified-folds.ts'
import { type TrainOptions, trainTrees } from './train-trees.ts'
import type { TrainProgress } from './training-task.ts'

export interface CrossValidation {
  readonly binned: BinnedMatrix
  /** The doubles behind the bins, read in blocks of rows. */
  readonly matrix: Matrix
  readonly target: ArrayLike<number>
  /** Fold of each row, from `stratifiedFolds`. */
  readonly folds: Uint8Array
  /** Of `trainTrees`, unless `train` says otherwise. */
  readonly params?: Partial<TreeParams>
  /** Trains the model of a fold, of another family or in another way; its options name the rows. */
  readonly train?: (options: TrainOptions) => Promise<TreeEnsemble>
  readonly onProgress?: (progress: TrainProgress & { readonly fold: number }) => void
  readonly signal?: AbortSignal
}

export interface CrossValidated {
  /** Raw score of each row from the model that did not see it; NaN for rows without a fold. */
  readonly outOfFold: Float64Array
  /** Model of each fold, trained on all others. */
  readonly ensembles: readonly TreeEnsemble[]
}

/** One model per fold over one shared binning. */
export async function crossValidate(job: CrossValidation): Promise<CrossValidated> {
  const { binned, matrix, target, folds, params = {}, onProgress, signal } = job
  const train = job.train ?? ((options: TrainOptions) => trainTrees(binned, target, params, options))
  const ensembles: TreeEnsemble[] = []
  for (let fold = 0; fold < countFolds(folds); fold++) {
    const ensemble = await train({
      rows: rowsOutsideFold(folds, fold),
      ...(onProgress && { onProgress: (progress: TrainProgress) => onProgress({ ...progress, fold }) }),
      ...(signal && { signal }),
    })
    ensembles.push(ensemble)
  }
  return { outOfFold: await scoreOutOfFold(matrix, folds, ensembles, signal), ensembles }
}

/** Every row scored by the model of its own fold, which never saw it; NaN for rows without a fold. */
export async function scoreOutOfFold(
  matrix: Matrix,
  folds: Uint8Array,
  ensembles: readonly TreeEnsemble[],
  signal?: AbortSignal,
): Promise<Float64Array> {
  const outOfFold = new Float64Array(matrix.nRows).fill(Number.NaN)
  for (const [fold, ensemble] of ensembles.entries()) {
    const rows = rowsOfFold(folds, fold)
    const [scores] = await scoreRows(matrix, rows, [ensemble], signal)
    for (const [at, row] of rows.entries()) outOfFold[row] = scores![at]!
  }
  return outOfFold
}
