// Our own, since engines differ in the last bit of theirs: kernels/train/exponential.ts does the same arithmetic.

const LIMIT = 700
const LN2_HIGH = 0.6931471803691238
const LN2_LOW = 1.9082149292705877e-10
/** 1 / 13!, 1 / 12!, … 1 / 0! */
const COEFFICIENTS = [
  6227020800, 479001600, 39916800, 3628800, 362880, 40320, 5040, 720, 120, 24, 6, 2, 1, 1,
].map((factorial) => 1 / factorial)

const scratch = new Float64Array(1)
const words = new Uint32Array(scratch.buffer)

/** e^x, x cut to ±700; relative error below 2^-51. */
export function exponential(given: number): number {
  const x = Math.max(-LIMIT, Math.min(LIMIT, given))
  const k = Math.floor(x * Math.LOG2E + 0.5)
  const r = x - k * LN2_HIGH - k * LN2_LOW
  let sum = COEFFICIENTS[0]!
  for (let i = 1; i < COEFFICIENTS.length; i++) sum = sum * r + COEFFICIENTS[i]!
  words[0] = 0
  words[1] = (k + 1023) << 20
  return sum * scratch[0]!
}

/** Natural logarithm of a positive normal number; relative error below 2^-50. */
export function logarithm(x: number): number {
  scratch[0] = x
  let k = (words[1]! >>> 20) - 1023
  words[1] = (words[1]! & 0xfffff) | 0x3ff00000
  let m = scratch[0]!
  if (m > Math.SQRT2) {
    m *= 0.5
    k++
  }
  const f = (m - 1) / (m + 1)
  const s = f * f
  let sum = 1 / 21
  for (let n = 19; n >= 1; n -= 2) sum = sum * s + 1 / n
  return k * LN2_HIGH + (2 * f * sum + k * LN2_LOW)
}
