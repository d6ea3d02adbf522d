import type { TreeEnsemble } from '../ensemble.ts'
import { type Job, runJob } from './engine/index.ts'
import type { TrainingTask, TrainProgress } from './training-task.ts'
import { TreeKeeper } from './tree-keeper.ts'

export interface RunOptions extends Pick<Job, 'nWorkers' | 'layout' | 'reorderEvery' | 'memoryBytes'> {
  readonly onProgress?: (progress: TrainProgress) => void
  readonly signal?: AbortSignal
}

/** Trains a checked task in workers. */
export async function runTask(
  task: TrainingTask,
  target: ArrayLike<number>,
  { onProgress, signal, ...how }: RunOptions,
): Promise<TreeEnsemble> {
  const { binned, params, rows, validation, startScores, roundsBefore } = task
  signal?.throwIfAborted()
  const keeper = new TreeKeeper(task)
  const scores = new Float64Array(rows.length + validation.length)
  for (const [p, row] of rows.entries()) scores[p] = startScores(row)
  for (const [v, row] of validation.entries()) scores[rows.length + v] = startScores(row)
  let round = 0
  await runJob({ binned, params, rows, validation, roundsBefore, ...how }, target, scores, (record) => {
    if (signal?.aborted) return false
    keeper.add(record.tree)
    const metric = params.earlyStopping === undefined ? undefined : record.metric
    if (metric !== undefined) keeper.judge(metric)
    const at = { round: ++round, rounds: params.rounds }
    onProgress?.(metric === undefined ? at : { ...at, validation: metric })
    return true
  })
  signal?.throwIfAborted()
  return keeper.ensemble()
}
