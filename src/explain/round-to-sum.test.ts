import fc from 'fast-check'
import { expect, it } from 'vitest'
import { roundToSum } from './round-to-sum.ts'

it('shows thirds of 1 as 0.4, 0.3, 0.3, and 8.24, 4.07, −0.31 as 8.2, 4.1, −0.3 under the total 12.0', () => {
  expect(roundToSum([1 / 3, 1 / 3, 1 / 3], 1, 1)).toEqual([0.4, 0.3, 0.3])
  expect(roundToSum([8.24, 4.07, -0.31], 1, 12)).toEqual([8.2, 4.1, -0.3])
})

it('gives the unit that is missing to the part nearest to it, not to a part of exactly 0', () => {
  expect(roundToSum([0, 0.5, 0], 0, 1)).toEqual([0, 1, 0])
  expect(roundToSum([2, 0, 3], 0, 6)).toEqual([3, 0, 3])
  expect(roundToSum([2, 0, 3], 0, 4)).toEqual([1, 0, 3])
})

it('writes no minus before a part that rounds to 0', () => {
  expect(Object.is(roundToSum([-0.01, 1.01], 1, 1)[0], 0)).toBe(true)
})

it('refuses a total that the parts cannot show', () => {
  expect(() => roundToSum([1, 1], 0, 9)).toThrow('cannot show 9')
  expect(() => roundToSum([], 0, 1)).toThrow('cannot show 1')
})

it('sums to the rounded total and moves no part by a whole unit', () => {
  const parts = fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(parts, fc.integer({ min: 0, max: 2 }), (values, decimals) => {
      const scale = 10 ** decimals
      const total = Math.round(values.reduce((a, b) => a + b, 0) * scale) / scale
      const shown = roundToSum(values, decimals, total)
      const units = shown.reduce((sum, value) => sum + Math.round(value * scale), 0)
      expect(units + 0).toBe(Math.round(total * scale) + 0)
      for (const [i, value] of values.entries())
        expect(Math.abs(shown[i]! - value) * scale).toBeLessThan(1 + 1e-9)
    }),
  )
})
