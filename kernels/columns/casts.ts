/** Up to here a whole number is a double. */
export const EXACT: f64 = 9_007_199_254_740_992

/**
 * Numbers as decimals, counted in the last digit: rounded half away from zero after the product was rounded to a double.
 * Missing when it has too many digits.
 */
export function toDecimal(a: usize, sa: usize, power: f64, limit: f64, out: usize, n: i32): void {
  const half = f64x2.splat(0.5)
  const one = f64x2.splat(1)
  const zero = f64x2.splat(0)
  for (let i = 0; i < n; i += 2, a += sa, out += 16) {
    const scaled = f64x2.mul(v128.load(a), f64x2.splat(power))
    const size = f64x2.abs(scaled)
    const floor = f64x2.floor(size)
    const up = f64x2.ge(f64x2.sub(size, floor), half)
    const rounded = f64x2.add(floor, v128.and(one, up))
    // 0 - x: a decimal has no -0.
    const signed = v128.bitselect(f64x2.sub(zero, rounded), rounded, f64x2.lt(scaled, zero))
    v128.store(out, v128.bitselect(f64x2.splat(NaN), signed, f64x2.ge(rounded, f64x2.splat(limit))))
  }
}

/** Decimals as doubles; 1 when one has more digits than a double. */
export function fromDecimal(a: usize, sa: usize, power: f64, out: usize, n: i32): i32 {
  let odd = 0
  for (let i = 0; i < n; i++, out += 8) {
    const value = load<f64>(a)
    if (abs(value) > EXACT) odd = 1
    store<f64>(out, value / power)
    // A literal does not move.
    a += sa >> 1
  }
  return odd
}

/** Rounded half to even; missing when it does not fit 32 bits. */
export function toInteger(a: usize, sa: usize, out: usize, n: i32): void {
  for (let i = 0; i < n; i++, out += 8, a += sa >> 1) {
    const rounded = nearest(load<f64>(a)) + 0
    store<f64>(out, rounded >= -2147483648 && rounded < 2147483648 ? rounded : NaN)
  }
}

/** The value that a table has for each code; `missing` for a missing one. */
export function lookUp(codes: usize, table: usize, missing: f64, out: usize, n: i32): void {
  for (let i = 0; i < n; i++, codes += 8, out += 8) {
    const code = load<f64>(codes)
    store<f64>(out, !Number.isNaN(code) ? load<f64>(table + (usize(i32(code)) << 3)) : missing)
  }
}

/** Cells of a file as doubles; a text loses 1, a missing cell is NaN. */
export function decode8(cells: usize, missing: f64, less: f64, over: f64, out: usize, n: i32): void {
  for (let i = 0; i < n; i++, cells += 1, out += 8)
    store<f64>(out, value(f64(load<i8>(cells)), missing, less, over))
}

export function decodeUnsigned8(cells: usize, missing: f64, less: f64, over: f64, out: usize, n: i32): void {
  for (let i = 0; i < n; i++, cells += 1, out += 8)
    store<f64>(out, value(f64(load<u8>(cells)), missing, less, over))
}

export function decode16(cells: usize, missing: f64, less: f64, over: f64, out: usize, n: i32): void {
  for (let i = 0; i < n; i++, cells += 2, out += 8)
    store<f64>(out, value(f64(load<i16>(cells)), missing, less, over))
}

export function decodeUnsigned16(cells: usize, missing: f64, less: f64, over: f64, out: usize, n: i32): void {
  for (let i = 0; i < n; i++, cells += 2, out += 8)
    store<f64>(out, value(f64(load<u16>(cells)), missing, less, over))
}

export function decode32(cells: usize, missing: f64, less: f64, over: f64, out: usize, n: i32): void {
  for (let i = 0; i < n; i++, cells += 4, out += 8)
    store<f64>(out, value(f64(load<i32>(cells)), missing, less, over))
}

function value(cell: f64, missing: f64, less: f64, over: f64): f64 {
  return cell === missing ? NaN : (cell - less) / over
}
