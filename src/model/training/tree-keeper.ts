import type { Tree, TreeEnsemble } from '../ensemble.ts'
import { lightgbmParameters, monotoneDirections } from './params.ts'
import type { TrainingTask } from './training-task.ts'
import { addBias, constantTree, scaleTree } from './tree-values.ts'

/** Collects the trees of a training and knows which round was the best. */
export class TreeKeeper {
  readonly #task: TrainingTask
  readonly #trees: Tree[] = []
  #bestMetric = Number.NEGATIVE_INFINITY
  #bestTrees = 0
  #roundsSinceBest = 0

  constructor(task: TrainingTask) {
    this.#task = task
  }

  /** @param tree without shrinkage; undefined when nothing was left to learn */
  add(tree: Tree | undefined): void {
    if (tree !== undefined) this.#trees.push(scaleTree(tree, this.#task.params.learningRate))
  }

  /** @returns whether early stopping says that it is enough */
  judge(metric: number): boolean {
    const { earlyStopping } = this.#task.params
    const higherIsBetter = earlyStopping?.metric === 'auc' ? metric : -metric
    if (higherIsBetter > this.#bestMetric) {
      this.#bestMetric = higherIsBetter
      this.#bestTrees = this.#trees.length
      this.#roundsSinceBest = 0
    } else this.#roundsSinceBest++
    return this.#roundsSinceBest >= (earlyStopping?.rounds ?? Number.POSITIVE_INFINITY)
  }

  /** The kept trees; the first holds the bias. */
  ensemble(): TreeEnsemble {
    const { binned, params, rows, bias, before, roundsBefore } = this.#task
    const kept = params.earlyStopping === undefined ? this.#trees : this.#trees.slice(0, this.#bestTrees)
    const [first, ...rest] = kept
    const biased = first === undefined ? constantTree(bias, rows.length) : addBias(first, bias)
    return {
      family: 'trees',
      columns: binned.columns,
      trees: before.length > 0 ? [...before, ...kept] : [biased, ...rest],
      featureInfos: binned.mappers.map((mapper) => mapper.info),
      monotone: [...monotoneDirections(params, binned.columns)],
      parameters: lightgbmParameters({ ...params, rounds: roundsBefore + params.rounds }, binned),
    }
  }
}
