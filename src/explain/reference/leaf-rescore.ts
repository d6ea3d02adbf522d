import type { LeafPatterns } from './leaf-patterns.ts'
import { countOnes } from './path-masks.ts'

/** Work space for the largest tree of a model: what the taken features ask of a reference row, per edge. */
export interface RescoreScratch {
  /** [edge][word]: the path's features that are taken. */
  readonly wanted: Uint32Array
  /** Per edge: 1 when the person goes the path's way at every feature so far that is not taken. */
  readonly reachable: Uint8Array
}

/**
 * Σ over the reference rows of one tree's value when the features `taken` come, together, from the row and all others
 * from the person.
 * @param masks [edge][word] of the person
 * @param taken per feature of the model: 1 = taken from the reference row
 */
export function sumWithTaken(
  patterns: LeafPatterns,
  masks: Uint32Array,
  taken: Uint8Array,
  { wanted, reachable }: RescoreScratch,
): number {
  const { words, edges, tree, bit } = patterns.masks
  const { count, parent, splitNode, leaf } = edges
  let sum = 0
  let leafIndex = 0
  for (let edge = 0; edge < count; edge++) {
    const above = parent[edge]!
    const here = edge * words
    for (let w = 0; w < words; w++) wanted[here + w] = above < 0 ? 0 : wanted[above * words + w]!
    const k = bit[edge]!
    const flag = 1 << (k & 31)
    const word = here + (k >> 5)
    const isTaken = taken[tree.splitFeature[splitNode[edge]!]!] === 1
    if (isTaken) wanted[word]! |= flag
    const wayAbove = above < 0 ? 1 : reachable[above]!
    reachable[edge] = wayAbove === 1 && (isTaken || (masks[word]! & flag) !== 0) ? 1 : 0
    if (leaf[edge]! < 0) continue
    if (reachable[edge] === 1)
      sum += rowsWith(patterns, leafIndex, wanted, here) * tree.leafValue[leaf[edge]!]!
    leafIndex++
  }
  return sum
}

/** Reference rows that go a leaf's way at all the features of a mask. */
function rowsWith(
  { masks: { words }, start, pattern, rows }: LeafPatterns,
  leaf: number,
  wanted: Uint32Array,
  at: number,
): number {
  let n = 0
  for (let p = start[leaf]!; p < start[leaf + 1]!; p++) {
    let lacks = 0
    for (let w = 0; w < words; w++) lacks |= wanted[at + w]! & ~pattern[p * words + w]!
    if (lacks === 0) n += rows[p]!
  }
  return n
}

/** The tree's value for the person: of the one leaf whose whole path the masks meet. */
export function ownLeafValue(patterns: LeafPatterns, masks: Uint32Array): number {
  const { masks: paths, leafEdges } = patterns
  const { words, distinct, edges, tree } = paths
  for (const edge of leafEdges) {
    let met = 0
    for (let w = 0; w < words; w++) met += countOnes(masks[edge * words + w]!)
    if (met === distinct[edge]!) return tree.leafValue[edges.leaf[edge]!]!
  }
  throw new RangeError('no leaf of the tree is reached')
}
