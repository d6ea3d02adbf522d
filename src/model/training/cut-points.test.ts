import fc from 'fast-check'
import { expect, it } from 'vitest'
import { between, cutPoints } from './cut-points.ts'

const sorted = (values: readonly number[]): Float64Array => Float64Array.from(values).sort()

it('cuts 1, 2, 4 in the middles 1.5 and 3 when every value may have a bin', () => {
  expect([...cutPoints(sorted([1, 1, 2, 2, 4, 4]), 254, 1)]).toEqual([1.5, 3])
})

it('joins values until a bin holds 3 rows: 1, 2, 2, 3, 3, 3 become {1, 2} and {3}', () => {
  expect([...cutPoints(sorted([1, 2, 2, 3, 3, 3]), 254, 3)]).toEqual([2.5])
})

it('makes 4 bins of 25 rows out of 0 … 99', () => {
  const values = sorted(Array.from({ length: 100 }, (_, i) => i))
  expect([...cutPoints(values, 4, 3)]).toEqual([24.5, 49.5, 74.5])
})

it('leaves a heavy value alone: 600 zeros among 1 … 400 get their own bin', () => {
  const values = sorted([...new Array<number>(600).fill(0), ...Array.from({ length: 400 }, (_, i) => i + 1)])
  const cuts = cutPoints(values, 5, 3)
  expect(cuts[0]).toBe(0.5)
  expect(cuts).toHaveLength(4)
})

it('puts the bound between two neighbouring doubles on the lower one', () => {
  const next = 1 + Number.EPSILON
  expect(between(1, next)).toBe(1)
  expect(between(-Number.MAX_VALUE, Number.MAX_VALUE)).toBe(0)
  expect(between(3, Number.POSITIVE_INFINITY)).toBe(3)
})

it('separates exactly: every bound has values on both sides, and no two bins share a value', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 300 }),
      fc.integer({ min: 1, max: 20 }),
      (values, bins) => {
        const ascending = sorted(values)
        const cuts = cutPoints(ascending, bins, 1)
        expect(cuts.length).toBeLessThan(bins)
        for (const [at, cut] of cuts.entries()) {
          if (at > 0) expect(cut).toBeGreaterThan(cuts[at - 1]!)
          expect(ascending.some((value) => value <= cut)).toBe(true)
          expect(ascending.some((value) => value > cut)).toBe(true)
        }
      },
    ),
  )
})

it('writes a bound at zero as 0, whatever sign the zeros came with', () => {
  expect([...cutPoints(Float64Array.of(-0, -0, 0, Number.POSITIVE_INFINITY), 254, 1)]).toEqual([0])
})
