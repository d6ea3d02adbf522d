import fc from 'fast-check'
import { expect, it } from 'vitest'
import { HESSIAN_RANGE } from './quantise.ts'
import { BEST_BIN, BEST_GAIN, type LeafTerms, scanConstrained, scanNumeric } from './scan-numeric.ts'

const pack = (gradient: number, hessian: number): number => gradient * HESSIAN_RANGE + hessian

function leafOf(cells: readonly (readonly [number, number])[]): LeafTerms {
  return {
    sumGradient: cells.reduce((sum, [g]) => sum + g, 0),
    sumHessian: cells.reduce((sum, [, h]) => sum + h, 0),
    lambdaL1: 0,
    lambdaL2: 1,
    minHessian: 1,
    low: Number.NEGATIVE_INFINITY,
    high: Number.POSITIVE_INFINITY,
  }
}

it('finds bin 1 with gain 10²/(4+1) + (−6)²/(5+1) = 26 in a histogram written by hand', () => {
  // Bin 0 (missing) is empty; bins 1 … 3 hold (g, h).
  const cells = [
    [0, 0],
    [10, 4],
    [-4, 2],
    [-2, 3],
  ] as const
  const histogram = Float64Array.from(cells, ([g, h]) => pack(g, h))
  const best = Float64Array.of(0, -1, 0)
  expect(scanNumeric(histogram, 0, 2, 0, leafOf(cells), best)).toBe(true)
  expect(best[BEST_BIN]).toBe(1)
  expect(best[BEST_GAIN]).toBe(26)
})

it('keeps the lower of two equal thresholds', () => {
  const cells = [
    [0, 0],
    [3, 2],
    [0, 0],
    [-3, 2],
  ] as const
  const histogram = Float64Array.from(cells, ([g, h]) => pack(g, h))
  const best = Float64Array.of(0, -1, 0)
  scanNumeric(histogram, 0, 2, 0, leafOf(cells), best)
  expect(best[BEST_BIN]).toBe(1)
})

it('finds no split under direction 1 when the outputs −g/(h + λ) only fall', () => {
  const cells = [
    [0, 0],
    [-10, 4],
    [4, 2],
    [6, 3],
  ] as const
  const histogram = Float64Array.from(cells, ([g, h]) => pack(g, h))
  const best = Float64Array.of(0, -1, 0)
  expect(scanConstrained(histogram, 0, 2, 0, leafOf(cells), 1, best)).toBe(false)
  expect(scanConstrained(histogram, 0, 2, 0, leafOf(cells), -1, best)).toBe(true)
})

it('agrees with the constrained scan where nothing constrains: the same best gain', () => {
  const cell = fc.tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 1, max: 1000 }))
  fc.assert(
    fc.property(fc.array(cell, { minLength: 3, maxLength: 40 }), (cells) => {
      const histogram = Float64Array.from(cells, ([g, h]) => pack(g, h))
      const fast = Float64Array.of(0, -1, 0)
      const slow = Float64Array.of(0, -1, 0)
      scanNumeric(histogram, 0, cells.length - 2, histogram[0]!, leafOf(cells), fast)
      scanConstrained(histogram, 0, cells.length - 2, histogram[0]!, leafOf(cells), 0, slow)
      expect(fast[BEST_GAIN]).toBeCloseTo(slow[BEST_GAIN]!, 6)
    }),
  )
})
