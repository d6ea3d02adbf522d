import { afterAll, beforeAll, expect, it } from 'vitest'
import type { RawRow } from '../../../src/features/index.ts'
import { bankOf, type HandBank } from './by-hand/bank.fixture.ts'

const N = Number.NaN
let applicant: HandBank

beforeAll(async () => {
  applicant = await bankOf()
})
afterAll(() => applicant.remove())

/** The features that a test speaks of. */
function pick<K extends string>(
  all: Readonly<Record<string, number>>,
  ids: readonly K[],
): Record<string, number> {
  return Object.fromEntries(ids.map((id) => [id, all[id] ?? Number.POSITIVE_INFINITY]))
}

const expectFeatures = async (
  application: RawRow,
  side: Readonly<Record<string, readonly RawRow[]>>,
  expected: Readonly<Record<string, number>>,
) => {
  const all = await applicant.features(application, side)
  const rounded = Object.fromEntries(
    Object.entries(pick(all, Object.keys(expected))).map(([id, value]) => [
      id,
      Math.round(value * 1e6) / 1e6,
    ]),
  )
  expect(rounded).toEqual(expected)
}

it('combines the outside scores that are present: 0.2 and 0.6 of three', () =>
  expectFeatures(
    { EXT_SOURCE_1: 0.2, EXT_SOURCE_3: 0.6 },
    {},
    {
      external_score_mean: 0.4,
      external_score_lowest: 0.2,
      external_score_highest: 0.6,
      // √((0.2² + 0.2²) / 1)
      external_score_spread: 0.282843,
      external_scores_missing: 1,
      // (2·0.2 + 4·0.6) / 6
      external_score_weighted: 0.466667,
      external_score_b_times_c: N,
    },
  ))

it('takes the loan apart: 120 borrowed for goods of 100, 10 a month on an income of 40', () =>
  expectFeatures(
    { AMT_CREDIT: 120, AMT_ANNUITY: 10, AMT_GOODS_PRICE: 100, AMT_INCOME_TOTAL: 40, CNT_FAM_MEMBERS: 0 },
    {},
    {
      loan_length: 12,
      loan_to_goods_price: 1.2,
      loan_above_goods_price: 20,
      payment_to_income: 0.25,
      loan_to_income: 3,
      income_per_person: N,
    },
  ))

it('reads 365243 as "no job" and leaves a job of 1,461 days as 4 years', async () => {
  await expectFeatures(
    { DAYS_EMPLOYED: 365243, DAYS_BIRTH: -14610 },
    {},
    { years_in_job: N, not_employed: 1, age: 40 },
  )
  await expectFeatures(
    { DAYS_EMPLOYED: -1461, DAYS_BIRTH: -14610 },
    {},
    { years_in_job: 4, job_share_of_life: 0.1 },
  )
})

it('puts occupation, education and flags into numbers, an unknown word into missing', async () => {
  await expectFeatures(
    {
      OCCUPATION_TYPE: 'Accountants',
      NAME_EDUCATION_TYPE: 'Higher education',
      FLAG_OWN_CAR: 'N',
      CODE_GENDER: 'XNA',
      ORGANIZATION_TYPE: 'XNA',
    },
    {},
    { occupation_order: -1, education_level: 3, owns_car: 0, man: N, self_employed: N },
  )
  await expectFeatures({ OCCUPATION_TYPE: 'Juggler' }, {}, { occupation_order: N })
})

it('adds up the enquiries that are known, and says missing when none is', async () => {
  await expectFeatures(
    { AMT_REQ_CREDIT_BUREAU_MON: 2, AMT_REQ_CREDIT_BUREAU_YEAR: 3 },
    {},
    { enquiries_all: 5 },
  )
  await expectFeatures({}, {}, { enquiries_all: N })
})

const credit = (row: RawRow): RawRow => ({ SK_ID_BUREAU: 1, CREDIT_ACTIVE: 'Active', ...row })

