import type { Tree } from '../../model/index.ts'
import { type TreeEdges, treeEdges } from '../trees/tree-edges.ts'

/**
 * One tree, with a bit for every distinct feature of a path, in order of first use from the root. The mask of an edge
 * holds bit k when a row goes the path's way at every node so far that tests the path's k-th feature.
 */
export interface PathMasks {
  readonly tree: Tree
  readonly edges: TreeEdges
  /** Per edge: the bit of its feature on this path. */
  readonly bit: Int32Array
  /** Per edge: distinct features from the root to here. */
  readonly distinct: Int32Array
  /** 32-bit words of a mask; one unless a path tests more than 32 features. */
  readonly words: number
}

/** @param tree at least two leaves */
export function pathMasks(tree: Tree): PathMasks {
  const edges = treeEdges(tree)
  const bit = new Int32Array(edges.count)
  const distinct = new Int32Array(edges.count)
  for (let edge = 0; edge < edges.count; edge++) {
    const above = edges.parent[edge]!
    const same = edges.sameAbove[edge]!
    const met = above < 0 ? 0 : distinct[above]!
    bit[edge] = same < 0 ? met : bit[same]!
    distinct[edge] = same < 0 ? met + 1 : met
  }
  return { tree, edges, bit, distinct, words: Math.ceil(edges.depth / 32) }
}

/**
 * The masks of all edges for one row.
 * @param decisions the row's words start at `at`: bit `node & 31` of word `node >> 5` = goes left
 * @param out [edge][word]
 */
export function fillMasks(masks: PathMasks, decisions: Uint32Array, at: number, out: Uint32Array): void {
  const { edges, bit, words } = masks
  const { count, parent, splitNode, left, sameAbove } = edges
  for (let edge = 0; edge < count; edge++) {
    const node = splitNode[edge]!
    const goes = (decisions[at + (node >> 5)]! >>> (node & 31)) & 1
    const holds = goes === left[edge]
    const here = edge * words
    const above = parent[edge]! * words
    for (let w = 0; w < words; w++) out[here + w] = above < 0 ? 0 : out[above + w]!
    const flag = 1 << (bit[edge]! & 31)
    const word = here + (bit[edge]! >> 5)
    if (!holds) out[word]! &= ~flag
    else if (sameAbove[edge]! < 0) out[word]! |= flag
  }
}

/** Ones in a 32-bit word. */
export function countOnes(word: number): number {
  let n = word - ((word >>> 1) & 0x55555555)
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333)
  return (((n + (n >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}
