import fc from 'fast-check'
import { expect, it } from 'vitest'
import { roundParts } from './largest-remainder.ts'
import { formatRiskAndLimit, formatRiskRange, peopleIn100 } from './risk.ts'

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

it('writes 11 to 18 beside 14 in whole people, and one decimal everywhere once an end is within 1 of the limit', () => {
  const texts = (pd: number, low: number, high: number) => {
    const { decimals, ...shown } = formatRiskRange('en', pd, 0.09, { low, high })
    return shown
  }
  expect(texts(0.143, 0.108, 0.181)).toEqual({ risk: '14', limit: '9', low: '11', high: '18' })
  expect(texts(0.143, 0.092, 0.181)).toEqual({ risk: '14.3', limit: '9.0', low: '9.2', high: '18.1' })
  expect(texts(0.012, 0.0092, 0.0141)).toEqual({ risk: '1.2', limit: '9.0', low: '0.9', high: '1.4' })
  expect(formatRiskRange('fr', 0.086, 0.09, { low: 0.042, high: 0.163 })).toMatchObject({
    low: '4,2',
    high: '16,3',
  })
})

it('never puts the risk or an end of its range on the wrong side of the limit or of each other', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(share, share, share, share, (one, two, three, limitPd) => {
      const [low, pd, high] = [one, two, three].sort((a, b) => a - b) as [number, number, number]
      fc.pre([low, pd, high].every((end) => Math.abs(end - limitPd) > 2e-5))
      const texts = formatRiskRange('en', pd, limitPd, { low, high })
      for (const [text, value] of [
        [texts.low, low],
        [texts.risk, pd],
        [texts.high, high],
      ] as const) {
        expect(Number(text) < Number(texts.limit)).toBe(value < limitPd)
      }
      expect(Number(texts.low)).toBeLessThanOrEqual(Number(texts.risk))
      expect(Number(texts.risk)).toBeLessThanOrEqual(Number(texts.high))
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
