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
  decode<i8>(cells, missing, less, over, out, n)
}

export function decodeUnsigned8(cells: usize, missing: f64, less: f64, over: f64, out: usize, n: i32): void {
  decode<u8>(cells, missing, less, over, out, n)
}

export function decode16(cells: usize, missing: f64, less: f64, over: f64, out: usize, n: i32): void {
  decode<i16>(cells, missing, less, over, out, n)
}

export function decodeUnsigned16(cells: usize, missing: f64, less: f64, over: f64, out: usize, n: i32): void {
  decode<u16>(cells, missing, less, over, out, n)
}

export function decode32(cells: usize, missing: f64, less: f64, over: f64, out: usize, n: i32): void {
  decode<i32>(cells, missing, less, over, out, n)
}

function decode<T>(cells: usize, missing: f64, less: f64, over: f64, out: usize, n: i32): void {
  const none = f64x2.splat(missing)
  const first = f64x2.splat(less)
  let left = n
  for (; left >= 4; left -= 4, cells += 4 * sizeof<T>(), out += 32) {
    const four = fourOf<T>(cells)
    v128.store(out, decoded(f64x2.convert_low_i32x4_s(four), none, first, over))
    const others = v128.shuffle<i32>(four, four, 2, 3, 2, 3)
    v128.store(out, decoded(f64x2.convert_low_i32x4_s(others), none, first, over), 16)
  }
  for (; left > 0; left--, cells += sizeof<T>(), out += 8) {
    const one = f64x2.splat(f64(load<T>(cells)))
    v128.store64_lane(out, decoded(one, none, first, over), 0)
  }
}

/** Four cells, 32 bits each. */
function fourOf<T>(cells: usize): v128 {
  if (sizeof<T>() === 4) return v128.load(cells)
  if (sizeof<T>() === 2) {
    const shorts = v128.load64_zero(cells)
    return isSigned<T>() ? i32x4.extend_low_i16x8_s(shorts) : i32x4.extend_low_i16x8_u(shorts)
  }
  const bytes = v128.load32_zero(cells)
  return isSigned<T>()
    ? i32x4.extend_low_i16x8_s(i16x8.extend_low_i8x16_s(bytes))
    : i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(bytes))
}

function decoded(cells: v128, missing: v128, less: v128, over: f64): v128 {
  let values = f64x2.sub(cells, less)
  // Most columns hold whole numbers: to divide takes longer than all else.
  if (over !== 1) values = f64x2.div(values, f64x2.splat(over))
  return v128.bitselect(f64x2.splat(NaN), values, f64x2.eq(cells, missing))
}
