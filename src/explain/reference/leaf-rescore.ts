import type { LeafPatterns } from './leaf-patterns.ts'
import { countOnes } from './path-masks.ts'

/**
 * Σ over the reference rows of one tree's value when the features `taken` come, together, from the row and all others
 * from the person.
 * @param masks [edge][word] of the person
 * @param taken per feature of the model: 1 = taken from the reference row
 */
export function sumWithTaken(patterns: LeafPatterns, masks: Uint32Array, taken: Uint8Array): number {
  const { masks: paths, leafEdges, start, pattern, rows } = patterns
  const { words, edges, tree, bit } = paths
  const wanted = new Uint32Array(words)
  let sum = 0
  for (let leaf = 0; leaf < leafEdges.length; leaf++) {
    const leafEdge = leafEdges[leaf]!
    wanted.fill(0)
    let reachable = true
    for (let edge = leafEdge; edge >= 0 && reachable; edge = edges.parent[edge]!) {
      const k = bit[edge]!
      const flag = 1 << (k & 31)
      if (taken[tree.splitFeature[edges.splitNode[edge]!]!] === 1) wanted[k >> 5]! |= flag
      else if ((masks[leafEdge * words + (k >> 5)]! & flag) === 0) reachable = false
    }
    if (!reachable) continue
    let n = 0
    for (let p = start[leaf]!; p < start[leaf + 1]!; p++) {
      let lacks = 0
      for (let w = 0; w < words; w++) lacks |= wanted[w]! & ~pattern[p * words + w]!
      if (lacks === 0) n += rows[p]!
    }
    sum += n * tree.leafValue[edges.leaf[leafEdge]!]!
  }
  return sum
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
