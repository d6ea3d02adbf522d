/** What a lender grants: amounts, lengths and the price of each length. */
export interface OfferTable {
  /** ISO 4217; offers in one currency say nothing about a loan in another. */
  readonly currency: string
  readonly amount: { readonly min: number; readonly max: number; readonly step: number }
  /** Rising by months. */
  readonly terms: readonly {
    readonly months: number
    /** Nominal yearly rate, 0.12 = 12 %; paid monthly. */
    readonly annualRate: number
  }[]
  /** Highest yearly rate that the law allows; a term above it is not on offer. */
  readonly maxAnnualRate: number
}

export interface Offer {
  readonly amount: number
  readonly months: number
  readonly annualRate: number
  /** Paid every month, rounded up to a cent so that the loan is paid off at its end. */
  readonly payment: number
  readonly totalRepaid: number
  /** What the loan costs beyond its amount. */
  readonly cost: number
}

/**
 * An offer with its annuity: payment = amount × r / (1 − (1 + r)^−months), r the rate of a month; without interest
 * amount / months.
 */
export function offer(amount: number, months: number, annualRate: number): Offer {
  const rate = annualRate / 12
  // expm1 and log1p keep every digit where the rate is almost nothing.
  const exact = rate === 0 ? amount / months : (amount * rate) / -Math.expm1(-months * Math.log1p(rate))
  const payment = Math.ceil(Number((exact * 100).toFixed(6))) / 100
  const totalRepaid = Number((payment * months).toFixed(2))
  return { amount, months, annualRate, payment, totalRepaid, cost: Number((totalRepaid - amount).toFixed(2)) }
}

/** The terms that the law allows, shortest first. */
export function allowedTerms(table: OfferTable): OfferTable['terms'] {
  return table.terms.filter(({ annualRate }) => annualRate <= table.maxAnnualRate)
}

/** The allowed term whose payment comes nearest to one that was asked for, or undefined when there is none. */
export function nearestTerm(
  table: OfferTable,
  amount: number,
  payment: number,
): OfferTable['terms'][number] | undefined {
  const miss = ({ months, annualRate }: OfferTable['terms'][number]): number =>
    Math.abs(offer(amount, months, annualRate).payment - payment)
  return allowedTerms(table).reduce<OfferTable['terms'][number] | undefined>(
    (best, term) => (best === undefined || miss(term) < miss(best) ? term : best),
    undefined,
  )
}
