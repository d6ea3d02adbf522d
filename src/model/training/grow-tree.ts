import type { Tree } from '../ensemble.ts'
import { assembleTree, type GrownLeaf, type GrownNode } from './assemble-tree.ts'
import type { BinnedMatrix } from './binned-matrix.ts'
import { type ColumnSample, findSplit, type Split } from './find-split.ts'
import { accumulate, COLUMNS_PER_PASS, gatherPacked, subtractHistogram } from './histogram.ts'
import { type LeafRows, sumLeaves } from './leaf-sums.ts'
import { ALL_GROUPS, interactionGroups, monotoneDirections, type TreeParams } from './params.ts'
import { partitionRows } from './partition.ts'
import { findScales, gradientOf, hessianOf, packGradients, type Scales } from './quantise.ts'
import { boundedOutput } from './scan-numeric.ts'

/** A tree together with where its training rows ended. */
export interface GrownTree {
  /** Leaf values without shrinkage. */
  readonly tree: Tree
  /** Per internal node 256 bytes: 1 = this bin goes left. */
  readonly goesLeft: Uint8Array
  /** Training rows, leaf after leaf; valid until the next tree. */
  readonly rows: Uint32Array
  readonly leaves: readonly LeafRows[]
}

/** A leaf that may still be split. */
interface OpenLeaf extends GrownLeaf, LeafRows {
  readonly packed: number
  readonly depth: number
  /** Interaction groups that hold every column above it. */
  readonly groups: number
  readonly histogram: Float64Array | undefined
  readonly split: Split | undefined
}

/** Grows trees leaf by leaf; owns the buffers that every tree of a training run uses again. */
export class TreeGrower {
  readonly #binned: BinnedMatrix
  readonly #params: TreeParams
  readonly #directions: Int8Array
  readonly #groups: Uint32Array
  readonly #packed: Float64Array
  readonly #gathered: Float64Array
  readonly #rows: Uint32Array
  readonly #spare: Uint32Array
  #histograms: Float64Array[] = []

  /** @param capacity most rows a tree will be grown on */
  constructor(binned: BinnedMatrix, params: TreeParams, capacity: number) {
    this.#binned = binned
    this.#params = params
    this.#directions = monotoneDirections(params, binned.columns)
    this.#groups = interactionGroups(params, binned.columns)
    this.#packed = new Float64Array(binned.nRows)
    this.#gathered = new Float64Array(capacity)
    this.#rows = new Uint32Array(capacity)
    this.#spare = new Uint32Array(capacity)
  }

