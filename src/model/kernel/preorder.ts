import type { Tree } from '../ensemble.ts'

/** Internal nodes with every parent before its children, the left side first. */
export function preorder(tree: Tree): Int32Array {
  const order = new Int32Array(tree.nLeaves - 1)
  const waiting = tree.nLeaves > 1 ? [0] : []
  for (let at = 0; waiting.length > 0; at++) {
    const node = waiting.pop()!
    order[at] = node
    for (const child of [tree.rightChild[node]!, tree.leftChild[node]!]) if (child >= 0) waiting.push(child)
  }
  return order
}
