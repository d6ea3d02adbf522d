import type { FeatureDefinition } from '../../../src/features/index.ts'

/** Ends included. */
export interface Range {
  readonly min: number
  readonly max: number
  readonly isWhole?: boolean
}

const CENTURY = 36_525
/** What a unit allows. Bounds above are far beyond any customer: they find a wrong unit, not a rare one. */
const BY_UNIT: Readonly<Record<FeatureDefinition['unit'], Range>> = {
  flag: { min: 0, max: 1, isWhole: true },
  hour: { min: 0, max: 23, isWhole: true },
  count: { min: 0, max: 100_000, isWhole: true },
  score: { min: 0, max: 1 },
  share: { min: 0, max: 1 },
  ratio: { min: 0, max: 1e6 },
  days: { min: 0, max: CENTURY },
  months: { min: 0, max: 12_000 },
  years: { min: 0, max: 100 },
  money: { min: 0, max: 1e9 },
  'money-per-month': { min: 0, max: 1e9 },
  none: { min: 0, max: 1e6 },
}

const anySign = (max: number): Range => ({ min: -max, max })
const average = { min: 0, max: 100_000 }
const upTo = (max: number): Range => ({ min: 0, max, isWhole: true })

/** What differs from the unit, and why. */
const BY_FEATURE: Readonly<Record<string, Range>> = {
  // Averages of counts.
  card_cash_drawings_mean: average,
  card_drawings_mean: average,
  card_drawings_spread: average,
  // Days that can lie before or after, and a difference of days.
  elsewhere_active_end_latest: anySign(CENTURY),
  elsewhere_active_end_mean: anySign(CENTURY),
  elsewhere_closed_early_mean: anySign(2 * CENTURY),
  earlier_last_due: anySign(CENTURY),
  earlier_ended_early: anySign(CENTURY),
  instalments_delay_trend: anySign(CENTURY),
  // Amounts below zero: too much was paid, or less is borrowed than the goods cost, or the payment exceeds the income.
  elsewhere_debt: anySign(1e9),
  elsewhere_debt_decayed: anySign(1e9),
  elsewhere_debt_to_income: anySign(1e6),
  elsewhere_debt_to_loan: anySign(1e6),
  card_balance: anySign(1e9),
  card_balance_mean: anySign(1e9),
  loan_above_goods_price: anySign(1e9),
  income_left_per_person: anySign(1e9),
  paid_above_due_mean: anySign(1e9),
  // Shares of a limit or an amount that can be passed, or can be below zero with the debt.
  elsewhere_debt_share: anySign(1e6),
  elsewhere_debt_share_all: anySign(1e6),
  elsewhere_debt_share_highest: anySign(1e6),
  elsewhere_debt_share_mean: anySign(1e6),
  elsewhere_card_use: anySign(1e6),
  card_use_mean: anySign(1e3),
  card_use_highest: anySign(1e3),
  card_use_mean_3m: anySign(1e3),
  card_use_mean_6m: anySign(1e3),
  card_use_mean_12m: anySign(1e3),
  card_use_highest_6m: anySign(1e3),
  card_use_trend: anySign(1e3),
  card_cash_to_limit_highest: { min: 0, max: 1e3 },
  // Payments that can pass the income.
  payment_to_income: { min: 0, max: 1e3 },
  elsewhere_payments_to_income: { min: 0, max: 1e3 },
  open_payments_here_to_income: { min: 0, max: 1e3 },
  expected_payments_to_income: { min: 0, max: 1e3 },
  // Steps.
  education_level: upTo(4),
  elsewhere_worst_month: upTo(5),
  occupation_order: { min: -1, max: 3, isWhole: true },
  region_rating: { min: 1, max: 3, isWhole: true },
  age_in_whole_years: upTo(100),
  // Scaled to 1; √½ is the largest spread of values from 0 to 1.
  region_population: { min: 0, max: 1 },
  building_total_area: { min: 0, max: 1 },
  building_floors: { min: 0, max: 1 },
  building_year: { min: 0, max: 1 },
  building_apartments: { min: 0, max: 1 },
  external_score_spread: { min: 0, max: Math.SQRT1_2 },
}

export function rangeOf(feature: FeatureDefinition): Range {
  if (feature.categories !== undefined) return upTo(feature.categories.length - 1)
  return BY_FEATURE[feature.id] ?? BY_UNIT[feature.unit]
}

/** Features with a range of their own, so that none is left behind when a feature goes. */
export const withOwnRange: readonly string[] = Object.keys(BY_FEATURE)
