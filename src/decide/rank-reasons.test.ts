import fc from 'fast-check'
import { expect, it } from 'vitest'
import { rankReasons } from './rank-reasons.ts'

it('lists 0.9, 0.5, 0.3, 0.2 of six and stops at four', () => {
  expect(rankReasons(Float64Array.of(0.2, -3, 0.9, 0.1, 0.3, 0.5), 'raises')).toEqual([2, 5, 4, 0])
})

it('stops before a group with less than 5 % of what speaks the same way: 0.04 of 1.04', () => {
  expect(rankReasons(Float64Array.of(0.7, 0.3, 0.04), 'raises')).toEqual([0, 1])
  expect(rankReasons(Float64Array.of(0.7, 0.3, 0.06), 'raises')).toEqual([0, 1, 2])
})

it('keeps the strongest even when thirty equal groups have 3.3 % each, ties in policy order', () => {
  expect(rankReasons(new Float64Array(30).fill(0.1), 'raises')).toEqual([0])
  expect(rankReasons(Float64Array.of(0.5, 1, 0.5), 'raises')).toEqual([1, 0, 2])
})

it('lists the strengths of an approval by the most negative first', () => {
  expect(rankReasons(Float64Array.of(-0.2, 5, -0.9), 'lowers')).toEqual([2, 0])
})

it('leaves no group out that is larger than one it lists', () => {
  const phis = fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(phis, (values) => {
      const listed = rankReasons(Float64Array.from(values), 'raises')
      const smallest = Math.min(...listed.map((group) => values[group]!))
      expect(listed.length).toBeLessThanOrEqual(4)
      for (const [group, phi] of values.entries())
        if (!listed.includes(group)) expect(phi <= 0 || phi <= smallest).toBe(true)
    }),
  )
})
