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
    let c = 0
    // Four columns at once: a sum is fetched and put back once for all of them.
    for (; c + 4 <= nColumns; c += 4, column += stride << 2)
      addSquaresOfFour(column, stride, point + (usize(c) << 3), rows, to)
    for (; c < nColumns; c++, column += stride)
      addSquares(column, load<f64>(point + (usize(c) << 3)), rows, to)
  }
}

function addSquaresOfFour(column: usize, stride: usize, point: usize, nRows: i32, out: usize): void {
  const a = f64x2.splat(load<f64>(point))
  const b = f64x2.splat(load<f64>(point, 8))
  const c = f64x2.splat(load<f64>(point, 16))
  const d = f64x2.splat(load<f64>(point, 24))
  const second = column + stride
  const third = second + stride
  const fourth = third + stride
  const end = usize(nRows) << 2
  for (let byte: usize = 0; byte < end; byte += 8, out += 16) {
    let sum = v128.load(out)
    sum = f64x2.add(sum, square(v128.load64_zero(column + byte), a))
    sum = f64x2.add(sum, square(v128.load64_zero(second + byte), b))
    sum = f64x2.add(sum, square(v128.load64_zero(third + byte), c))
    sum = f64x2.add(sum, square(v128.load64_zero(fourth + byte), d))
    v128.store(out, sum)
  }
}

function addSquares(column: usize, point: f64, nRows: i32, out: usize): void {
  const value = f64x2.splat(point)
  const end = usize(nRows) << 2
  for (let byte: usize = 0; byte < end; byte += 8, out += 16)
    v128.store(out, f64x2.add(v128.load(out), square(v128.load64_zero(column + byte), value)))
}

/** Squared differences of the first two floats and a value. */
function square(two: v128, value: v128): v128 {
  const difference = f64x2.sub(f64x2.promote_low_f32x4(two), value)
  return f64x2.mul(difference, difference)
}