it('sums debt over active credits only, a negative debt included', () =>
  expectFeatures(
    { AMT_INCOME_TOTAL: 50, AMT_CREDIT: 80 },
    {
      bureau: [
        credit({ DAYS_CREDIT: -100, AMT_CREDIT_SUM: 200, AMT_CREDIT_SUM_DEBT: 50 }),
        credit({ SK_ID_BUREAU: 2, DAYS_CREDIT: -300, AMT_CREDIT_SUM: 100, AMT_CREDIT_SUM_DEBT: -10 }),
        credit({ SK_ID_BUREAU: 3, CREDIT_ACTIVE: 'Closed', DAYS_CREDIT: -800, AMT_CREDIT_SUM_DEBT: 999 }),
      ],
    },
    {
      elsewhere_credits: 3,
      elsewhere_active: 2,
      elsewhere_debt: 40,
      elsewhere_active_credit: 300,
      elsewhere_debt_share: 0.133333,
      elsewhere_debt_share_highest: 0.25,
      elsewhere_debt_share_mean: 0.075,
      elsewhere_debt_to_income: 0.8,
      elsewhere_debt_to_loan: 0.5,
      elsewhere_days_since_last: 100,
      elsewhere_days_since_first: 800,
      elsewhere_days_between: 350,
      elsewhere_opened_6m: 1,
      elsewhere_opened_12m: 2,
      elsewhere_mortgages: 0,
      elsewhere_overdue_share: 0,
      elsewhere_payments: N,
    },
  ))

it('blanks bureau dates beyond 100 years', () =>
  expectFeatures(
    {},
    { bureau: [credit({ DAYS_CREDIT: -10, DAYS_CREDIT_ENDDATE: -40000 })] },
    { elsewhere_active_end_latest: N, elsewhere_active_past_end: 0 },
  ))

it('reads the monthly record per credit first: shares 1/2 and 0 give 1/4; X is not a month on time', () =>
  expectFeatures(
    {},
    {
      bureau_balance: [
        { SK_ID_BUREAU: 1, MONTHS_BALANCE: -1, STATUS: '3' },
        { SK_ID_BUREAU: 1, MONTHS_BALANCE: -20, STATUS: '0' },
        { SK_ID_BUREAU: 2, MONTHS_BALANCE: -30, STATUS: 'X' },
        { SK_ID_BUREAU: 2, MONTHS_BALANCE: -29, STATUS: 'C' },
      ],
    },
    {
      elsewhere_late_months_mean: 0.25,
      elsewhere_late_months_12m_highest: 1,
      elsewhere_worst_month: 3,
      elsewhere_months_mean: 2,
      elsewhere_closed_months_mean: 0.25,
      elsewhere_credits: N,
    },
  ))

const earlier = (row: RawRow): RawRow => ({ NAME_CONTRACT_STATUS: 'Approved', DAYS_DECISION: -100, ...row })

it('breaks a tie of the last application by its number, and counts refusals in their windows', () =>
  expectFeatures(
    { AMT_CREDIT: 300, AMT_ANNUITY: 30, AMT_INCOME_TOTAL: 100 },
    {
      previous_application: [
        earlier({ SK_ID_PREV: 1, AMT_APPLICATION: 90, AMT_CREDIT: 100, AMT_ANNUITY: 12, CNT_PAYMENT: 10 }),
        earlier({
          SK_ID_PREV: 2,
          NAME_CONTRACT_STATUS: 'Refused',
          CODE_REJECT_REASON: 'HC',
          AMT_CREDIT: 0,
          AMT_APPLICATION: 5,
        }),
        earlier({ SK_ID_PREV: 3, NAME_CONTRACT_STATUS: 'Refused', DAYS_DECISION: -365, AMT_CREDIT: 50 }),
      ],
    },
    {
      earlier_applications: 3,
      earlier_refused: 2,
      earlier_refused_share: 0.666667,
      earlier_refused_6m: 1,
      earlier_refused_24m: 2,
      earlier_refused_hc: 1,
      last_application_refused: 1,
      last_application_credit: 0,
      days_since_last_refusal: 100,
      // e^(-100/365) + e^(-1)
      earlier_refusals_decayed: Math.round((Math.exp(-100 / 365) + Math.exp(-1)) * 1e6) / 1e6,
      // A credit of 0 has no ratio.
      asked_to_granted_mean: 0.9,
      earlier_cost_mean: 1.2,
      loan_to_earlier_credit: 3,
      payment_to_earlier_payment: 2.5,
      // Approved, no end day known: still open.
      open_loans_here: 1,
      open_payments_here: 12,
      open_payments_here_to_income: 0.12,
    },
  ))

it('tells a running loan (365243) from one that ended', () =>
  expectFeatures(
    {},
    {
      previous_application: [
        earlier({ SK_ID_PREV: 1, DAYS_TERMINATION: 365243, AMT_ANNUITY: 7 }),
        earlier({ SK_ID_PREV: 2, DAYS_TERMINATION: -40, AMT_ANNUITY: 9 }),
      ],
    },
    { open_loans_here: 1, open_payments_here: 7, earlier_end_latest: 40 },
  ))

