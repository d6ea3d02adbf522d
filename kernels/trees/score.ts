import { goesLeft } from './decide'
import { NODE_BYTES, TREE_BYTES } from './layout'

/**
 * Adds every tree's leaf to the scores of a block, in tree order: the same sums as one row at a time.
 * @param reach work space, 8 bytes per node of the largest tree
 */
export function addScores(
  codes: usize,
  nRows: i32,
  trees: usize,
  nTrees: i32,
  scores: usize,
  reach: usize,
): void {
  const all: u64 = u64(-1) >> (64 - nRows)
  for (let t = 0; t < nTrees; t++, trees += TREE_BYTES) {
    const nNodes = load<u32>(trees)
    const leaves = load<u32>(trees, 8)
    if (nNodes === 0) {
      addLeaf(scores, all, load<f64>(leaves))
      continue
    }
    store<u64>(reach, all)
    let node: usize = load<u32>(trees, 4)
    for (let n: u32 = 0; n < nNodes; n++, node += NODE_BYTES) {
      const here = load<u64>(reach + (n << 3))
      // Deep nodes are often met by no row of the block.
      const left = here === 0 ? 0 : here & goesLeft(node, codes, nRows)
      pass(load<i32>(node, 16), left, reach, scores, leaves)
      pass(load<i32>(node, 20), here ^ left, reach, scores, leaves)
    }
  }
}

function pass(child: i32, rows: u64, reach: usize, scores: usize, leaves: usize): void {
  if (child >= 0) store<u64>(reach + (child << 3), rows)
  else if (rows !== 0) addLeaf(scores, rows, load<f64>(leaves + (~child << 3)))
}

function addLeaf(scores: usize, rows: u64, value: f64): void {
  let left = rows
  do {
    const at = scores + (usize(ctz(left)) << 3)
    store<f64>(at, load<f64>(at) + value)
    left &= left - 1
  } while (left !== 0)
}
