import type { ColumnSpec } from '../../matrix/index.ts'
import { CATEGORICAL, MISSING_IS_NAN } from '../decision-type.ts'
import type { Tree } from '../ensemble.ts'
import { codeWords } from '../training/code-words.ts'
import { type Axis, countParts, type Shape } from './additive-model.ts'

/**
 * A shape as one tree with a leaf per cell, so that whatever takes trees takes it too: first missing against all others,
 * then halves of the parts; of a pair, the second axis below every part of the first.
 */
export function shapeTree(shape: Shape, columns: readonly ColumnSpec[]): Tree {
  return new ShapeTreeWriter(shape, columns).write()
}

class ShapeTreeWriter {
  readonly #shape: Shape
  readonly #columns: readonly ColumnSpec[]
  readonly #nodes: { feature: number; threshold: number; decision: number; left: number; right: number }[] =
    []
  /** Cell of each leaf. */
  readonly #leaves: number[] = []
  readonly #catBoundaries: number[] = [0]
  readonly #catWords: number[] = []

  constructor(shape: Shape, columns: readonly ColumnSpec[]) {
    this.#shape = shape
    this.#columns = columns
  }

  write(): Tree {
    this.#axis(0, 0)
    const { values, rows } = this.#shape
    const nodes = this.#nodes
    const leafValue = Float64Array.from(this.#leaves, (cell) => values[cell]!)
    const leafWeight = Float64Array.from(this.#leaves, (cell) => rows[cell]!)
    const leafCount = leafWeight.map((count) => Math.max(1, count))
    const internalWeight = new Float64Array(nodes.length)
    const internalCount = new Float64Array(nodes.length)
    const internalSum = new Float64Array(nodes.length)
    // Children come after their parent, so one walk backwards sees them first.
    for (let n = nodes.length - 1; n >= 0; n--) {
      for (const child of [nodes[n]!.left, nodes[n]!.right]) {
        internalWeight[n]! += child < 0 ? leafWeight[~child]! : internalWeight[child]!
        internalCount[n]! += child < 0 ? leafCount[~child]! : internalCount[child]!
        internalSum[n]! += child < 0 ? leafCount[~child]! * leafValue[~child]! : internalSum[child]!
      }
    }
    return {
      nLeaves: this.#leaves.length,
      splitFeature: Int32Array.from(nodes, ({ feature }) => feature),
      threshold: Float64Array.from(nodes, ({ threshold }) => threshold),
      decisionType: Uint8Array.from(nodes, ({ decision }) => decision),
      leftChild: Int32Array.from(nodes, ({ left }) => left),
      rightChild: Int32Array.from(nodes, ({ right }) => right),
      splitGain: new Float64Array(nodes.length),
      internalValue: internalSum.map((sum, n) => sum / internalCount[n]!),
      internalWeight,
      internalCount,
      leafValue,
      leafWeight,
      leafCount,
      catBoundaries: this.#catWords.length > 0 ? Int32Array.from(this.#catBoundaries) : new Int32Array(0),
      catWords: Uint32Array.from(this.#catWords),
      shrinkage: 1,
    }
  }

  /** @param prefix cell so far, counted over the axes before this one; @returns the link to what was written */
  #axis(index: number, prefix: number): number {
    const axis = this.#shape.axes[index]
    if (axis === undefined) return ~(this.#leaves.push(prefix) - 1)
    const spec = this.#columns[axis.column]!
    const parts = countParts(axis, spec)
    const below = (part: number): number => this.#axis(index + 1, prefix * parts + part)
    if (parts === 1) return below(0)
    const node = this.#node(axis, spec, 1, parts)
    this.#nodes[node]!.left = this.#halves(axis, spec, 1, parts, below)
    this.#nodes[node]!.right = below(0)
    return node
  }

  /** Parts `from` … `end` − 1, none of them missing. */
  #halves(axis: Axis, spec: ColumnSpec, from: number, end: number, below: (part: number) => number): number {
    if (end - from === 1) return below(from)
    const middle = (from + end) >> 1
    const node = this.#node(axis, spec, from, middle)
    this.#nodes[node]!.left = this.#halves(axis, spec, from, middle, below)
    this.#nodes[node]!.right = this.#halves(axis, spec, middle, end, below)
    return node
  }

  /** Sends parts `from` … `end` − 1 left; what stands before them never comes here. */
  #node(axis: Axis, spec: ColumnSpec, from: number, end: number): number {
    const node = { feature: axis.column, left: 0, right: 0 }
    if (spec.kind === 'number') {
      const threshold = axis.cuts[end - 2] ?? Number.POSITIVE_INFINITY
      return this.#nodes.push({ ...node, threshold, decision: MISSING_IS_NAN }) - 1
    }
    this.#catWords.push(...codeWords(axis.codes.subarray(from - 1, end - 1)))
    this.#catBoundaries.push(this.#catWords.length)
    const threshold = this.#catBoundaries.length - 2
    return this.#nodes.push({ ...node, threshold, decision: CATEGORICAL | MISSING_IS_NAN }) - 1
  }
}