  /**
   * @param rows ascending row numbers that train this tree
   * @param gradients by row number
   * @param hessians by row number
   * @param sampled ascending column numbers the tree may use
   */
  grow(rows: Uint32Array, gradients: Float64Array, hessians: Float64Array, sampled: Int32Array): GrownTree {
    const params = this.#params
    const scales = findScales(rows, gradients, hessians)
    packGradients(rows, gradients, hessians, scales, this.#packed)
    const work = this.#rows.subarray(0, rows.length)
    work.set(rows)
    const columns = sampleColumns(this.#binned, this.#directions, this.#groups, sampled)
    const free = this.#takeHistograms(columns.length)

    const goesLeft = new Uint8Array((params.numLeaves - 1) * 256)
    const nodes: GrownNode[] = []
    const root = this.#rootLeaf(work, columns, free, scales)
    const leaves: OpenLeaf[] = [root]

    while (leaves.length < params.numLeaves) {
      const at = bestLeaf(leaves)
      const parent = leaves[at]
      const split = parent?.split
      if (parent === undefined || split === undefined) break
      const node = nodes.length
      const column = sampled[split.position]!
      writeMask(goesLeft, node * 256, split)
      const middle = partitionRows(
        this.#binned.bins,
        columns.starts[split.position]!,
        goesLeft,
        node * 256,
        work,
        parent.start,
        parent.end,
        this.#spare,
      )
      nodes.push({
        column,
        split,
        gain: (split.gain * scales.hessian) / (scales.gradient * scales.gradient),
        leaf: at,
        lambdaL2: parent.lambdaL2,
        low: parent.low,
        high: parent.high,
      })
      const isLast = leaves.length + 1 === params.numLeaves
      const [left, right] = this.#splitLeaf(parent, split, middle, work, columns, free, scales, isLast)
      leaves[at] = left
      leaves.push(right)
    }
    const sums = sumLeaves(rows, leaves, work, gradients, hessians)
    const tree = assembleTree(nodes, leaves, this.#binned.mappers, sums, scales, params)
    return { tree, goesLeft, rows: work, leaves }
  }

  #rootLeaf(work: Uint32Array, columns: SampledColumns, free: Float64Array[], scales: Scales): OpenLeaf {
    let packed = 0
    for (let i = 0; i < work.length; i++) packed += this.#packed[work[i]!]!
    const root = {
      packed,
      start: 0,
      end: work.length,
      depth: 0,
      groups: ALL_GROUPS,
      low: Number.NEGATIVE_INFINITY,
      high: Number.POSITIVE_INFINITY,
      lambdaL2: this.#params.lambdaL2 * scales.hessian,
    }
    const histogram = this.#histogramOf(0, work.length, work, columns, free)
    return { ...root, histogram, split: this.#search(root, histogram, columns, scales) }
  }

  #splitLeaf(
    parent: OpenLeaf,
    split: Split,
    middle: number,
    work: Uint32Array,
    columns: SampledColumns,
    free: Float64Array[],
    scales: Scales,
    isLast: boolean,
  ): readonly [OpenLeaf, OpenLeaf] {
    const bounds = childBounds(parent, split, this.#params.lambdaL1 * scales.gradient)
    const groups = (parent.groups & columns.groups[split.position]!) >>> 0
    const shared = { depth: parent.depth + 1, groups, lambdaL2: split.lambdaL2 }
    const leftLeaf = { ...shared, ...bounds.left, packed: split.left, start: parent.start, end: middle }
    const rightLeaf = {
      ...shared,
      ...bounds.right,
      packed: parent.packed - split.left,
      start: middle,
      end: parent.end,
    }
    const isDeepest = this.#params.maxDepth > 0 && shared.depth >= this.#params.maxDepth
    const tooSmall = parent.end - parent.start < 2 * this.#params.minDataInLeaf
    if (parent.histogram === undefined || isLast || isDeepest || tooSmall) {
      if (parent.histogram !== undefined) free.push(parent.histogram)
      const closed = { histogram: undefined, split: undefined }
      return [
        { ...leftLeaf, ...closed },
        { ...rightLeaf, ...closed },
      ]
    }
    const leftIsSmaller = middle - parent.start <= parent.end - middle
    const { start, end } = leftIsSmaller ? leftLeaf : rightLeaf
    const smaller = this.#histogramOf(start, end, work, columns, free)
    subtractHistogram(parent.histogram, smaller, columns.length)
    const left = leftIsSmaller ? smaller : parent.histogram
    const right = leftIsSmaller ? parent.histogram : smaller
    return [
      { ...leftLeaf, histogram: left, split: this.#search(leftLeaf, left, columns, scales) },
      { ...rightLeaf, histogram: right, split: this.#search(rightLeaf, right, columns, scales) },
    ]
  }

  #search(
    leaf: Pick<OpenLeaf, 'packed' | 'start' | 'end' | 'low' | 'high' | 'groups'>,
    histogram: Float64Array,
    columns: SampledColumns,
    scales: Scales,
  ): Split | undefined {
    const nRows = leaf.end - leaf.start
    if (nRows < 2 * this.#params.minDataInLeaf) return undefined
    const sums = { packed: leaf.packed, nRows, low: leaf.low, high: leaf.high, groups: leaf.groups }
    return findSplit(histogram, columns, sums, this.#params, scales)
  }

  #histogramOf(
    start: number,
    end: number,
    work: Uint32Array,
    columns: SampledColumns,
    free: Float64Array[],
  ): Float64Array {
    const histogram = free.pop()!
    histogram.fill(0)
    gatherPacked(this.#packed, work, start, end, this.#gathered)
    for (let first = 0; first < columns.starts.length; first += COLUMNS_PER_PASS) {
      accumulate(
        this.#binned.bins,
        columns.starts,
        columns.offsets,
        first,
        work,
        start,
        end,
        this.#gathered,
        histogram,
      )
    }
    return histogram
  }

  /** One histogram per leaf, long enough for the sampled columns and the padding's dummy. */
  #takeHistograms(length: number): Float64Array[] {
    const enough = length + 256
    if ((this.#histograms[0]?.length ?? 0) < enough) {
      this.#histograms = Array.from({ length: this.#params.numLeaves }, () => new Float64Array(enough))
    }
    return [...this.#histograms]
  }
}

interface SampledColumns extends ColumnSample {
  /** Where each column starts in the bins; padded to whole passes. */
  readonly starts: Int32Array
  /** Bins of all histograms together, without the dummy. */
  readonly length: number
}

function sampleColumns(
  binned: BinnedMatrix,
  directions: Int8Array,
  groups: Uint32Array,
  sampled: Int32Array,
): SampledColumns {
  const padded = Math.ceil(sampled.length / COLUMNS_PER_PASS) * COLUMNS_PER_PASS
  const starts = new Int32Array(padded)
  const offsets = new Int32Array(padded)
  let length = 0
  for (const [position, column] of sampled.entries()) {
    starts[position] = column * binned.nRows
    offsets[position] = length
    length += binned.mappers[column]!.nBins
  }
  // The last pass is filled up with a column that is added into a dummy behind all others.
  starts.fill(starts[0] ?? 0, sampled.length)
  offsets.fill(length, sampled.length)
  return {
    mappers: Array.from(sampled, (column) => binned.mappers[column]!),
    directions: Int8Array.from(sampled, (column) => directions[column]!),
    groups: Uint32Array.from(sampled, (column) => groups[column]!),
    starts,
    offsets,
    length,
  }
}

/** The leaf whose split gains most; ties go to the lower leaf. */
function bestLeaf(leaves: readonly OpenLeaf[]): number {
  let best = -1
  let gain = 0
  for (const [at, leaf] of leaves.entries()) {
    if (leaf.split === undefined || leaf.split.gain <= gain) continue
    best = at
    gain = leaf.split.gain
  }
  return best
}

function writeMask(goesLeft: Uint8Array, mask: number, split: Split): void {
  if (split.binsLeft !== undefined) for (const bin of split.binsLeft) goesLeft[mask + bin] = 1
  else {
    goesLeft.fill(1, mask + 1, mask + split.bin + 1)
    goesLeft[mask] = split.missingLeft ? 1 : 0
  }
}

interface Bounds {
  readonly low: number
  readonly high: number
}

/** A monotone split fences its two sides off at the middle of their outputs: no later split can cross it. */
function childBounds(
  parent: OpenLeaf,
  split: Split,
  lambdaL1: number,
): { readonly left: Bounds; readonly right: Bounds } {
  const { low, high } = parent
  if (split.direction === 0) return { left: { low, high }, right: { low, high } }
  const outputOf = (packed: number): number =>
    boundedOutput(gradientOf(packed), hessianOf(packed), {
      sumGradient: 0,
      sumHessian: 0,
      minHessian: 0,
      lambdaL1,
      lambdaL2: split.lambdaL2,
      low,
      high,
    })
  const middle = (outputOf(split.left) + outputOf(parent.packed - split.left)) / 2
  return split.direction > 0
    ? { left: { low, high: middle }, right: { low: middle, high } }
    : { left: { low: middle, high }, right: { low, high: middle } }
}
