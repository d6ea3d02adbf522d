import type { Tree } from '../../model/index.ts'

/**
 * The edges of one tree in preorder (a parent before its children). An edge leads from internal node `splitNode`
 * to a child; the feature of that node is the player which the edge tests.
 */
export interface TreeEdges {
  readonly count: number
  /** Position of the edge above, −1 below the root. */
  readonly parent: Int32Array
  readonly splitNode: Int32Array
  /** 1 = the edge to the left child. */
  readonly left: Uint8Array
  /** Index into `features`. */
  readonly player: Int32Array
  /** Closest edge above on the same feature, −1 when there is none. */
  readonly sameAbove: Int32Array
  /** Share of training rows that follow the feature's edges on the path so far: their cover ratios multiplied. */
  readonly cover: Float64Array
  /** Leaf at the end, −1 when the edge ends in an internal node. */
  readonly leaf: Int32Array
  /** The distinct features of the tree, in order of first use. */
  readonly features: Int32Array
  /** Most distinct features on any path. */
  readonly depth: number
}

/** @param tree at least two leaves, root count above 0 */
export function treeEdges(tree: Tree): TreeEdges {
  const count = 2 * (tree.nLeaves - 1)
  const edges = {
    parent: new Int32Array(count),
    splitNode: new Int32Array(count),
    left: new Uint8Array(count),
    player: new Int32Array(count),
    sameAbove: new Int32Array(count).fill(-1),
    cover: new Float64Array(count),
    leaf: new Int32Array(count).fill(-1),
  }
  const distinct = new Int32Array(count)
  const playerOf = new Map<number, number>()
  const waiting: { node: number; above: number; left: boolean }[] = []
  const descend = (node: number, above: number): void => {
    waiting.push({ node, above, left: false }, { node, above, left: true })
  }
  descend(0, -1)
  let depth = 0
  for (let at = 0; at < count; at++) {
    const { node, above, left } = waiting.pop()!
    const feature = tree.splitFeature[node]!
    const child = (left ? tree.leftChild : tree.rightChild)[node]!
    if (!playerOf.has(feature)) playerOf.set(feature, playerOf.size)
    const player = playerOf.get(feature)!
    let same = above
    while (same >= 0 && edges.player[same] !== player) same = edges.parent[same]!
    edges.parent[at] = above
    edges.splitNode[at] = node
    edges.left[at] = left ? 1 : 0
    edges.player[at] = player
    edges.sameAbove[at] = same
    edges.cover[at] = coverRatio(tree, node, child) * (same < 0 ? 1 : edges.cover[same]!)
    distinct[at] = (above < 0 ? 0 : distinct[above]!) + (same < 0 ? 1 : 0)
    depth = Math.max(depth, distinct[at]!)
    if (child < 0) edges.leaf[at] = ~child
    else descend(child, at)
  }
  return { count, ...edges, features: Int32Array.from(playerOf.keys()), depth }
}

function coverRatio(tree: Tree, node: number, child: number): number {
  const rows = child < 0 ? tree.leafCount[~child]! : tree.internalCount[child]!
  const all = tree.internalCount[node]!
  // A node that no training row reached has no share to give; everything below it counts as never met.
  return all > 0 ? rows / all : 0
}
