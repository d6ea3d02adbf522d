import fc from 'fast-check'
import { expect, it } from 'vitest'
import { roundParts } from './largest-remainder.ts'
import { formatRiskAndLimit, peopleIn100 } from './risk.ts'

it('shows whole people away from the limit and one decimal within 1 of it', () => {
  expect(formatRiskAndLimit('en', 0.143, 0.09)).toMatchObject({ risk: '14', limit: '9' })
  expect(formatRiskAndLimit('en', 0.093, 0.09)).toMatchObject({ risk: '9.3', limit: '9.0' })
  expect(formatRiskAndLimit('fr', 0.086, 0.09)).toMatchObject({ risk: '8,6', limit: '9,0' })
})

it('adds decimals until 9.03 against 9.0 no longer reads the same', () => {
  expect(formatRiskAndLimit('en', 0.0903, 0.09)).toMatchObject({ risk: '9.03', limit: '9.00' })
})

it('never shows a risk that contradicts the verdict, for any risk and limit a thousandth of a point apart', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(share, share, (pd, limitPd) => {
      fc.pre(Math.abs(pd - limitPd) > 2e-5)
      const { risk, limit } = formatRiskAndLimit('en', pd, limitPd)
      expect(Number(risk) < Number(limit)).toBe(pd < limitPd)
    }),
  )
})

it('fills between 0 and 100 dots', () => {
  expect([peopleIn100(0.143), peopleIn100(0), peopleIn100(1.2)]).toEqual([14, 0, 100])
})

it('rounds 1/3, 1/3, 1/3 of 1 to 0.4, 0.3, 0.3', () => {
  expect(roundParts([1 / 3, 1 / 3, 1 / 3], 1)).toEqual([0.4, 0.3, 0.3])
})

it('keeps 4.14, 1.56, 1.37, 0.91, 0.46 and −0.2 within 0.1 of themselves and at 8.2 together', () => {
  const parts = roundParts([4.14, 1.56, 1.37, 0.91, 0.46, -0.2], 8.24)
  expect(parts).toEqual([4.1, 1.6, 1.4, 0.9, 0.4, -0.2])
})

it('sums to the rounded total for any parts', () => {
  const part = fc.double({ min: -50, max: 50, noNaN: true })
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 30 }), (parts) => {
      const total = parts.reduce((sum, one) => sum + one, 0)
      const rounded = roundParts(parts, total)
      const sum = rounded.reduce((before, one) => before + one, 0)
      expect(Math.abs(sum - total)).toBeLessThan(0.0501)
      for (const [at, one] of rounded.entries()) expect(Math.abs(one - parts[at]!)).toBeLessThan(0.2001)
    }),
  )
})
