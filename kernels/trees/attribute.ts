import { goesLeft } from './decide'
import { NODE_BYTES, SHAPLEY_BYTES, STEP_BYTES, TREE_BYTES } from './layout'
import { addByPattern } from './pattern'
import { Pairs0, Pairs1, Pairs2, Pairs3, Pairs4 } from './vectors'
import { walk } from './walk'

/**
 * Adds every tree's Shapley values to a block's attributions.
 * @param out row-major doubles, `stride` bytes from row to row
 * @param masks work space, 8 + 16 bytes per node of the largest tree
 * @param work work space: the walks' vectors, then one address per node
 */
export function addAttributions(
  codes: usize,
  nRows: i32,
  trees: usize,
  shapley: usize,
  nTrees: i32,
  out: usize,
  stride: usize,
  masks: usize,
  work: usize,
  addresses: usize,
): void {
  store<u64>(masks, u64(-1))
  for (let t = 0; t < nTrees; t++, trees += TREE_BYTES, shapley += SHAPLEY_BYTES) {
    const nNodes = load<u32>(trees)
    if (nNodes === 0) continue
    const nodes = load<u32>(trees, 4)
    const pairs = load<u32>(shapley)
    const steps = load<u32>(shapley, 4)
    if (pairs === 0) {
      decide(nodes, nNodes, codes, nRows, masks)
      addByPattern(masks, nNodes, steps, load<u32>(shapley, 8), load<u32>(shapley, 12), nRows, out, stride)
      continue
    }
    decideAlongPaths(nodes, nNodes, steps, codes, nRows, masks)
    if (pairs === 1) walk<Pairs1>(1, steps, nNodes, masks, nRows, out, stride, work, addresses)
    else if (pairs === 2) walk<Pairs2>(2, steps, nNodes, masks, nRows, out, stride, work, addresses)
    else if (pairs === 3) walk<Pairs3>(3, steps, nNodes, masks, nRows, out, stride, work, addresses)
    else if (pairs === 4) walk<Pairs4>(4, steps, nNodes, masks, nRows, out, stride, work, addresses)
    else walk<Pairs0>(pairs, steps, nNodes, masks, nRows, out, stride, work, addresses)
  }
}

function decide(nodes: usize, nNodes: u32, codes: usize, nRows: i32, masks: usize): void {
  for (let n: u32 = 0; n < nNodes; n++, nodes += NODE_BYTES, masks += 8)
    store<u64>(masks, goesLeft(nodes, codes, nRows), 8)
}

/** Per node the rows that go left and those that go right, without those that failed the same feature above. */
function decideAlongPaths(
  nodes: usize,
  nNodes: u32,
  steps: usize,
  codes: usize,
  nRows: i32,
  masks: usize,
): void {
  let to = masks
  for (let n: u32 = 0; n < nNodes; n++, nodes += NODE_BYTES, steps += STEP_BYTES, to += 16) {
    const holds = load<u64>(masks + load<u32>(steps))
    const left = holds & goesLeft(nodes, codes, nRows)
    store<u64>(to, left, 8)
    store<u64>(to, holds ^ left, 16)
  }
}
