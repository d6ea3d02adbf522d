import type { TreeEnsemble } from '../ensemble.ts'
import type { BinnedMatrix } from './binned-matrix.ts'
import { BoostingRun } from './boosting-run.ts'
import type { TreeParams } from './params.ts'
import { type TaskOptions, trainingTask } from './training-task.ts'
import { TreeKeeper } from './tree-keeper.ts'
import { validationMetric } from './validation-metric.ts'

/** The trainer without the kernel, in plain TypeScript and one thread: what the kernel is tested against. */
export function plainTrainTrees(
  binned: BinnedMatrix,
  target: ArrayLike<number>,
  params: Partial<TreeParams>,
  options: TaskOptions = {},
): TreeEnsemble {
  const task = trainingTask(binned, target, params, options)
  const run = new BoostingRun(task, target)
  const keeper = new TreeKeeper(task)
  const { earlyStopping, rounds } = task.params
  for (let round = 1; round <= rounds && !run.isOver; round++) {
    keeper.add(run.boost(round))
    if (earlyStopping === undefined) continue
    const scores = Float64Array.from(task.validation, (row) => run.scores[row]!)
    const labels = Float64Array.from(task.validation, (row) => target[row]!)
    if (keeper.judge(validationMetric(earlyStopping.metric, scores, labels))) break
  }
  return keeper.ensemble()
}
