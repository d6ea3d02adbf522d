import type { Tree, TreeEnsemble } from './ensemble.ts'

/**
 * Whether the score can only rise (direction 1) or only fall (−1) with a column, everything else as it is: at every split
 * on it, each leaf on the low side is no higher than each leaf on the high side. This is what LightGBM's constraints of the
 * "basic" method give; a model that keeps the direction in a subtler way is answered with false.
 */
export function movesOneWay(ensemble: TreeEnsemble, column: number, direction: 1 | -1): boolean {
  return ensemble.trees.every((tree) =>
    tree.splitFeature.every((asked, node) => {
      if (asked !== column) return true
      const low = leavesBelow(tree, tree.leftChild[node]!).map((value) => direction * value)
      const high = leavesBelow(tree, tree.rightChild[node]!).map((value) => direction * value)
      return Math.max(...low) <= Math.min(...high)
    }),
  )
}

function leavesBelow(tree: Tree, child: number): number[] {
  if (child < 0) return [tree.leafValue[~child]!]
  return [...leavesBelow(tree, tree.leftChild[child]!), ...leavesBelow(tree, tree.rightChild[child]!)]
}
