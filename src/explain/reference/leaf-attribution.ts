import type { LeafPatterns } from './leaf-patterns.ts'
import { countOnes } from './path-masks.ts'

/** A person in one tree, and work space, so that no person allocates. */
interface LeafScratch {
  /** [edge][word] of the person */
  readonly masks: Uint32Array
  /** Per feature of a path: the weight it has earned in a leaf. */
  readonly earned: Float64Array
}

/**
 * Adds one tree's exact Shapley values against the reference rows, times the number of reference rows. A leaf matters
 * for a pattern when the person or the reference row meets every feature of its path: features that only the person
 * meets earn, those that only the row meets lose, those that both meet are neutral.
 * @param scratch masks already filled for the person
 * @param weights of `shapleyWeights(most)`
 * @param out per feature of the model, log-odds × reference rows
 */
export function addLeafAttribution(
  patterns: LeafPatterns,
  scratch: LeafScratch,
  weights: Float64Array,
  width: number,
  out: Float64Array,
): void {
  const { masks: paths, leafEdges, start, pattern, rows } = patterns
  const { words, distinct, edges, tree } = paths
  const { masks, earned } = scratch
  for (let leaf = 0; leaf < leafEdges.length; leaf++) {
    const edge = leafEdges[leaf]!
    const own = edge * words
    const features = distinct[edge]!
    let met = 0
    for (let w = 0; w < words; w++) met += countOnes(masks[own + w]!)
    const lacking = features - met
    earned.fill(0, 0, features)
    let lost = 0
    for (let p = start[leaf]!; p < start[leaf + 1]!; p++) {
      const at = p * words
      if (!complements(masks, own, pattern, at, features)) continue
      let onlyOwn = 0
      for (let w = 0; w < words; w++) onlyOwn += countOnes(masks[own + w]! & ~pattern[at + w]!)
      if (lacking > 0) lost += rows[p]! * weights[lacking * width + onlyOwn]!
      if (onlyOwn === 0) continue
      const each = rows[p]! * weights[onlyOwn * width + lacking]!
      for (let w = 0; w < words; w++)
        for (let left = masks[own + w]! & ~pattern[at + w]!; left !== 0; left &= left - 1)
          earned[w * 32 + 31 - Math.clz32(left & -left)]! += each
    }
    const value = tree.leafValue[edges.leaf[edge]!]!
    settle(patterns, edge, value, lost, scratch, out)
  }
}

/** Whether person and reference row together meet every feature of the path. */
export function complements(
  masks: Uint32Array,
  own: number,
  pattern: Uint32Array,
  at: number,
  features: number,
): boolean {
  let met = 0
  const words = Math.ceil(features / 32)
  for (let w = 0; w < words; w++) met += countOnes(masks[own + w]! | pattern[at + w]!)
  return met === features
}

/** Hands what each bit of the path earned or lost to its feature, walking up from the leaf. */
function settle(
  { masks: { bit, words, edges, tree } }: LeafPatterns,
  leafEdge: number,
  value: number,
  lost: number,
  { masks, earned }: LeafScratch,
  out: Float64Array,
): void {
  for (let edge = leafEdge; edge >= 0; edge = edges.parent[edge]!) {
    if (edges.sameAbove[edge]! >= 0) continue
    const k = bit[edge]!
    const holds = (masks[leafEdge * words + (k >> 5)]! >>> (k & 31)) & 1
    out[tree.splitFeature[edges.splitNode[edge]!]!]! += value * (holds === 1 ? earned[k]! : -lost)
  }
}
