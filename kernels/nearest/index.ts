// In:  columns of 32-bit floats, one value per row, and one point, all in this module's memory.
// Out: squared distances of all rows to the point.
// Units: those of the columns, squared; addresses are bytes, multiples of 16.
// Invariant: sums run in column order in double precision, so that the plain twin gives the same bits.
// Source: nothing is approximated and nothing skipped; src/compare/nearest/plain-distances.ts is the same in TypeScript.

/** Rows whose distances stay in the nearest cache while all columns pass by. */
const BLOCK: i32 = 1024

/**
 * @param columns column after column, `stride` bytes apart; `nRows` a multiple of 4
 * @param point one double per column
 * @param out `nRows` doubles
 */
export function squaredDistances(
  columns: usize,
  stride: usize,
  nColumns: i32,
  nRows: i32,
  point: usize,
  out: usize,
): void {
  for (let from = 0; from < nRows; from += BLOCK) {
    const rows = min(BLOCK, nRows - from)
    const to = out + (usize(from) << 3)
    for (let byte: usize = 0; byte < usize(rows) << 3; byte += 16) v128.store(to + byte, f64x2.splat(0))
    let column = columns + (usize(from) << 2)
    for (let c = 0; c < nColumns; c++, column += stride) {
      addSquares(column, f64x2.splat(load<f64>(point + (usize(c) << 3))), rows, to)
    }
  }
}

function addSquares(column: usize, value: v128, nRows: i32, out: usize): void {
  for (let row = 0; row < nRows; row += 4, column += 16, out += 32) {
    const four = v128.load(column)
    const low = f64x2.sub(f64x2.promote_low_f32x4(four), value)
    const high = f64x2.sub(f64x2.promote_low_f32x4(v128.shuffle<u64>(four, four, 1, 1)), value)
    v128.store(out, f64x2.add(v128.load(out), f64x2.mul(low, low)))
    v128.store(out, f64x2.add(v128.load(out, 16), f64x2.mul(high, high)), 16)
  }
}
