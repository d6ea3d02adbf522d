import type { RecourseSpec } from '../../src/workspace/index.ts'

/**
 * What an applicant can ask for instead. The offers are those of the made-up lender, whose files say that its amounts
 * are in euros; the public data name no currency and no price list, so they get none.
 */
export const homeCreditRecourse: RecourseSpec = {
  amount: 'AMT_CREDIT',
  payment: 'AMT_ANNUITY',
  amountBounds: { min: 20_000, step: 500 },
  // Days count back from the application; a month is a twelfth of 365.25 days, in whole days.
  waiting: { column: 'DAYS_EMPLOYED', perMonth: -30 },
  offers: {
    currency: 'EUR',
    amount: { min: 20_000, max: 4_500_000, step: 500 },
    terms: [
      { months: 6, annualRate: 0.069 },
      { months: 12, annualRate: 0.079 },
      { months: 18, annualRate: 0.089 },
      { months: 24, annualRate: 0.099 },
      { months: 30, annualRate: 0.109 },
      { months: 36, annualRate: 0.119 },
      { months: 48, annualRate: 0.129 },
      { months: 60, annualRate: 0.139 },
    ],
    maxAnnualRate: 0.22,
  },
}
