import { CATEGORICAL, MISSING_GOES_LEFT, MISSING_IS_NAN } from '../decision-type.ts'
import type { Tree } from '../ensemble.ts'
import type { BinnedMatrix } from './binned-matrix.ts'
import { codeWords } from './code-words.ts'
import type { Split } from './find-split.ts'
import type { TreeParams } from './params.ts'
import type { Scales } from './quantise.ts'
import { boundedOutput } from './scan-numeric.ts'

/** Bounds and L2 are in the integer units of the tree's scales. */
export interface GrownLeaf {
  /** Its rows are rows[start] … rows[end − 1]. */
  readonly start: number
  readonly end: number
  readonly low: number
  readonly high: number
  readonly lambdaL2: number
}

export interface GrownNode {
  readonly column: number
  readonly split: Split
  /** In log-loss units. */
  readonly gain: number
  /** The leaf that was split: its left side keeps the number, its right side becomes leaf `node + 1`. */
  readonly leaf: number
  readonly low: number
  readonly high: number
  readonly lambdaL2: number
}

/**
 * Turns the record of the splits into flat arrays; values and counts are taken anew from the rows themselves, in row
 * order, so that rounding in the search touches no number of the model.
 */
export function assembleTree(
  nodes: readonly GrownNode[],
  leaves: readonly GrownLeaf[],
  binned: BinnedMatrix,
  rows: Uint32Array,
  gradients: Float64Array,
  hessians: Float64Array,
  scales: Scales,
  params: TreeParams,
): Tree {
  const nNodes = nodes.length
  const { leftChild, rightChild } = linkChildren(nodes)
  const catBoundaries: number[] = [0]
  const catWords: number[] = []
  const threshold = new Float64Array(nNodes)
  const decisionType = new Uint8Array(nNodes)
  for (const [n, { column, split }] of nodes.entries()) {
    const mapper = binned.mappers[column]!
    if (split.binsLeft === undefined) {
      threshold[n] = mapper.cuts[split.bin - 1] ?? Number.POSITIVE_INFINITY
      decisionType[n] = MISSING_IS_NAN | (split.missingLeft ? MISSING_GOES_LEFT : 0)
    } else {
      threshold[n] = catBoundaries.length - 1
      decisionType[n] = CATEGORICAL | MISSING_IS_NAN
      catWords.push(...codeWords(split.binsLeft.map((bin) => mapper.codes[bin - 1]!)))
      catBoundaries.push(catWords.length)
    }
  }

  const output = (gradient: number, hessian: number, at: GrownLeaf | GrownNode): number =>
    boundedOutput(gradient, hessian, {
      sumGradient: gradient,
      sumHessian: hessian,
      minHessian: 0,
      lambdaL1: params.lambdaL1,
      lambdaL2: at.lambdaL2 / scales.hessian,
      low: (at.low * scales.hessian) / scales.gradient,
      high: (at.high * scales.hessian) / scales.gradient,
    })
  const leafGradient = new Float64Array(leaves.length)
  const leafWeight = new Float64Array(leaves.length)
  for (const [l, leaf] of leaves.entries()) {
    for (let i = leaf.start; i < leaf.end; i++) {
      leafGradient[l] = leafGradient[l]! + gradients[rows[i]!]!
      leafWeight[l] = leafWeight[l]! + hessians[rows[i]!]!
    }
  }
  const leafCount = Float64Array.from(leaves, (leaf) => leaf.end - leaf.start)
  const sumOverLeaves = (perLeaf: Float64Array): Float64Array => {
    const sums = new Float64Array(nNodes)
    // Children come after their parent, so one walk backwards sees them first.
    for (let n = nNodes - 1; n >= 0; n--) {
      const [left, right] = [leftChild[n]!, rightChild[n]!]
      sums[n] = (left < 0 ? perLeaf[~left]! : sums[left]!) + (right < 0 ? perLeaf[~right]! : sums[right]!)
    }
    return sums
  }
  const internalGradient = sumOverLeaves(leafGradient)
  const internalWeight = sumOverLeaves(leafWeight)
  return {
    nLeaves: leaves.length,
    splitFeature: Int32Array.from(nodes, (node) => node.column),
    threshold,
    decisionType,
    leftChild,
    rightChild,
    splitGain: Float64Array.from(nodes, (node) => node.gain),
    internalValue: Float64Array.from(nodes, (node, n) =>
      output(internalGradient[n]!, internalWeight[n]!, node),
    ),
    internalWeight,
    internalCount: sumOverLeaves(leafCount),
    leafValue: Float64Array.from(leaves, (leaf, l) => output(leafGradient[l]!, leafWeight[l]!, leaf)),
    leafWeight,
    leafCount,
    catBoundaries: catWords.length > 0 ? Int32Array.from(catBoundaries) : new Int32Array(0),
    catWords: Uint32Array.from(catWords),
    shrinkage: 1,
  }
}

function linkChildren(nodes: readonly GrownNode[]): { leftChild: Int32Array; rightChild: Int32Array } {
  const leftChild = new Int32Array(nodes.length)
  const rightChild = new Int32Array(nodes.length)
  // Per leaf: the link that points to it, as node × 2 + side; −1 for the root.
  const linkTo: number[] = [-1]
  for (const [n, { leaf }] of nodes.entries()) {
    const link = linkTo[leaf]!
    if (link >= 0) (link % 2 === 0 ? leftChild : rightChild)[link >> 1] = n
    leftChild[n] = ~leaf
    rightChild[n] = ~(n + 1)
    linkTo[leaf] = n * 2
    linkTo.push(n * 2 + 1)
  }
  return { leftChild, rightChild }
}
