import fc from 'fast-check'
import { expect, it } from 'vitest'
import { allowedTerms, nearestTerm, type OfferTable, offer } from './offers.ts'

const table: OfferTable = {
  currency: 'EUR',
  amount: { min: 500, max: 75_000, step: 100 },
  terms: [
    { months: 12, annualRate: 0.06 },
    { months: 24, annualRate: 0.09 },
    { months: 36, annualRate: 0.24 },
  ],
  maxAnnualRate: 0.22,
}

it('asks 88.85 a month for 1,000 over 12 months at 12 %: 1,066.20 in all, 66.20 of it cost', () => {
  // 1000 × 0.01 / (1 − 1.01^−12) = 88.8488
  expect(offer(1000, 12, 0.12)).toEqual({
    amount: 1000,
    months: 12,
    annualRate: 0.12,
    payment: 88.85,
    totalRepaid: 1066.2,
    cost: 66.2,
  })
})

it('asks a tenth a month for ten months without interest', () => {
  expect(offer(1000, 10, 0)).toMatchObject({ payment: 100, totalRepaid: 1000, cost: 0 })
})

it('offers no term above the legal rate', () => {
  expect(allowedTerms(table).map(({ months }) => months)).toEqual([12, 24])
})

it('finds the term that a payment of 46 for 1,000 belongs to: 24 months at 45.69', () => {
  expect(nearestTerm(table, 1000, 46)?.months).toBe(24)
  expect(nearestTerm({ ...table, maxAnnualRate: 0 }, 1000, 46)).toBeUndefined()
})

it('pays any loan off: what is left after the last payment is at most nothing, and not a payment too much', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 100, max: 5_000_000 }),
      fc.integer({ min: 1, max: 120 }),
      fc.double({ min: 0, max: 0.5, noNaN: true }),
      (amount, months, annualRate) => {
        const { payment } = offer(amount, months, annualRate)
        let left = amount
        for (let month = 0; month < months; month++) left = left * (1 + annualRate / 12) - payment
        expect(left).toBeLessThan(0.01)
        // Rounding up by at most a cent a month cannot overpay by more than a few payments' cents.
        expect(left).toBeGreaterThan(-0.011 * months * (1 + annualRate / 12) ** months)
      },
    ),
  )
})
