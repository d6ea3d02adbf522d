const decay = (days: number) => Math.exp(days / 365)

/** What earlier applications here give for Anna: 11, 12, 15, 19 approved; 13, 16, 17, 18 refused; 14 cancelled. */
export const expectedEarlier: Readonly<Record<string, number | string>> = {
  earlier_applications: 9,
  earlier_approved: 4,
  earlier_refused: 4,
  earlier_refused_share: 4 / 9,
  earlier_cancelled_share: 1 / 9,
  // Refused 20, 200, 600 and 730 days ago; 730 is beyond 24 months of 30 days.
  earlier_refused_6m: 1,
  earlier_refused_12m: 2,
  earlier_refused_24m: 3,
  // Decided 20, 20, 60, 150, 200, 400, 600, 730 and 800 days ago.
  earlier_applications_6m: 4,
  earlier_applications_12m: 5,
  earlier_applications_24m: 7,
  earlier_refused_hc: 1,
  earlier_refused_fraud_score: 1,
  earlier_refused_limit: 1,
  earlier_refused_score: 1,
  days_since_last_application: 20,
  days_since_first_application: 800,
  days_since_last_refusal: 20,
  days_since_last_approval: 60,
  // (400 + 150 + 800 + 60) / 4.
  days_since_approvals_mean: 352.5,
  last_application_refused: 1,
  earlier_refusals_decayed: decay(-20) + decay(-200) + decay(-600) + decay(-730),
  // Approved: 220, 100, 40, 100; payments 144, 110, 5, 10; 2, 1, 0 months and one not known.
  earlier_credit_mean: 115,
  earlier_credit_highest: 220,
  earlier_payment_mean: 67.25,
  earlier_payment_highest: 144,
  earlier_length_mean: 1,
  earlier_length_longest: 12,
  // 198/220, 100/100, 300/400, 50/40, 100/80, 60/50, 30/40, 100/100; 0/0 is missing.
  asked_to_granted_mean: (0.9 + 1 + 0.75 + 1.25 + 1.25 + 1.2 + 0.75 + 1) / 8,
  asked_to_granted_lowest: 0.75,
  earlier_down_payment_rate: 0.2,
  earlier_down_payment_highest: 12,
  // 2·144/220, 110/100, 0·5/40.
  earlier_cost_mean: (288 / 220 + 1.1 + 0) / 3,
  earlier_cost_highest: 288 / 220,
  earlier_high_yield_share: 2 / 9,
  earlier_low_yield_share: 2 / 9,
  // 17, not 14: of two decided on one day the larger number is the later.
  last_application_credit: 50,
  last_application_length: 8,
  earlier_last_due: 540,
  earlier_first_due: 370,
  // −370 + 390 and −500 + 490.
  earlier_ended_early: 5,
  earlier_end_latest: 385,
  open_loans_here: 3,
  open_payments_here: 110 + 5 + 10,
  earlier_cash_share: 5 / 9,
  earlier_consumer_share: 2 / 9,
  earlier_revolving_share: 1 / 9,
  earlier_walk_in_share: 2 / 9,
  earlier_x_sell_share: 3 / 9,
  earlier_new_client_share: 2 / 9,
  earlier_office_share: 3 / 9,
  earlier_field_share: 1 / 9,
  earlier_insured_share: 1 / 9,
  // 17 refused, 14 cancelled, 19 approved: 60/50, missing, 100/100.
  last_3_refused_share: 1 / 3,
  last_3_asked_to_granted: 1.1,
  // Those, 12 and 13: 7, 10, 110, 40.
  last_5_payment_mean: 167 / 4,
  // 15 and 18.
  first_2_credit_mean: 40,
  last_product: 'cash_street_middle',
  // 12 and 11; 15 and 19 have no fixed plan.
  earlier_rate_mean: (0.1 + 0.2) / 2,
  earlier_rate_highest: 0.2,
  earlier_rate_last: 0.1,
  // 12: 2 left of 110; 19: 20 left of 10, of which 12 fall due; 15 is open without a plan.
  expected_payments_here: 2 * 110 + 12 * 10,
  loan_to_earlier_credit: 600_000 / 220,
  payment_to_earlier_payment: 30_000 / 67.25,
  payment_to_highest_instalment: 30_000 / 144,
  open_payments_here_to_income: 125 / 180_000,
  expected_payments_to_income: 340 / 180_000,
}
