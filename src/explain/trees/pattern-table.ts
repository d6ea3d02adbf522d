import { addTreeAttribution, type Scratch } from './tree-attribution.ts'
import type { TreeTables } from './tree-tables.ts'

/** 16 kB: a tree's table then stays in the first-level cache while a block of rows passes. */
const MAX_CELLS = 2048

/**
 * A tree's Shapley values depend on the row only through its decisions. A small tree has few combinations of
 * them (8 leaves: 128), so all answers are computed once and a row becomes one look-up.
 * @returns [pattern][player], bit i of a pattern = goes left at internal node i; undefined when the tree is too large
 */
export function patternTable(tables: TreeTables, scratch: Scratch): Float64Array | undefined {
  const nPlayers = tables.edges.features.length
  const nPatterns = 2 ** (tables.tree.nLeaves - 1)
  if (nPatterns * nPlayers > MAX_CELLS) return undefined
  const out = new Float64Array(nPatterns * nPlayers)
  for (let pattern = 0; pattern < nPatterns; pattern++)
    addTreeAttribution(tables, Uint32Array.of(pattern), 0, scratch, out, pattern * nPlayers)
  return out
}
