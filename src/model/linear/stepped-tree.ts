import { CATEGORICAL, MISSING_IS_NAN } from '../decision-type.ts'
import type { Tree } from '../ensemble.ts'
import type { BinnedColumn, BinnedMatrix } from '../training/binned-matrix.ts'

/** A tree with the way each bin goes at its nodes. */
export interface SteppedTree {
  readonly tree: Tree
  /** [node × 256 + bin]: 1 = goes left. */
  readonly goesLeft: Uint8Array
}

interface Node {
  readonly threshold: number
  readonly category?: number
  readonly bins: (bin: number) => boolean
  readonly left: Node | Leaf
  readonly right: Node | Leaf
}

interface Leaf {
  readonly value: number
  readonly count: number
}

/**
 * A step function of one column as one tree: a leaf per step of a number, one per category that has a value of its
 * own, and one for missing.
 * @param values log-odds per bin; bin 0 = missing
 * @param counts training rows per bin
 * @param weightPerRow hessian that stands for a row in `leafWeight`
 */
export function steppedTree(
  column: number,
  mapper: BinnedColumn,
  values: Float64Array,
  counts: Float64Array,
  weightPerRow: number,
): SteppedTree {
  const missing: Leaf = { value: values[0]!, count: counts[0]! }
  const root =
    mapper.kind === 'number'
      ? numberNodes(mapper, values, counts, missing)
      : categoryNodes(mapper, values, counts, missing)
  return flatten(root, column, weightPerRow)
}

function numberNodes(mapper: BinnedColumn, values: Float64Array, counts: Float64Array, missing: Leaf): Node {
  const steps: (Leaf & { readonly last: number })[] = []
  for (let bin = 1; bin < values.length; bin++) {
    const step = steps.at(-1)
    const same = step !== undefined && step.value === values[bin]
    if (same) steps[steps.length - 1] = { ...step, count: step.count + counts[bin]!, last: bin }
    else steps.push({ value: values[bin]!, count: counts[bin]!, last: bin })
  }
  // Halved again and again, so that 32 steps are five questions deep.
  const halves = (from: number, to: number): Node | Leaf => {
    if (to - from === 1) return steps[from]!
    const middle = (from + to) >> 1
    const { last } = steps[middle - 1]!
    return {
      threshold: mapper.cuts[last - 1]!,
      bins: (bin) => bin > 0 && bin <= last,
      left: halves(from, middle),
      right: halves(middle, to),
    }
  }
  return {
    threshold: Number.POSITIVE_INFINITY,
    bins: (bin) => bin > 0,
    left: halves(0, steps.length),
    right: missing,
  }
}

/** Categories with the value of `missing` need no question: they go right with it. */
function categoryNodes(
  mapper: BinnedColumn,
  values: Float64Array,
  counts: Float64Array,
  missing: Leaf,
): Node {
  const own = Array.from(values.keys()).filter((bin) => bin > 0 && values[bin] !== missing.value)
  const rest = Array.from(values.keys()).filter((bin) => bin > 0 && values[bin] === missing.value)
  const last: Leaf = {
    value: missing.value,
    count: rest.reduce((sum, bin) => sum + counts[bin]!, missing.count),
  }
  return own.reduceRight<Node | Leaf>(
    (right, bin): Node => ({
      threshold: Number.NaN,
      category: mapper.codes[bin - 1]!,
      bins: (one) => one === bin,
      left: { value: values[bin]!, count: counts[bin]! },
      right,
    }),
    last,
  ) as Node
}

function flatten(root: Node, column: number, weightPerRow: number): SteppedTree {
  const nodes: Node[] = []
  const leaves: Leaf[] = []
  const children: [left: number, right: number][] = []
  const place = (one: Node | Leaf): number => {
    if (!('left' in one)) return ~(leaves.push(one) - 1)
    const at = nodes.push(one) - 1
    children[at] = [0, 0]
    children[at] = [place(one.left), place(one.right)]
    return at
  }
  place(root)
  const goesLeft = new Uint8Array(nodes.length * 256)
  const catBoundaries = [0]
  const catWords: number[] = []
  const threshold = Float64Array.from(nodes, (node, n) => {
    for (let bin = 0; bin < 256; bin++) goesLeft[n * 256 + bin] = node.bins(bin) ? 1 : 0
    if (node.category === undefined) return node.threshold
    catWords.push(...wordsOf(node.category))
    return catBoundaries.push(catWords.length) - 2
  })
  // LightGBM's contributions divide by counts: a leaf without training rows counts as one, and weighs nothing.
  const leafCount = Float64Array.from(leaves, ({ count }) => Math.max(1, count))
  const leafWeight = Float64Array.from(leaves, ({ count }) => count * weightPerRow)
  const leafValue = Float64Array.from(leaves, ({ value }) => value)
  const sums = (perLeaf: Float64Array): Float64Array => {
    const out = new Float64Array(nodes.length)
    for (let n = nodes.length - 1; n >= 0; n--)
      for (const child of children[n]!) out[n]! += child < 0 ? perLeaf[~child]! : out[child]!
    return out
  }
  const internalCount = sums(leafCount)
  const weighted = sums(leafValue.map((value, l) => value * leafCount[l]!))
  return {
    goesLeft,
    tree: {
      nLeaves: leaves.length,
      splitFeature: new Int32Array(nodes.length).fill(column),
      threshold,
      decisionType: Uint8Array.from(nodes, (node) =>
        node.category === undefined ? MISSING_IS_NAN : CATEGORICAL | MISSING_IS_NAN,
      ),
      leftChild: Int32Array.from(children, ([left]) => left),
      rightChild: Int32Array.from(children, ([, right]) => right),
      splitGain: new Float64Array(nodes.length),
      internalValue: weighted.map((sum, n) => sum / internalCount[n]!),
      internalWeight: sums(leafWeight),
      internalCount,
      leafValue,
      leafWeight,
      leafCount,
      catBoundaries: catWords.length > 0 ? Int32Array.from(catBoundaries) : new Int32Array(0),
      catWords: Uint32Array.from(catWords),
      shrinkage: 1,
    },
  }
}

function wordsOf(code: number): number[] {
  const words = new Array<number>((code >> 5) + 1).fill(0)
  words[code >> 5] = (1 << (code & 31)) >>> 0
  return words
}

/** Adds the tree's value to the score of every row of the matrix, by its bins. */
export function addSteps({ tree, goesLeft }: SteppedTree, binned: BinnedMatrix, scores: Float64Array): void {
  const { bins, nRows, mappers } = binned
  const column = tree.splitFeature[0]!
  const ofBin = Float64Array.from({ length: mappers[column]!.nBins }, (_, bin) => {
    let node = 0
    while (node >= 0) node = goesLeft[node * 256 + bin] === 1 ? tree.leftChild[node]! : tree.rightChild[node]!
    return tree.leafValue[~node]!
  })
  for (let row = 0; row < nRows; row++) scores[row]! += ofBin[bins[column * nRows + row]!]!
}
