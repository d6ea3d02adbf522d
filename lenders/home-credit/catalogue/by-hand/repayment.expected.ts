const months = (month: number) => Math.exp(month / 12)
const days = (day: number) => Math.exp(day / 365)

/** What monthly rows of loans and of the card give for Anna. */
export const expectedOfMonths: Readonly<Record<string, number>> = {
  // Six months of three loans: late in −10, −1 (12 days) and −14; small sums ignored in −1 and −14.
  loans_here: 3,
  loan_months: 6,
  loan_late_share: 3 / 6,
  loan_late_share_tolerant: 2 / 6,
  loan_late_share_12m: 1 / 5,
  loan_late_decayed:
    (months(-1) + months(-14)) / (months(-10) + months(-9) + months(-2) + 2 * months(-1) + months(-14)),
  loan_days_late_highest: 12,
  loan_days_late_highest_tolerant: 10,
  months_since_last_loan: 1,
  months_since_first_loan: 14,
  // Last rows: 0 of 2 left (completed), 2 of 3, 20 of 24. The first had 4 at the start.
  instalments_left: 22,
  instalments_left_share: 22 / 29,
  loans_completed_share: 1 / 3,
  loans_active: 2,
  loan_instalments_mean: 29 / 3,
  loans_shortened_share: 1 / 3,
  // Use 0.5, 1.2, 0.15, 1.4 in months −1, −3, −6, −12; no limit in −13.
  card_months: 5,
  card_use_mean: 3.25 / 4,
  card_use_highest: 1.4,
  card_use_mean_3m: 1.7 / 2,
  card_use_mean_6m: 1.85 / 3,
  card_use_mean_12m: 3.25 / 4,
  card_use_highest_6m: 1.2,
  card_use_trend: 1.7 / 2 - 3.25 / 4,
  card_drawings_3m: 6,
  card_drawings_6m: 7,
  card_drawings_12m: 13,
  card_cash_drawings_3m: 1,
  card_cash_drawings_6m: 2,
  card_cash_drawings_12m: 5,
  card_cash_drawings_mean: 6 / 4,
  // 2, 4, 1, 6, 1: squares around 2.8 add up to 18.8.
  card_drawings_mean: 2.8,
  card_drawings_spread: Math.sqrt(18.8 / 4),
  card_cash_share: 79 / 129,
  card_cash_to_limit_highest: 60 / 200,
  card_cash_to_limit_6m: 14 / 100,
  // 30/10, 20/20, 5/5; a minimum of 0 is no divisor.
  card_payment_to_minimum: 5 / 3,
  card_late_share: 1 / 5,
  card_days_late_highest: 8,
  card_limit: 100,
  card_balance: 50,
  card_balance_mean: 490 / 5,
  card_over_limit_share: 2 / 5,
}

/** Late 50 (due 370 days ago), −10 (80), 0 (300), 3 (120), 6 (70), 40 and not paid (40), 60 on the card (1,100). */
export const expectedOfInstalments: Readonly<Record<string, number>> = {
  instalments: 7,
  instalments_late_share: 5 / 7,
  instalments_late_5_share: 4 / 7,
  instalments_days_late_highest: 60,
  instalments_days_late_mean: 159 / 7,
  instalments_days_early_mean: 10 / 7,
  // One 10 and six 0: (100 − 100/7) / 6.
  instalments_days_early_spread: Math.sqrt(100 / 7),
  // 20 short and 110 short; 10 too much on the card is no shortfall.
  instalments_underpaid_share: 2 / 7,
  instalments_shortfall: 130,
  instalments_paid: 144 + 100 + 100 + 110 + 90 + 0 + 60,
  days_since_last_payment: 64,
  instalments_late_share_6m: 3 / 4,
  instalments_late_share_12m: 3 / 5,
  instalments_late_share_24m: 4 / 6,
  instalments_days_late_highest_6m: 40,
  instalments_days_late_highest_12m: 40,
  instalments_days_late_highest_24m: 50,
  instalments_underpaid_share_6m: 2 / 4,
  instalments_underpaid_share_12m: 2 / 5,
  instalments_underpaid_share_24m: 2 / 6,
  instalments_days_late_decayed:
    (50 * days(-370) + 3 * days(-120) + 6 * days(-70) + 40 * days(-40) + 60 * days(-1_100)) /
    [-370, -80, -300, -120, -70, -40, -1_100].reduce((sum, day) => sum + days(day), 0),
  last_10_late_share: 5 / 7,
  last_10_days_late_mean: 159 / 7,
  instalments_delay_trend: 0,
  instalment_highest: 144,
  // Without the card's, which fell due more than 1,000 days ago.
  paid_to_due: 544 / 674,
  last_2_days_late_mean: (40 + 6) / 2,
  last_3_days_late_mean: (40 + 6 + 0) / 3,
  last_5_days_late_mean: (40 + 6 + 0 + 3 + 0) / 5,
  first_4_days_late_mean: (50 + 3 + 6 + 40) / 4,
  days_late_when_late: 159 / 5,
  instalments_late_share_60d: 1,
  instalments_late_share_90d: 2 / 3,
  // Loan 11: 0; loan 12: (0 − 20 − 110) / 3.
  paid_above_due_mean: (0 - 130 / 3) / 2,
}
