import fc from 'fast-check'
import { expect, it } from 'vitest'
import { nearPower } from './near-power.ts'

/** Bits behind the point in which bases are written. */
const BITS = 52

/** m^n / 2^(bits·n) or its inverse, cut far behind a double's last bit, as an integer times a power of 2. */
function exact(m: bigint, n: number): number {
  const digits = 400n
  const whole = m ** BigInt(Math.abs(n))
  const shift = BigInt(BITS * Math.abs(n))
  const scaled = n < 0 ? (1n << (digits + shift)) / whole : (whole << digits) >> shift
  return Number(scaled) * 2 ** -Number(digits)
}

it('gives the nearest double of a whole power, by exact integers', () => {
  // From a half to two.
  const base = fc.bigInt({ min: 2n ** 51n, max: 2n ** 53n })
  fc.assert(
    fc.property(base, fc.integer({ min: -200, max: 200 }), (m, n) => {
      expect(nearPower(Number(m) / 2 ** BITS, n)).toBe(exact(m, n))
    }),
  )
})

it('leaves to the plain power what it does not multiply out', () => {
  for (const [x, y] of [
    [2.5, 0.5],
    [-2, 0.5],
    [1.0001, 5000],
    [Number.NaN, 3],
    [1e300, 2],
    [1e300, -2],
    [0, -1],
    [Number.POSITIVE_INFINITY, -3],
  ] as const)
    expect(nearPower(x, y)).toBe(x ** y)
})
