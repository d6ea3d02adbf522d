import type { TreeEnsemble } from '../ensemble.ts'
import { addSteps, linearStart } from '../linear/index.ts'
import { baseLogOdds } from './base-log-odds.ts'
import type { BinnedMatrix } from './binned-matrix.ts'
import { completeParams, monotoneDirections, type TreeParams } from './params.ts'
import { runTask } from './run-task.ts'
import {
  defaultWorkers,
  type StartingModel,
  type TaskOptions,
  type TrainProgress,
  trainingTask,
} from './training-task.ts'
import { constantTree } from './tree-values.ts'

export interface TrainOptions extends TaskOptions {
  readonly onProgress?: (progress: TrainProgress) => void
  /** Asked between rounds; aborting throws its reason. */
  readonly signal?: AbortSignal
  /** Threads that share the work; the model's bytes do not depend on it. Default: 1 below 50,000 rows, else all cores. */
  readonly workers?: number
  /** Most memory that the bins and the training may take, bytes. Default: 4 GiB. */
  readonly memoryBytes?: number
}

/**
 * Gradient boosting on binary log-loss with leaf-wise trees, in worker threads: the caller only waits.
 * @param binned bins of all rows
 * @param target by row number: 1 = payment difficulties, 0 = none; read only at the rows used
 * @param params unset ones take `defaultTreeParams`
 * @returns trees whose first holds the base rate's log-odds; the same bytes for the same arguments
 * @throws VitrineError E_MODEL_PARAMS, E_MODEL_TARGET, E_MODEL_MEMORY, E_KERNEL
 * Source: Ke et al. 2017 (LightGBM).
 */
export async function trainTrees(
  binned: BinnedMatrix,
  target: ArrayLike<number>,
  params: Partial<TreeParams>,
  options: TrainOptions = {},
): Promise<TreeEnsemble> {
  const { workers, memoryBytes, signal, onProgress } = options
  const init = options.init ?? (await linearModel(binned, target, params, options))
  const task = trainingTask(binned, target, params, { ...options, ...(init && { init }) })
  return runTask(task, target, {
    nWorkers: workers ?? defaultWorkers(task.rows.length),
    ...(memoryBytes !== undefined && { memoryBytes }),
    ...(signal && { signal }),
    ...(onProgress && { onProgress }),
  })
}

/** The linear score that boosting starts from, where the settings ask for one. */
async function linearModel(
  binned: BinnedMatrix,
  target: ArrayLike<number>,
  given: Partial<TreeParams>,
  { rows: some, startScores, signal }: TrainOptions,
): Promise<StartingModel | undefined> {
  const params = completeParams(given, binned.columns)
  if (params.linearStart === 0 || startScores !== undefined) return undefined
  const { positiveWeight, linearStart: strength } = params
  const rows = some ?? Uint32Array.from({ length: binned.nRows }, (_, row) => row)
  // Refuses targets of one class before anything is fitted to them.
  baseLogOdds(target, rows, positiveWeight)
  const directions = monotoneDirections(params, binned.columns)
  const { intercept, trees } = await linearStart({
    binned,
    target,
    rows,
    positiveWeight,
    directions,
    strength,
    ...(signal && { signal }),
  })
  const scores = new Float64Array(binned.nRows).fill(intercept)
  for (const stepped of trees) addSteps(stepped, binned, scores)
  return {
    ensemble: {
      family: 'trees',
      columns: binned.columns,
      trees: [constantTree(intercept, rows.length), ...trees.map(({ tree }) => tree)],
    },
    rawScores: scores,
  }
}
