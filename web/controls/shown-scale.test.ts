import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseNumber, shownScale } from './shown-scale.ts'

it('shows 274 days before the application as 9 months, and 9 months as 274 days before', () => {
  const scale = shownScale('days', true)
  expect(Math.round(scale.toShown(-274))).toBe(9)
  expect(scale.toRaw(9)).toBe(-274)
})

it('gives each whole percentage back from its share', () => {
  const scale = shownScale('share', false)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1000 }), (shown) => scale.toShown(scale.toRaw(shown)) === shown),
  )
})

it('reads numbers as each language writes them, and nothing else', () => {
  expect(parseNumber('en', '12,112.5')).toBe(12_112.5)
  expect(parseNumber('fr', '12\u202f112,5\u00a0€')).toBe(12_112.5)
  expect(parseNumber('en', '\u22123')).toBe(-3)
  expect(['', '1e3', 'ten', '1.2.3', '-'].map((text) => parseNumber('en', text))).toEqual([
    null,
    null,
    null,
    null,
    null,
  ])
})
