import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import { gatherRows, type Matrix } from '../../matrix/index.ts'
import type { TreeEnsemble } from '../ensemble.ts'
import { TreeScorer } from '../tree-scorer.ts'
import type { BinnedMatrix } from './binned-matrix.ts'
import type { TreeParams } from './params.ts'
import { countFolds, rowsOutsideFold } from './stratified-folds.ts'
import { trainTrees } from './train-trees.ts'
import { defaultWorkers, type TrainProgress } from './training-task.ts'

export interface CrossValidation {
  readonly binned: BinnedMatrix
  /** The doubles behind the bins, read in blocks of rows. */
  readonly matrix: Matrix
  readonly target: ArrayLike<number>
  /** Fold of each row, from `stratifiedFolds`. */
  readonly folds: Uint8Array
  readonly params: Partial<TreeParams>
  /** Folds may report in any order. */
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
  }
  const atOnce = isSmall ? Math.min(workers, nFolds) : 1
  const lanes = await Promise.allSettled(Array.from({ length: atOnce }, trainNext))
  for (const lane of lanes) if (lane.status === 'rejected') throw lane.reason
  return { outOfFold: await scoreOutOfFold(matrix, folds, ensembles, signal), ensembles }
}

const BLOCK = 2048

/** Every row scored by the model of its own fold, which never saw it. */
async function scoreOutOfFold(
  matrix: Matrix,
  folds: Uint8Array,
  ensembles: readonly TreeEnsemble[],
  signal: AbortSignal | undefined,
): Promise<Float64Array> {
  const scorers = ensembles.map((ensemble) => new TreeScorer(ensemble))
  const width = matrix.columns.length
  const scores = new Float64Array(matrix.nRows).fill(Number.NaN)
  for (let from = 0; from < matrix.nRows; from += BLOCK) {
    await setImmediate()
    signal?.throwIfAborted()
    const to = Math.min(matrix.nRows, from + BLOCK)
    const block = gatherRows(matrix, from, to)
    for (const [fold, scorer] of scorers.entries()) {
      const members = Array.from({ length: to - from }, (_, at) => at).filter(
        (at) => folds[from + at] === fold,
      )
      const rows = new Float64Array(members.length * width)
      for (const [at, member] of members.entries()) {
        rows.set(block.subarray(member * width, (member + 1) * width), at * width)
      }
      for (const [at, score] of scorer.rawScores(rows).entries()) scores[from + members[at]!] = score
    }
  }
  return scores
}
