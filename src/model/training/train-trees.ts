import { fail } from '../../errors/index.ts'
import { createRandom } from '../../random/index.ts'
import type { Tree, TreeEnsemble } from '../ensemble.ts'
import { auc, logLoss } from '../metrics/index.ts'
import { sigmoid } from '../sigmoid.ts'
import type { BinnedMatrix } from './binned-matrix.ts'
import { type GrownTree, TreeGrower } from './grow-tree.ts'
import { completeParams, lightgbmParameters, monotoneDirections, type TreeParams } from './params.ts'

export interface TrainProgress {
  readonly round: number
  readonly rounds: number
  /** Metric on the validation rows, when there are any. */
  readonly validation?: number
}

export interface TrainOptions {
  /** Rows to train on, ascending. Default: all. */
  readonly rows?: Uint32Array
  /** Rows that early stopping watches; they train nothing. */
  readonly validation?: Uint32Array
  readonly onProgress?: (progress: TrainProgress) => void
  /** Asked between rounds; aborting throws its reason. */
  readonly signal?: AbortSignal
}

/**
 * Gradient boosting on binary log-loss with leaf-wise trees.
 * @param binned bins of all rows
 * @param target by row number: 1 = payment difficulties, 0 = none; read only at the rows used
 * @param params unset ones take `defaultTreeParams`
 * @returns trees whose first holds the base rate's log-odds; the same bytes for the same arguments
 * @throws VitrineError E_MODEL_PARAMS, E_MODEL_TARGET
 * Source: Ke et al. 2017 (LightGBM).
 */
export function trainTrees(
  binned: BinnedMatrix,
  target: ArrayLike<number>,
  params: Partial<TreeParams>,
  options: TrainOptions = {},
): TreeEnsemble {
  const complete = completeParams(params, binned.columns)
  const rows = options.rows ?? Uint32Array.from({ length: binned.nRows }, (_, row) => row)
  const bias = baseLogOdds(target, rows)
  const run = new BoostingRun(binned, target, complete, rows, bias, options.validation)
  for (let round = 1; round <= complete.rounds; round++) {
    options.signal?.throwIfAborted()
    run.boost(round)
    const validation = run.validate()
    options.onProgress?.({
      round,
      rounds: complete.rounds,
      ...(validation !== undefined && { validation }),
    })
    if (run.isOver) break
  }
  return {
    family: 'trees',
    columns: binned.columns,
    trees: run.finishedTrees(),
    featureInfos: binned.mappers.map((mapper) => mapper.info),
    monotone: [...monotoneDirections(complete, binned.columns)],
    parameters: lightgbmParameters(complete, binned.columns),
  }
}

class BoostingRun {
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
    this.#scores = new Float64Array(binned.nRows).fill(bias)
    this.#gradients = new Float64Array(binned.nRows)
    this.#hessians = new Float64Array(binned.nRows)
    this.#grower = new TreeGrower(binned, params, monotoneDirections(params, binned.columns), rows.length)
    this.#usable = Int32Array.from(binned.mappers.keys()).filter((c) => binned.mappers[c]!.nBins > 1)
    this.#bag = rows
  }

  boost(round: number): void {
    const { baggingFraction, baggingFreq, featureFraction, learningRate, seed } = this.#params
    if (baggingFraction < 1 && (round - 1) % baggingFreq === 0) {
      this.#bag = drawSorted(this.#rows, baggingFraction, createRandom(seed, `rows ${round}`).uniform)
    }
    const columns =
      featureFraction < 1
        ? drawSorted(this.#usable, featureFraction, createRandom(seed, `columns ${round}`).uniform)
        : this.#usable
    writeGradients(this.#bag, this.#target, this.#scores, this.#gradients, this.#hessians)
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

function baseLogOdds(target: ArrayLike<number>, rows: Uint32Array): number {
  let positives = 0
  for (const row of rows) {
    const value = target[row]
    if (value !== 0 && value !== 1) {
      fail('E_MODEL_TARGET', {
        what: 'A training row has no usable target.',
        got: `${value} in row ${row}`,
        expected: '0 or 1',
        remedy: 'Train on labelled rows only.',
      })
    }
    positives += value
  }
  if (positives === 0 || positives === rows.length) {
    fail('E_MODEL_TARGET', {
      what: 'The training rows hold only one class.',
      got: `${positives} of ${rows.length} rows with target 1`,
      expected: 'some rows with 0 and some with 1',
      remedy: 'Add rows of the other class.',
    })
  }
  const rate = positives / rows.length
  return Math.log(rate / (1 - rate))
}

/** Derivatives of the log-loss by the raw score: p − y and p(1 − p). */
export function writeGradients(
  rows: Uint32Array,
  target: ArrayLike<number>,
  scores: Float64Array,
  gradients: Float64Array,
  hessians: Float64Array,
): void {
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!
    const p = 1 / (1 + Math.exp(-scores[row]!))
    gradients[row] = p - target[row]!
    hessians[row] = p * (1 - p)
  }
}

/** A share of the items, without replacement, in their old order; at least one. */
function drawSorted<A extends Uint32Array | Int32Array>(items: A, share: number, uniform: () => number): A {
  const wanted = Math.max(1, Math.round(items.length * share))
  let needed = wanted
  let left = items.length
  const isDrawn = (): boolean => {
    const drawn = uniform() * left-- < needed
    if (drawn) needed--
    return drawn
  }
  return items.filter(isDrawn) as A
}

function scaleTree(tree: Tree, factor: number): Tree {
  const scale = (value: number): number => value * factor
  return {
    ...tree,
    leafValue: tree.leafValue.map(scale),
    internalValue: tree.internalValue.map(scale),
    shrinkage: factor,
  }
}

function addBias(tree: Tree, bias: number): Tree {
  const add = (value: number): number => value + bias
  // Shrinkage 1 as LightGBM writes it: the leaf values are no longer a multiple of the learning rate.
  return {
    ...tree,
    leafValue: tree.leafValue.map(add),
    internalValue: tree.internalValue.map(add),
    shrinkage: 1,
  }
}

function constantTree(value: number, nRows: number): Tree {
  const none = new Float64Array(0)
  const noIndex = new Int32Array(0)
  return {
    nLeaves: 1,
    splitFeature: noIndex,
    threshold: none,
    decisionType: new Uint8Array(0),
    leftChild: noIndex,
    rightChild: noIndex,
    splitGain: none,
    internalValue: none,
    internalWeight: none,
    internalCount: none,
    leafValue: Float64Array.of(value),
    leafWeight: Float64Array.of(0),
    leafCount: Float64Array.of(nRows),
    catBoundaries: noIndex,
    catWords: new Uint32Array(0),
    shrinkage: 1,
  }
}
