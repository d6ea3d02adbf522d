import { FAILED_ABOVE, FAILS_HERE, HOLDS, type TreeTables } from './tree-tables.ts'

/** Work space for the largest tree of a model, so that no row allocates. */
export interface Scratch {
  readonly state: Uint8Array
  readonly below: Float64Array
}

export function scratchFor(tables: readonly TreeTables[]): Scratch {
  let edges = 0
  let cells = 0
  for (const each of tables) {
    edges = Math.max(edges, each.edges.count)
    cells = Math.max(cells, each.edges.count * each.points)
  }
  return { state: new Uint8Array(edges), below: new Float64Array(cells) }
}

/**
 * Adds one tree's exact Shapley values for one row.
 * @param decisions the row's words start at `word`: bit `node & 31` of word `node >> 5` = goes left
 * @param out values are added at `at` + player
 */
export function addTreeAttribution(
  tables: TreeTables,
  decisions: Uint32Array,
  word: number,
  scratch: Scratch,
  out: Float64Array,
  at: number,
): void {
  walkDown(tables, decisions, word, scratch)
  const { points, coefficient } = tables
  const { count, parent, player } = tables.edges
  const { state, below } = scratch
  // Children come after their parent in preorder, so backwards every edge is complete when its turn comes.
  for (let edge = count - 1; edge >= 0; edge--) {
    const table = (edge * 3 + state[edge]!) * points
    const here = edge * points
    const to = parent[edge]! * points
    let value = 0
    for (let q = 0; q < points; q++) {
      const sum = below[here + q]!
      value += sum * coefficient[table + q]!
      if (to >= 0) below[to + q]! += sum
    }
    out[at + player[edge]!]! += value
  }
}

/** Sets each edge's state, and `below` to the product of factors at a leaf edge, to 0 at an inner edge. */
function walkDown(tables: TreeTables, decisions: Uint32Array, word: number, scratch: Scratch): void {
  const { points, factor } = tables
  const { count, parent, splitNode, left, sameAbove, leaf } = tables.edges
  const { state, below } = scratch
  for (let edge = 0; edge < count; edge++) {
    const node = splitNode[edge]!
    const above = sameAbove[edge]!
    const goes = (decisions[word + (node >> 5)]! >>> (node & 31)) & 1
    const own = goes === left[edge] ? HOLDS : FAILS_HERE
    const now = above >= 0 && state[above] !== HOLDS ? FAILED_ABOVE : own
    state[edge] = now
    const table = (edge * 3 + now) * points
    const here = edge * points
    const from = parent[edge]! * points
    for (let q = 0; q < points; q++)
      below[here + q] = from < 0 ? factor[table + q]! : below[from + q]! * factor[table + q]!
  }
  for (let edge = 0; edge < count; edge++)
    if (leaf[edge]! < 0) below.fill(0, edge * points, (edge + 1) * points)
}
