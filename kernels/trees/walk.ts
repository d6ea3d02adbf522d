import { STEP_BYTES } from './layout'
import { leafPairs, lower, lowerBoth, pairsOf, raise, raiseBoth } from './vectors'

/**
 * The two walks over one tree, row by row. Down: the product of factors reaches every node, and a node whose children
 * are both leaves is finished at once. Up: what lies below a node is weighed for its feature, then handed to its parent.
 * `P`, the pairs of quadrature points, is known when compiling, so that no loop over them remains.
 * @param pairs read where `P` leaves it open: more than eight points, for trees with more than 16 features on a path
 */
export function walk<P>(
  pairs: i32,
  steps: usize,
  nNodes: u32,
  masks: usize,
  nRows: i32,
  out: usize,
  stride: usize,
  work: usize,
  addresses: usize,
): void {
  const size: usize = pairsOf<P>() > 0 ? usize(pairsOf<P>()) : usize(pairs)
  for (let row: u64 = 0; row < u64(nRows); row++, out += stride) {
    for (let v: usize = 0; v < size; v++) v128.store(work + (v << 4), f64x2.splat(1))
    let step = steps
    let here = work
    let mask = masks
    let address = addresses
    for (let n: u32 = 0; n < nNodes; n++) {
      const goes = (u32(load<u64>(mask, 8) >> row) & 1) + ((u32(load<u64>(mask, 16) >> row) & 1) << 1)
      const leaves = load<u32>(step, 8)
      const table = usize(load<u32>(step, 4)) + usize(goes) * (size << (leaves === 2 ? 5 : 6))
      store<u32>(address, u32(table))
      if (leaves === 2) add(out + load<u32>(step, 12), leafPairs<P>(pairs, here, table))
      else if (leaves === 1) lower<P>(pairs, here, work + load<u32>(step, 16), table)
      else lowerBoth<P>(pairs, here, work + load<u32>(step, 16), work + load<u32>(step, 20), table)
      step += STEP_BYTES
      here += size << 4
      mask += 16
      address += 4
    }
    for (let n: u32 = 0; n < nNodes; n++) {
      step -= STEP_BYTES
      here -= size << 4
      address -= 4
      const leaves = load<u32>(step, 8)
      if (leaves === 2) continue
      const table: usize = load<u32>(address)
      const first = work + load<u32>(step, 16)
      const value =
        leaves === 1
          ? raise<P>(pairs, here, first, table)
          : raiseBoth<P>(pairs, here, first, work + load<u32>(step, 20), table)
      add(out + load<u32>(step, 12), value)
    }
  }
}

function add(at: usize, value: v128): void {
  store<f64>(at, load<f64>(at) + (f64x2.extract_lane(value, 0) + f64x2.extract_lane(value, 1)))
}
