import { NODE_MISSING_LEFT, NODE_MISSING_RIGHT } from './layout'

/**
 * Which of a block's rows a node sends left.
 * @param codes of the whole block
 * @returns bit r = row r goes left; bits from `nRows` on mean nothing
 */
export function goesLeft(node: usize, codes: usize, nRows: i32): u64 {
  const from = codes + load<u32>(node)
  const kind = load<u32>(node, 4)
  if (kind === NODE_MISSING_RIGHT) return ranked<u16>(from, load<u16>(node, 8), nRows)
  if (kind === NODE_MISSING_LEFT) return ranked<i16>(from, load<u16>(node, 8), nRows)
  return listed(from, load<u32>(node, 8), load<u32>(node, 12), nRows)
}

/** Unsigned, the code of a missing value lies above every rank; signed it is −1, below every rank. */
function ranked<T>(from: usize, rank: u16, nRows: i32): u64 {
  const most = i16x8.splat(rank)
  let mask: u64 = 0
  for (let row = 0; row < nRows; row += 16, from += 32) {
    const low = v128.le<T>(v128.load(from), most)
    const high = v128.le<T>(v128.load(from, 16), most)
    mask |= u64(u16(i8x16.bitmask(i8x16.narrow_i16x8_s(low, high)))) << row
  }
  return mask
}

/** Bit c of the words: category c goes left. */
function listed(from: usize, words: usize, limit: u32, nRows: i32): u64 {
  let mask: u64 = 0
  for (let row = 0; row < nRows; row++, from += 2) {
    const code = u32(load<u16>(from))
    // Beyond the list the word is read all the same, at its start, and its bit thrown away.
    const known = code < limit
    const at = select<u32>(code, 0, known)
    const bit = (load<u32>(words + ((at >> 5) << 2)) >> (at & 31)) & u32(known)
    mask |= u64(bit) << row
  }
  return mask
}
