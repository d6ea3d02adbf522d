import type { TreeEnsemble } from '../ensemble.ts'
import type { BinnedMatrix } from './binned-matrix.ts'
import type { TreeParams } from './params.ts'
import { runTask } from './run-task.ts'
import { defaultWorkers, type TaskOptions, type TrainProgress, trainingTask } from './training-task.ts'

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
  const task = trainingTask(binned, target, params, options)
  const { workers, memoryBytes, signal, onProgress } = options
  return runTask(task, target, {
    nWorkers: workers ?? defaultWorkers(task.rows.length),
    ...(memoryBytes !== undefined && { memoryBytes }),
    ...(signal && { signal }),
    ...(onProgress && { onProgress }),
  })
}
