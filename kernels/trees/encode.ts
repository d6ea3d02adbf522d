import { CODES_BYTES, MISSING, SLOT_BYTES, SLOT_NUMBER, SLOT_ZERO_IS_MISSING } from './layout'

/** LightGBM's kZeroThreshold, a 32-bit float. */
const ZERO: f64 = f64(f32(1e-35))

/**
 * Replaces every value of a block by a small code: a number by how many of the model's thresholds lie below it, a
 * category by itself. All trees then compare codes, eight rows at a time.
 * @param rows row-major doubles, `stride` bytes from row to row
 */
export function encode(
  rows: usize,
  stride: usize,
  nRows: i32,
  slots: usize,
  nSlots: i32,
  codes: usize,
): void {
  for (let s = 0; s < nSlots; s++, slots += SLOT_BYTES, codes += CODES_BYTES) {
    const from = rows + load<u32>(slots)
    const kind = load<u32>(slots, 4)
    const thresholds = load<u32>(slots, 8)
    const bits = load<i32>(slots, 12)
    if (kind === SLOT_NUMBER) encodeNumbers(from, stride, nRows, thresholds, bits, codes)
    else if (kind === SLOT_ZERO_IS_MISSING) encodeNonZeros(from, stride, nRows, thresholds, bits, codes)
    else encodeCategories(from, stride, nRows, codes)
  }
}

/** One step of the search among 2^bits − 1 thresholds, without a branch. NaN and beyond stay where they are. */
function climb(thresholds: usize, at: usize, bit: usize, x: f64): usize {
  const half: usize = 1 << bit
  return at + (usize(load<f64>(thresholds + ((at + half) << 3) - 8) < x) << bit)
}

function rankOf(thresholds: usize, bits: i32, x: f64): usize {
  let at: usize = 0
  for (let bit = bits - 1; bit >= 0; bit--) at = climb(thresholds, at, bit, x)
  return at
}

function numberCode(x: f64, rank: usize): u16 {
  return select<u16>(MISSING, u16(rank), Number.isNaN(x))
}

function encodeNumbers(
  from: usize,
  stride: usize,
  nRows: i32,
  thresholds: usize,
  bits: i32,
  codes: usize,
): void {
  let row = 0
  // Four searches at once hide the wait for each other's loads.
  for (; row + 4 <= nRows; row += 4, from += stride << 2) {
    const a = load<f64>(from)
    const b = load<f64>(from + stride)
    const c = load<f64>(from + (stride << 1))
    const d = load<f64>(from + stride * 3)
    let i: usize = 0
    let j: usize = 0
    let k: usize = 0
    let l: usize = 0
    for (let bit = bits - 1; bit >= 0; bit--) {
      i = climb(thresholds, i, bit, a)
      j = climb(thresholds, j, bit, b)
      k = climb(thresholds, k, bit, c)
      l = climb(thresholds, l, bit, d)
    }
    const to = codes + (row << 1)
    store<u16>(to, numberCode(a, i))
    store<u16>(to, numberCode(b, j), 2)
    store<u16>(to, numberCode(c, k), 4)
    store<u16>(to, numberCode(d, l), 6)
  }
  for (; row < nRows; row++, from += stride) {
    const x = load<f64>(from)
    store<u16>(codes + (row << 1), numberCode(x, rankOf(thresholds, bits, x)))
  }
}

/** Where zero stands for missing, so does everything that LightGBM takes for zero. */
function encodeNonZeros(
  from: usize,
  stride: usize,
  nRows: i32,
  thresholds: usize,
  bits: i32,
  codes: usize,
): void {
  for (let row = 0; row < nRows; row++, from += stride) {
    const x = load<f64>(from)
    const rank = rankOf(thresholds, bits, x)
    store<u16>(codes + (row << 1), select<u16>(u16(rank), MISSING, Math.abs(x) > ZERO))
  }
}

/** Codes are cut to whole numbers as a C++ cast does; missing, negative and very large ones belong to no list. */
function encodeCategories(from: usize, stride: usize, nRows: i32, codes: usize): void {
  for (let row = 0; row < nRows; row++, from += stride) {
    const x = load<f64>(from)
    store<u16>(codes + (row << 1), x > -1 && x < f64(MISSING) ? u16(i32(x)) : MISSING)
  }
}
