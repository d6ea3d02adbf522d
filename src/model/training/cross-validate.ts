<<<<<<< HEAD
import type { Matrix } from '../../matrix/index.ts'
=======
import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import { gatherRows, type Matrix } from '../../matrix/index.ts'
>>>>>>> trainer
import type { TreeEnsemble } from '../ensemble.ts'
import type { BinnedMatrix } from './binned-matrix.ts'
import type { TreeParams } from './params.ts'
<<<<<<< HEAD
import { scoreRows } from './score-rows.ts'
import { countFolds, rowsOfFold, rowsOutsideFold } from './stratified-folds.ts'
import { type TrainOptions, trainTrees } from './train-trees.ts'
import type { TrainProgress } from './training-task.ts'
=======
import { countFolds, rowsOutsideFold } from './stratified-folds.ts'
import { trainTrees } from './train-trees.ts'
import { defaultWorkers, type TrainProgress } from './training-task.ts'
>>>>>>> trainer

export interface CrossValidation {
  readonly binned: BinnedMatrix
  /** The doubles behind the bins, read in blocks of rows. */
  readonly matrix: Matrix
  readonly target: ArrayLike<number>
  /** Fold of each row, from `stratifiedFolds`. */
  readonly folds: Uint8Array
<<<<<<< HEAD
  /** Of `trainTrees`, unless `train` says otherwise. */
  readonly params?: Partial<TreeParams>
  /** Trains the model of a fold, of another family or in another way; its options name the rows. */
  readonly train?: (options: TrainOptions) => Promise<TreeEnsemble>
=======
  readonly params: Partial<TreeParams>
  /** Folds may report in any order. */
>>>>>>> trainer
  readonly onProgress?: (progress: TrainProgress & { readonly fold: number }) => void
  readonly signal?: AbortSignal
  /** Threads to train with; the models do not depend on it. Default: all cores. */
  readonly workers?: number
}

export interface CrossValidated {
  /** Raw score of each row from the model that did not see it; NaN for rows without a fold. */
  readonly outOfFold: Float64Array
  /** Model of each fold, trained on all others. */
  readonly ensembles: readonly TreeEnsemble[]
}

/** One model per fold over one shared binning; folds of few rows are trained side by side. */
export async function crossValidate(job: CrossValidation): Promise<CrossValidated> {
<<<<<<< HEAD
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
=======
  const { binned, matrix, target, folds, params, onProgress, signal } = job
  const workers = job.workers ?? availableParallelism()
  const nFolds = countFolds(folds)
  const isSmall = defaultWorkers(binned.nRows) === 1
  const ensembles = new Array<TreeEnsemble>(nFolds)
  let next = 0
  const trainNext = async (): Promise<void> => {
    while (next < nFolds) {
      const fold = next++
      ensembles[fold] = await trainTrees(binned, target, params, {
        rows: rowsOutsideFold(folds, fold),
        workers: isSmall ? 1 : workers,
        ...(onProgress && { onProgress: (progress: TrainProgress) => onProgress({ ...progress, fold }) }),
        ...(signal && { signal }),
      })
    }
>>>>>>> trainer
  }
  const atOnce = isSmall ? Math.min(workers, nFolds) : 1
  const lanes = await Promise.allSettled(Array.from({ length: atOnce }, trainNext))
  for (const lane of lanes) if (lane.status === 'rejected') throw lane.reason
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
