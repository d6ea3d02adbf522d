import { expect, it } from 'vitest'
import { darkness } from './density-grid.tsx'

it('gives the fullest cell the darkest step, and a cell with a quarter of its people the third', () => {
  expect(darkness(400, 400)).toBe(5)
  expect(darkness(100, 400)).toBe(3)
})

it('shows even one person of a million, in the lightest step', () => {
  expect(darkness(1, 1_000_000)).toBe(1)
})
