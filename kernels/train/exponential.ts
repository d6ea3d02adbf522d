// The same arithmetic as src/model/training/exponential.ts, two values at a time.

const LIMIT: f64 = 700
const LOG2_E: f64 = Math.LOG2E
const LN2_HIGH: f64 = 0.6931471803691238
const LN2_LOW: f64 = 1.9082149292705877e-10

/** e^x of two numbers, x cut to ±700; relative error below 2^-51. */
export function exponentials(given: v128): v128 {
  const x = f64x2.max(f64x2.splat(-LIMIT), f64x2.min(f64x2.splat(LIMIT), given))
  const k = f64x2.floor(f64x2.add(f64x2.mul(x, f64x2.splat(LOG2_E)), f64x2.splat(0.5)))
  const high = f64x2.sub(x, f64x2.mul(k, f64x2.splat(LN2_HIGH)))
  const r = f64x2.sub(high, f64x2.mul(k, f64x2.splat(LN2_LOW)))
  let sum = f64x2.splat(1.0 / 6227020800.0)
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1.0 / 479001600.0))
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1.0 / 39916800.0))
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1.0 / 3628800.0))
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1.0 / 362880.0))
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1.0 / 40320.0))
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1.0 / 5040.0))
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1.0 / 720.0))
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1.0 / 120.0))
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1.0 / 24.0))
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1.0 / 6.0))
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(0.5))
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1.0))
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1.0))
  const exponent = i64x2.extend_low_i32x4_s(i32x4.trunc_sat_f64x2_s_zero(k))
  return f64x2.mul(sum, i64x2.shl(i64x2.add(exponent, i64x2.splat(1023)), 52))
}

/** Natural logarithm of a positive normal number; the same arithmetic as the twin. */
export function logarithm(x: f64): f64 {
  const bits = reinterpret<u64>(x)
  let k = i32(bits >> 52) - 1023
  let m = reinterpret<f64>((bits & 0xfffffffffffff) | 0x3ff0000000000000)
  if (m > Math.SQRT2) {
    m *= 0.5
    k++
  }
  const f = (m - 1) / (m + 1)
  const s = f * f
  let sum: f64 = 1.0 / 21.0
  sum = sum * s + 1.0 / 19.0
  sum = sum * s + 1.0 / 17.0
  sum = sum * s + 1.0 / 15.0
  sum = sum * s + 1.0 / 13.0
  sum = sum * s + 1.0 / 11.0
  sum = sum * s + 1.0 / 9.0
  sum = sum * s + 1.0 / 7.0
  sum = sum * s + 0.2
  sum = sum * s + 1.0 / 3.0
  sum = sum * s + 1.0
  return f64(k) * LN2_HIGH + (2 * f * sum + f64(k) * LN2_LOW)
}
