import { fail } from '../../errors/index.ts'
import type { Tree, TreeEnsemble } from '../../model/index.ts'

/**
 * Expected raw score over the training rows, log-odds.
 * @throws VitrineError E_TREE_COVER when a tree has no row counts
 */
export function baseValueOf({ trees }: TreeEnsemble): number {
  return trees.reduce((sum, tree, index) => sum + expectedValue(tree, index), 0)
}

/** Mean leaf value over the training rows. */
function expectedValue(tree: Tree, index: number): number {
  if (tree.nLeaves === 1) return tree.leafValue[0]!
  const all = tree.internalCount[0]!
  if (!(all > 0))
    fail('E_TREE_COVER', {
      what: `Tree ${index} does not say how many training rows reached its nodes, so nothing can be attributed.`,
      got: `${all} rows at the root`,
      expected: 'internal_count and leaf_count above 0',
      remedy: 'Save the model again with its counts.',
    })
  let sum = 0
  for (let leaf = 0; leaf < tree.nLeaves; leaf++) sum += (tree.leafCount[leaf]! / all) * tree.leafValue[leaf]!
  return sum
}