it('reads loans by their last month: 3 of 10 instalments left, a term that fell from 12', () =>
  expectFeatures(
    {},
    {
      pos_cash_balance: [
        {
          SK_ID_PREV: 1,
          MONTHS_BALANCE: -3,
          CNT_INSTALMENT: 12,
          CNT_INSTALMENT_FUTURE: 5,
          SK_DPD: 9,
          SK_DPD_DEF: 0,
        },
        {
          SK_ID_PREV: 1,
          MONTHS_BALANCE: -2,
          CNT_INSTALMENT: 10,
          CNT_INSTALMENT_FUTURE: 3,
          SK_DPD: 0,
          SK_DPD_DEF: 0,
          NAME_CONTRACT_STATUS: 'Active',
        },
      ],
    },
    {
      loans_here: 1,
      loan_months: 2,
      loan_late_share: 0.5,
      loan_late_share_tolerant: 0,
      loan_days_late_highest: 9,
      instalments_left: 3,
      instalments_left_share: 0.3,
      loans_active: 1,
      loans_completed_share: 0,
      loans_shortened_share: 1,
      months_since_last_loan: 2,
    },
  ))

it('measures card use where there is a limit: 50/100 and 150/100; none at limit 0', () =>
  expectFeatures(
    {},
    {
      credit_card_balance: [
        {
          SK_ID_PREV: 1,
          MONTHS_BALANCE: -1,
          AMT_BALANCE: 50,
          AMT_CREDIT_LIMIT_ACTUAL: 100,
          CNT_DRAWINGS_CURRENT: 2,
        },
        {
          SK_ID_PREV: 1,
          MONTHS_BALANCE: -5,
          AMT_BALANCE: 150,
          AMT_CREDIT_LIMIT_ACTUAL: 100,
          CNT_DRAWINGS_CURRENT: 4,
        },
        {
          SK_ID_PREV: 1,
          MONTHS_BALANCE: -9,
          AMT_BALANCE: 10,
          AMT_CREDIT_LIMIT_ACTUAL: 0,
          CNT_DRAWINGS_CURRENT: 0,
        },
      ],
    },
    {
      card_use_mean: 1,
      card_use_highest: 1.5,
      card_use_mean_3m: 0.5,
      card_use_trend: -0.5,
      card_drawings_6m: 6,
      card_drawings_mean: 2,
      card_drawings_spread: 2,
      card_over_limit_share: 0.333333,
      card_limit: 100,
      card_balance: 50,
      card_cash_drawings_12m: N,
    },
  ))

const paid = (row: RawRow): RawRow => ({
  SK_ID_PREV: 1,
  NUM_INSTALMENT_VERSION: 1,
  AMT_INSTALMENT: 100,
  ...row,
})

it('merges two payments of one instalment, counts an early one as on time and an unpaid one as late', () =>
  expectFeatures(
    {},
    {
      installments_payments: [
        // In two parts, the last 4 days late.
        paid({ NUM_INSTALMENT_NUMBER: 1, DAYS_INSTALMENT: -60, DAYS_ENTRY_PAYMENT: -62, AMT_PAYMENT: 40 }),
        paid({ NUM_INSTALMENT_NUMBER: 1, DAYS_INSTALMENT: -60, DAYS_ENTRY_PAYMENT: -56, AMT_PAYMENT: 60 }),
        // 10 days early.
        paid({ NUM_INSTALMENT_NUMBER: 2, DAYS_INSTALMENT: -30, DAYS_ENTRY_PAYMENT: -40, AMT_PAYMENT: 100 }),
        // Not paid: 20 days late by now, 100 short.
        paid({ NUM_INSTALMENT_NUMBER: 3, DAYS_INSTALMENT: -20, DAYS_ENTRY_PAYMENT: null, AMT_PAYMENT: null }),
        // An instalment of 0 is no shortfall.
        paid({
          NUM_INSTALMENT_NUMBER: 4,
          DAYS_INSTALMENT: -10,
          DAYS_ENTRY_PAYMENT: -10,
          AMT_INSTALMENT: 0,
          AMT_PAYMENT: 0,
        }),
      ],
    },
    {
      instalments: 4,
      instalments_late_share: 0.5,
      instalments_late_5_share: 0.25,
      instalments_days_late_highest: 20,
      instalments_days_late_mean: 6,
      instalments_days_early_mean: 2.5,
      instalments_underpaid_share: 0.25,
      instalments_shortfall: 100,
      instalments_paid: 200,
      days_since_last_payment: 10,
      last_10_days_late_mean: 6,
      instalments_delay_trend: 0,
    },
  ))

it('says missing, not 0, for a customer without rows in a table', () =>
  expectFeatures(
    {},
    {},
    {
      elsewhere_credits: N,
      elsewhere_late_months_mean: N,
      earlier_refused: N,
      loan_months: N,
      loans_active: N,
      card_months: N,
      instalments: N,
    },
  ))
