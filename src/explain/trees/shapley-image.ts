import { allocate, loadKernel, type TreeEnsemble } from '../../model/index.ts'
import { patternTable } from './pattern-table.ts'
import { stepsOf, stepTables, stepWords } from './step-records.ts'
import { type Scratch, scratchFor } from './tree-attribution.ts'
import { type TreeTables, treeTables } from './tree-tables.ts'

/** Words of a tree's record: pairs of points, address of its steps, of its pattern table, number of players. */
const TREE_WORDS = 4

/** One tree's data, which only needs to know where it will stand. */
interface Part {
  /** Pairs of quadrature points; 0 = answered by its pattern table. */
  readonly pairs: number
  readonly values: Float64Array
  readonly nPlayers: number
  words(valuesAddress: number): Uint32Array
}

/**
 * What the kernel needs beside the trees to attribute: per tree the tables of its steps, or all its answers when it is
 * small. Laid out as kernels/trees/layout.ts says, in the kernel's memory for as long as this object lives.
 */
export class ShapleyImage {
  /** Address of one record per tree. */
  readonly trees: number
  /** Vectors of the largest tree's walk. */
  readonly workBytes: number

  /** @throws VitrineError E_KERNEL, E_KERNEL_MEMORY */
  constructor({ trees }: TreeEnsemble) {
    const tables = trees.map((tree) => (tree.nLeaves > 1 ? treeTables(tree) : undefined))
    const scratch = scratchFor(tables.filter((each) => each !== undefined))
    const parts = tables.map((each) => each && partOf(each, scratch))
    const records = new Uint32Array(trees.length * TREE_WORDS)
    const bytes = parts.reduce((sum, part) => sum + (part ? partBytes(part) : 0), records.byteLength)
    this.trees = allocate(this, bytes)
    this.workBytes = 0
    let at = this.trees + records.byteLength
    for (const [t, part] of parts.entries()) {
      if (part === undefined) continue
      const words = part.words(at)
      copy(part.values, at)
      copy(words, at + part.values.byteLength)
      records.set([part.pairs, at + part.values.byteLength, at, part.nPlayers], t * TREE_WORDS)
      this.workBytes = Math.max(this.workBytes, trees[t]!.nLeaves * part.pairs * 16)
      at += partBytes(part)
    }
    copy(records, this.trees)
  }
}

function partOf(tables: TreeTables, scratch: Scratch): Part {
  const steps = stepsOf(tables)
  const patterns = patternTable(tables, scratch)
  if (patterns !== undefined) {
    const players = Uint32Array.from(tables.edges.features, (feature) => feature * 8)
    const order = steps.map(({ left }) => tables.edges.splitNode[left]!)
    const values = byOrder(patterns, players.length, order)
    return { pairs: 0, values, nPlayers: players.length, words: () => players }
  }
  const pairs = Math.ceil(tables.points / 2)
  const values = stepTables(tables, steps, pairs)
  return { pairs, values, nPlayers: 0, words: (address) => stepWords(tables, steps, pairs, address) }
}

/** The pattern table with bit i for the i-th node of `order`, as the kernel counts nodes. */
function byOrder(patterns: Float64Array, nPlayers: number, order: readonly number[]): Float64Array {
  const out = new Float64Array(patterns.length)
  for (let pattern = 0; pattern < 2 ** order.length; pattern++) {
    const from = order.reduce((sum, node, at) => sum | (((pattern >> at) & 1) << node), 0) * nPlayers
    out.set(patterns.subarray(from, from + nPlayers), pattern * nPlayers)
  }
  return out
}

/** Kept at whole vectors, so that no read of one crosses a cache line needlessly. */
function partBytes(part: Part): number {
  return part.values.byteLength + 16 * Math.ceil(part.words(0).byteLength / 16)
}

function copy(values: Float64Array | Uint32Array, address: number): void {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
  new Uint8Array(loadKernel().memory.buffer).set(bytes, address)
}
