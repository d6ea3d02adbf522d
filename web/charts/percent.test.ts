import { expect, it } from 'vitest'
import { anchorAt, percent, percentOf } from './percent.ts'

it('places 9 on an axis from 0 to 20 at 45 %', () => {
  expect(percentOf(9, 0, 20)).toBe('45%')
})

it('keeps values beyond the axis at its ends, and a point axis at 0', () => {
  expect(percentOf(35, 0, 20)).toBe('100%')
  expect(percentOf(-1, 0, 20)).toBe('0%')
  expect(percentOf(3, 3, 3)).toBe('0%')
})

it('writes at most three decimals', () => {
  expect(percent(1 / 3)).toBe('33.333%')
})

it('turns labels inward at both ends', () => {
  expect([0, 0.5, 1].map(anchorAt)).toEqual(['start', 'middle', 'end'])
})
