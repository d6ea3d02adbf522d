import { fail } from '../../errors/index.ts'
import { createRandom } from '../../random/index.ts'
import type { Tree } from '../ensemble.ts'
import type { SteppedTree } from '../linear/index.ts'
import { auc, logLoss } from '../metrics/index.ts'
import { sigmoid } from '../sigmoid.ts'
import type { BinnedMatrix } from './binned-matrix.ts'
import { drawSorted } from './draw-sorted.ts'
import { writeGradients } from './gradients.ts'
import { type GrownTree, TreeGrower } from './grow-tree.ts'
import { monotoneDirections, type TreeParams } from './params.ts'
import { addBias, constantTree, scaleTree } from './tree-values.ts'

/** The state of one training: scores so far, trees so far, the best round so far. */
export class BoostingRun {
  isOver = false
  readonly #binned: BinnedMatrix
  readonly #target: ArrayLike<number>
  readonly #params: TreeParams
  readonly #rows: Uint32Array
  readonly #bias: number
  readonly #validation: Uint32Array | undefined
  readonly #scores: Float64Array
  readonly #gradients: Float64Array
  readonly #hessians: Float64Array
  readonly #grower: TreeGrower
  readonly #usable: Int32Array
  #trees: Tree[] = []
  #bag: Uint32Array
  #bestValue = Number.NEGATIVE_INFINITY
  #bestTrees = 0
  #roundsSinceBest = 0

  constructor(
    binned: BinnedMatrix,
    target: ArrayLike<number>,
    params: TreeParams,
    rows: Uint32Array,
    bias: number,
    validation: Uint32Array | undefined,
    start: readonly SteppedTree[] = [],
    startScores?: Float64Array,
  ) {
    if (params.earlyStopping !== undefined && (validation?.length ?? 0) === 0) {
      fail('E_MODEL_PARAMS', {
        what: 'Early stopping needs validation rows.',
        got: 'none',
        expected: 'at least one row',
        remedy: 'Give `validation`, or leave `earlyStopping` out.',
      })
    }
    this.#binned = binned
    this.#target = target
    this.#params = params
    this.#rows = rows
    this.#bias = bias
    this.#validation = params.earlyStopping === undefined ? undefined : validation
    this.#scores = startScores?.slice() ?? new Float64Array(binned.nRows).fill(bias)
    this.#gradients = new Float64Array(binned.nRows)
    this.#hessians = new Float64Array(binned.nRows)
    this.#grower = new TreeGrower(binned, params, monotoneDirections(params, binned.columns), rows.length)
    this.#usable = Int32Array.from(binned.mappers.keys()).filter((c) => binned.mappers[c]!.nBins > 1)
    this.#bag = rows
    for (const { tree, goesLeft } of start) {
      this.#trees.push(tree)
      this.#walk(tree, goesLeft, rows)
      if (this.#validation !== undefined) this.#walk(tree, goesLeft, this.#validation)
    }
    this.#bestTrees = start.length
  }

  boost(round: number): void {
    const { baggingFraction, baggingFreq, featureFraction, learningRate, positiveWeight, seed } = this.#params
    if (baggingFraction < 1 && (round - 1) % baggingFreq === 0) {
      this.#bag = drawSorted(this.#rows, baggingFraction, createRandom(seed, `rows ${round}`).uniform)
    }
    const columns =
      featureFraction < 1
        ? drawSorted(this.#usable, featureFraction, createRandom(seed, `columns ${round}`).uniform)
        : this.#usable
    writeGradients(this.#bag, this.#target, positiveWeight, this.#scores, this.#gradients, this.#hessians)
    const grown = this.#grower.grow(this.#bag, this.#gradients, this.#hessians, columns)
    if (grown.tree.nLeaves === 1) {
      // Nothing left to learn from these columns and rows; if they are always the same, later rounds would agree.
      this.isOver = featureFraction >= 1 && baggingFraction >= 1
      return
    }
    const tree = scaleTree(grown.tree, learningRate)
    this.#trees.push(tree)
    this.#addToScores({ ...grown, tree })
  }

  /** @returns the metric on the validation rows, if early stopping is on */
  validate(): number | undefined {
    const { earlyStopping } = this.#params
    if (earlyStopping === undefined || this.#validation === undefined) return undefined
    const target = Float64Array.from(this.#validation, (row) => this.#target[row]!)
    const scores = Float64Array.from(this.#validation, (row) => this.#scores[row]!)
    const value = earlyStopping.metric === 'auc' ? auc(scores, target) : logLoss(scores.map(sigmoid), target)
    const higherIsBetter = earlyStopping.metric === 'auc' ? value : -value
    if (higherIsBetter > this.#bestValue) {
      this.#bestValue = higherIsBetter
      this.#bestTrees = this.#trees.length
      this.#roundsSinceBest = 0
    } else if (++this.#roundsSinceBest >= earlyStopping.rounds) this.isOver = true
    return value
  }

  /** The kept trees; the first holds the bias. */
  finishedTrees(): Tree[] {
    const kept = this.#validation === undefined ? this.#trees : this.#trees.slice(0, this.#bestTrees)
    const [first, ...rest] = kept
    return [
      first === undefined ? constantTree(this.#bias, this.#rows.length) : addBias(first, this.#bias),
      ...rest,
    ]
  }

  #addToScores({ tree, rows, leaves, goesLeft }: GrownTree): void {
    const scores = this.#scores
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
    if (this.#validation !== undefined) this.#walk(tree, goesLeft, this.#validation)
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
      this.#scores[row] = this.#scores[row]! + tree.leafValue[~node]!
    }
  }
}
