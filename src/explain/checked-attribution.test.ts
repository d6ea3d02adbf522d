import { expect, it } from 'vitest'
import { checkedAttribution, checkSum } from './checked-attribution.ts'

it('accepts 0.5 + 1 − 2 = −0.5 with difference 0', () => {
  expect(checkedAttribution(0.5, Float64Array.of(1, -2), -0.5).sumCheck).toEqual({
    difference: 0,
    tolerance: 1e-9,
    holds: true,
  })
})

it('refuses a sum that is off by 2e-9, and one that is not a number', () => {
  expect(() => checkedAttribution(0.5, Float64Array.of(1, -2), -0.5 + 2e-9)).toThrow('E_ATTRIBUTION_SUM')
  expect(checkSum(0, Float64Array.of(Number.NaN), 0).holds).toBe(false)
})
