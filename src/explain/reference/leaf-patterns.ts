import { decideRows, decisionWords } from '../trees/goes-left.ts'
import { fillMasks, type PathMasks } from './path-masks.ts'

/** Rows that are decided before the next block, so that a tree's decisions stay in the cache. */
const BLOCK_ROWS = 256
/** Up to this many features on a path a pattern is an index into a table; beyond, a key of a map. */
const TABLE_BITS = 12

/**
 * Of one tree: which patterns of each leaf's path the reference rows meet, and how many rows meet each. What a person
 * costs afterwards does not depend on the number of reference rows.
 */
export interface LeafPatterns {
  readonly masks: PathMasks
  /** Edges that end in a leaf, in preorder. */
  readonly leafEdges: Int32Array
  /** Per leaf edge, its first pattern; one more entry than leaves. */
  readonly start: Int32Array
  /** [pattern][word] */
  readonly pattern: Uint32Array
  /** Reference rows with the pattern, per pattern. */
  readonly rows: Float64Array
}

/**
 * @param reference row-major, n × nFeatures
 */
export function leafPatterns(masks: PathMasks, reference: Float64Array, nFeatures: number): LeafPatterns {
  const { tree, edges, distinct, words } = masks
  const leafEdges = Int32Array.from(edges.leaf.keys()).filter((edge) => edges.leaf[edge]! >= 0)
  const counts = Array.from(leafEdges, (edge) => createCounts(distinct[edge]!, words))
  const nWords = decisionWords(tree)
  const decisions = new Uint32Array(BLOCK_ROWS * nWords)
  const here = new Uint32Array(edges.count * words)
  const nRows = reference.length / nFeatures
  for (let from = 0; from < nRows; from += BLOCK_ROWS) {
    const to = Math.min(from + BLOCK_ROWS, nRows)
    decideRows(tree, reference, nFeatures, from, to, decisions)
    for (let row = from; row < to; row++) {
      fillMasks(masks, decisions, (row - from) * nWords, here)
      for (let leaf = 0; leaf < leafEdges.length; leaf++) counts[leaf]!.add(here, leafEdges[leaf]! * words)
    }
  }
  const met = counts.map((each) => each.met())
  const start = new Int32Array(leafEdges.length + 1)
  for (const [leaf, patterns] of met.entries()) start[leaf + 1] = start[leaf]! + patterns.length
  const pattern = new Uint32Array(start[leafEdges.length]! * words)
  const rows = new Float64Array(start[leafEdges.length]!)
  for (const [index, one] of met.flat().entries()) {
    pattern.set(one.mask, index * words)
    rows[index] = one.rows
  }
  return { masks, leafEdges, start, pattern, rows }
}

interface Counts {
  /** @param at where a mask starts in `masks` */
  add(masks: Uint32Array, at: number): void
  met(): { readonly mask: Uint32Array; readonly rows: number }[]
}

function createCounts(bits: number, words: number): Counts {
  if (bits <= TABLE_BITS) {
    const table = new Uint32Array(2 ** bits)
    return {
      add: (masks, at) => {
        table[masks[at]!]!++
      },
      met: () =>
        Array.from(table.keys())
          .filter((mask) => table[mask]! > 0)
          .map((mask) => ({ mask: padded(mask, words), rows: table[mask]! })),
    }
  }
  const map = new Map<string, { mask: Uint32Array; rows: number }>()
  return {
    add: (masks, at) => {
      const mask = masks.subarray(at, at + words)
      const key = mask.join(' ')
      const known = map.get(key)
      if (known === undefined) map.set(key, { mask: mask.slice(), rows: 1 })
      else known.rows++
    },
    met: () => [...map.values()],
  }
}

function padded(mask: number, words: number): Uint32Array {
  const whole = new Uint32Array(words)
  whole[0] = mask
  return whole
}
