import type { Tree, TreeEnsemble } from '../ensemble.ts'
import { addSteps, linearStart } from '../linear/index.ts'
import { baseLogOdds } from './base-log-odds.ts'
import type { BinnedMatrix } from './binned-matrix.ts'
import { completeParams, monotoneDirections, type TreeParams } from './params.ts'
import { runTask } from './run-task.ts'
import type { TrainOptions } from './train-options.ts'
import { defaultWorkers, trainingTask } from './training-task.ts'
import { constantTree } from './tree-values.ts'

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
  const { workers, signal, onProgress } = options
  const start = await startTrees(binned, target, params, options)
  const task = trainingTask(binned, target, params, {
    ...options,
    ...(start && { startScores: start.scores }),
  })
  const ensemble = await runTask(task, target, {
    nWorkers: workers ?? defaultWorkers(task.rows.length),
    ...(signal && { signal }),
    ...(onProgress && { onProgress }),
  })
  return start === undefined ? ensemble : { ...ensemble, trees: [...start.trees, ...ensemble.trees] }
}

/** The linear score that boosting starts from, where the settings ask for one. */
async function startTrees(
  binned: BinnedMatrix,
  target: ArrayLike<number>,
  given: Partial<TreeParams>,
  { rows: some, startScores, signal }: TrainOptions,
): Promise<{ readonly trees: readonly Tree[]; readonly scores: Float64Array } | undefined> {
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
  return { trees: [constantTree(intercept, rows.length), ...trees.map(({ tree }) => tree)], scores }
}
