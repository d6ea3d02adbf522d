import { createRandom } from '../../random/index.ts'
import type { Tree } from '../ensemble.ts'
import type { BinnedMatrix } from './binned-matrix.ts'
import { drawByGradient } from './draw-by-gradient.ts'
import { drawSorted } from './draw-sorted.ts'
import { writeGradients } from './gradients.ts'
import { type GrownTree, TreeGrower } from './grow-tree.ts'
import type { TreeParams } from './params.ts'
import type { TrainingTask } from './training-task.ts'
import { scaleTree } from './tree-values.ts'

/** The state of one training in plain TypeScript: scores so far. */
export class BoostingRun {
  isOver = false
  /** Raw scores by row number, of training and validation rows. */
  readonly scores: Float64Array
  readonly #binned: BinnedMatrix
  readonly #target: ArrayLike<number>
  readonly #params: TreeParams
  readonly #rows: Uint32Array
  readonly #validation: Uint32Array
  readonly #roundsBefore: number
  readonly #gradients: Float64Array
  readonly #hessians: Float64Array
  readonly #grower: TreeGrower
  readonly #usable: Int32Array
  #bag: Uint32Array

  constructor(
    { binned, params, rows, validation, startScores, roundsBefore }: TrainingTask,
    target: ArrayLike<number>,
  ) {
    this.#binned = binned
    this.#target = target
    this.#params = params
    this.#rows = rows
    this.#validation = validation
    this.#roundsBefore = roundsBefore
    this.scores = Float64Array.from({ length: binned.nRows }, (_, row) => startScores(row))
    this.#gradients = new Float64Array(binned.nRows)
    this.#hessians = new Float64Array(binned.nRows)
    this.#grower = new TreeGrower(binned, params, rows.length)
    this.#usable = Int32Array.from(binned.mappers.keys()).filter((c) => binned.mappers[c]!.nBins > 1)
    this.#bag = rows
  }

  /** @returns the round's tree without shrinkage; undefined when nothing is left to learn */
  boost(round: number): Tree | undefined {
    const { baggingFraction, baggingFreq, featureFraction, learningRate, positiveWeight, topRate } =
      this.#params
    if (topRate > 0) this.#bag = this.#rows
    if (baggingFraction < 1 && (round - 1) % baggingFreq === 0) {
      this.#bag = drawSorted(this.#rows, baggingFraction, this.#uniform('rows', round))
    }
    const columns =
      featureFraction < 1
        ? drawSorted(this.#usable, featureFraction, this.#uniform('columns', round))
        : this.#usable
    writeGradients(this.#bag, this.#target, positiveWeight, this.scores, this.#gradients, this.#hessians)
    if (topRate > 0 && round > 1 / learningRate) this.#drawByGradient(round)
    const grown = this.#grower.grow(this.#bag, this.#gradients, this.#hessians, columns)
    if (grown.tree.nLeaves === 1) {
      // Nothing left to learn from these columns and rows; if they are always the same, later rounds would agree.
      this.isOver = featureFraction >= 1 && baggingFraction >= 1 && topRate === 0
      return undefined
    }
    this.#addToScores({ ...grown, tree: scaleTree(grown.tree, learningRate) })
    return grown.tree
  }

  #uniform(name: string, round: number): () => number {
    return createRandom(this.#params.seed, `${name} ${this.#roundsBefore + round}`).uniform
  }

  #drawByGradient(round: number): void {
    const { topRate, otherRate } = this.#params
    const uniform = this.#uniform('rows', round)
    const drawn = drawByGradient(this.#rows, this.#gradients, this.#hessians, topRate, otherRate, uniform)
    for (const row of drawn.others) {
      this.#gradients[row] = this.#gradients[row]! * drawn.factor
      this.#hessians[row] = this.#hessians[row]! * drawn.factor
    }
    this.#bag = drawn.rows
  }

  #addToScores({ tree, rows, leaves, goesLeft }: GrownTree): void {
    const scores = this.scores
    for (const [l, leaf] of leaves.entries()) {
      const value = tree.leafValue[l]!
      for (let i = leaf.start; i < leaf.end; i++) scores[rows[i]!] = scores[rows[i]!]! + value
    }
    if (this.#bag !== this.#rows) {
      const inBag = new Uint8Array(this.#binned.nRows)
      for (const row of this.#bag) inBag[row] = 1
      this.#walk(
        tree,
        goesLeft,
        this.#rows.filter((row) => inBag[row] === 0),
      )
    }
    this.#walk(tree, goesLeft, this.#validation)
  }

  /** Rows that did not train the tree find their leaf through the bins. */
  #walk(tree: Tree, goesLeft: Uint8Array, rows: Uint32Array): void {
    const { bins, nRows } = this.#binned
    for (const row of rows) {
      let node = 0
      while (node >= 0) {
        const bin = bins[tree.splitFeature[node]! * nRows + row]!
        node = goesLeft[node * 256 + bin] === 1 ? tree.leftChild[node]! : tree.rightChild[node]!
      }
      this.scores[row] = this.scores[row]! + tree.leafValue[~node]!
    }
  }
}
