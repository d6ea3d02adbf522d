const decay = (days: number) => Math.exp(days / 365)

/** What other lenders' rows give for Anna. */
export const expectedElsewhere: Readonly<Record<string, number>> = {
  // Taken 100 (active), 300 (active), 500, 700 and 1,400 days ago.
  elsewhere_credits: 5,
  elsewhere_active: 2,
  elsewhere_active_share: 0.4,
  elsewhere_days_since_last: 100,
  elsewhere_days_since_first: 1_400,
  elsewhere_days_mean: 600,
  elsewhere_active_days_mean: 200,
  elsewhere_active_days_since_last: 100,
  elsewhere_opened_6m: 1,
  elsewhere_opened_12m: 2,
  elsewhere_opened_24m: 4,
  // Active ones end in 265 days and ended 30 days ago.
  elsewhere_active_end_latest: 265,
  elsewhere_active_end_mean: 117.5,
  elsewhere_active_past_end: 1,
  // 60 days early and 20 days late.
  elsewhere_closed_early_mean: 20,
  elsewhere_days_since_closed: 260,
  elsewhere_days_since_update: 5,
  elsewhere_cards: 1,
  elsewhere_microloans: 1,
  elsewhere_car_loans: 1,
  elsewhere_mortgages: 1,
  elsewhere_types: 5,
  // (1,400 − 100) / 4.
  elsewhere_days_between: 325,
  // 400 of 1,000 and −20 of 500.
  elsewhere_debt: 380,
  elsewhere_active_credit: 1_500,
  elsewhere_debt_share: 380 / 1_500,
  elsewhere_debt_share_highest: 0.4,
  elsewhere_debt_share_mean: (0.4 - 0.04) / 2,
  // All credits: 400 − 20 + 0 + 60, one not known, of 4,000.
  elsewhere_debt_share_all: 440 / 4_000,
  elsewhere_debt_decayed:
    (400 * decay(-100) - 20 * decay(-300) + 60 * decay(-700)) /
    (decay(-100) + decay(-300) + decay(-500) + decay(-700)),
  elsewhere_credit_highest: 2_000,
  elsewhere_credit_mean: 800,
  elsewhere_overdue_now: 30,
  elsewhere_overdue_highest: 500,
  elsewhere_days_overdue: 3,
  elsewhere_prolongations: 3,
  // One above 0, one 0, three not known.
  elsewhere_overdue_share: 1 / 5,
  elsewhere_card_use: -20 / 500,
  elsewhere_payments: 50,
  // Credit 1: 1 of 4 months late, 1 of 2 in a year. Credit 3: 1 of 5, 0 of 2, closed in 3 of 5.
  elsewhere_late_months_mean: (1 / 4 + 1 / 5) / 2,
  elsewhere_late_months_12m_highest: 1 / 2,
  elsewhere_worst_month: 2,
  elsewhere_months_mean: 4.5,
  elsewhere_closed_months_mean: (0 + 3 / 5) / 2,
  elsewhere_debt_to_income: 380 / 180_000,
  elsewhere_debt_to_loan: 380 / 600_000,
  elsewhere_payments_to_income: 50 / 180_000,
}
