import { setImmediate } from 'node:timers/promises'
import { gatherRows, type Matrix } from '../../matrix/index.ts'
import type { TreeEnsemble } from '../ensemble.ts'
import { TreeScorer } from '../tree-scorer.ts'
import type { BinnedMatrix } from './binned-matrix.ts'
import type { TreeParams } from './params.ts'
import { countFolds, rowsOutsideFold } from './stratified-folds.ts'
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
