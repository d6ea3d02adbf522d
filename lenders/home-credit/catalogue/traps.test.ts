/*
 * The known traps of the tables, each with rows written out. Where a trap is met outside the catalogue, its test is
 * named too.
 *
 *  1 365243 is a sentinel by column       here; schema/schema.test.ts; schema/real-data.test.ts; src/ingest/clean-sql.test.ts
 *  2 XNA and XAP                          here; schema/schema.test.ts
 *  3 words of one file only               here; edge-customers.test.ts
 *  4 outliers, 0 phone, rating −1, car 64 here
 *  5 bureau dates, negative debt          here
 *  6 months without a credit, coverage    here; src/ingest/ingest.test.ts
 *  7 X is not "good"                      here
 *  8 several rows per instalment          here; by-hand/by-hand.test.ts
 *  9 "late" that means early              here
 * 10 replaced attempts, ties              here
 * 11 zero denominators                    here
 * 12 train/test shift                     by-hand/by-hand.test.ts (medians of train rows); src/features/group-medians.test.ts
 * 13 constant and doubled columns         here
 * 14 ids and outcome carry nothing        here
 * 15 files that are not the lender's      src/ingest/ingest.test.ts (warnings); here (what is usual)
 */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Lineage, type RawRow, readLineage } from '../../../src/features/index.ts'
import { homeCreditTables } from '../schema/index.ts'
import { bankOf, type Customer, type HandBank } from './by-hand/bank.fixture.ts'
import { homeCreditCatalogue } from './index.ts'

const N = Number.NaN
const SENTINEL = 365_243
let bank: HandBank
let lineage: ReadonlyMap<string, Lineage>

beforeAll(async () => {
  const named365243: Customer = {
    id: SENTINEL,
    split: 'train',
    application: { AMT_CREDIT: SENTINEL, AMT_ANNUITY: 1, DAYS_EMPLOYED: SENTINEL },
    side: {
      previous_application: [
        {
          SK_ID_PREV: SENTINEL,
          NAME_CONTRACT_STATUS: 'Approved',
          DAYS_DECISION: -9,
          AMT_CREDIT: SENTINEL,
          DAYS_FIRST_DUE: SENTINEL,
        },
      ],
    },
  }
  bank = await bankOf([named365243])
  lineage = await readLineage(homeCreditCatalogue, homeCreditTables)
})
afterAll(() => bank.remove())

const expectValues = async (
  application: RawRow,
  side: Customer['side'],
  expected: Readonly<Record<string, number>>,
) => {
  const all = await bank.features(application, side)
  const got = Object.keys(expected).map((id) => [id, Math.round(all[id]! * 1e6) / 1e6])
  expect(Object.fromEntries(got)).toEqual(expected)
}

const earlier = (row: RawRow): RawRow => ({
  SK_ID_PREV: 1,
  NAME_CONTRACT_STATUS: 'Approved',
  DAYS_DECISION: -100,
  ...row,
})
const credit = (row: RawRow): RawRow => ({ SK_ID_BUREAU: 1, CREDIT_ACTIVE: 'Active', ...row })
const paid = (row: RawRow): RawRow => ({
  SK_ID_PREV: 1,
  NUM_INSTALMENT_VERSION: 1,
  NUM_INSTALMENT_NUMBER: 1,
  AMT_INSTALMENT: 100,
  AMT_PAYMENT: 100,
  ...row,
})

it('1: keeps the customer, the loan and the amounts that are called 365243, and blanks the days', () => {
  const values = bank.bulk(SENTINEL)
  expect(values).toMatchObject({
    loan_amount: SENTINEL,
    loan_length: SENTINEL,
    not_employed: 1,
    earlier_applications: 1,
    earlier_credit_highest: SENTINEL,
  })
  expect([values.years_in_job, values.earlier_first_due]).toEqual([N, N])
})

it('1: reads 365243 as "still open" in the last day of a loan, as missing in the four other days', () =>
  expectValues(
    {},
    {
      previous_application: [
        earlier({
          DAYS_FIRST_DRAWING: SENTINEL,
          DAYS_FIRST_DUE: SENTINEL,
          DAYS_LAST_DUE_1ST_VERSION: SENTINEL,
          DAYS_LAST_DUE: SENTINEL,
          DAYS_TERMINATION: SENTINEL,
        }),
      ],
    },
    {
      open_loans_here: 1,
      earlier_first_due: N,
      earlier_last_due: N,
      earlier_ended_early: N,
      earlier_end_latest: N,
    },
  ))

it('2: reads XNA as missing, and XAP as no reason for a refusal', () =>
  expectValues(
    { CODE_GENDER: 'XNA', ORGANIZATION_TYPE: 'XNA' },
    {
      previous_application: [
        earlier({ CODE_REJECT_REASON: 'XAP', NAME_CONTRACT_TYPE: 'XNA', NAME_PRODUCT_TYPE: 'XNA' }),
      ],
    },
    {
      man: N,
      employer_kind: N,
      self_employed: N,
      earlier_refused: 0,
      earlier_refused_hc: 0,
      earlier_cash_share: 0,
      earlier_walk_in_share: 0,
    },
  ))

it('3: gives words that stand in one file only a value or missing', () =>
  expectValues(
    { NAME_INCOME_TYPE: 'Maternity leave', NAME_FAMILY_STATUS: 'Unknown', ORGANIZATION_TYPE: 'Space travel' },
    {},
    { income_from_work: 0, married: 0, single: 0, civil_marriage: 0, employer_kind: N, self_employed: 0 },
  ))

it('4: keeps an income of 117,000,000, 348 acquaintances, a phone of today and a car of 64; −1 is no rating', async () => {
  await expectValues(
    {
      AMT_INCOME_TOTAL: 117_000_000,
      AMT_ANNUITY: 11_700,
      OBS_30_CNT_SOCIAL_CIRCLE: 348,
      DAYS_LAST_PHONE_CHANGE: 0,
      OWN_CAR_AGE: 64,
      REGION_RATING_CLIENT_W_CITY: -1,
    },
    {},
    {
      income: 117_000_000,
      payment_to_income: 0.0001,
      acquaintances_seen: 348,
      years_since_phone_change: 0,
      car_age: 64,
      region_rating: N,
    },
  )
  await expectValues({ REGION_RATING_CLIENT_W_CITY: 1 }, {}, { region_rating: 1 })
})

it('5: blanks bureau dates beyond 36,500 days either way, keeps those at 36,500, adds a negative debt', () =>
  expectValues(
    {},
    {
      bureau: [
        credit({
          DAYS_CREDIT: -10,
          DAYS_CREDIT_ENDDATE: -36_501,
          AMT_CREDIT_SUM: 100,
          AMT_CREDIT_SUM_DEBT: 70,
        }),
        credit({ SK_ID_BUREAU: 2, DAYS_CREDIT: -20, DAYS_CREDIT_ENDDATE: 36_501, AMT_CREDIT_SUM_DEBT: -30 }),
        credit({
          SK_ID_BUREAU: 3,
          DAYS_CREDIT: -30,
          DAYS_CREDIT_ENDDATE: 36_500,
          DAYS_CREDIT_UPDATE: -40_000,
        }),
      ],
    },
    {
      elsewhere_active_end_latest: 36_500,
      elsewhere_active_end_mean: 36_500,
      elsewhere_active_past_end: 0,
      elsewhere_days_since_update: N,
      elsewhere_debt: 40,
      elsewhere_debt_share: 0.4,
      elsewhere_payments: N,
    },
  ))

it('6: says missing, not 0, for credits of which no month is known', () =>
  expectValues(
    {},
    { bureau: [credit({ DAYS_CREDIT: -10 })] },
    {
      elsewhere_credits: 1,
      elsewhere_late_months_mean: N,
      elsewhere_worst_month: N,
      elsewhere_months_mean: N,
    },
  ))

it('7: counts X as a month neither late nor on time, so that X alone has no worst month', () =>
  expectValues(
    {},
    {
      bureau_balance: [
        { SK_ID_BUREAU: 1, MONTHS_BALANCE: -1, STATUS: 'X' },
        { SK_ID_BUREAU: 1, MONTHS_BALANCE: -2, STATUS: 'X' },
      ],
    },
    {
      elsewhere_months_mean: 2,
      elsewhere_worst_month: N,
      elsewhere_late_months_mean: 0,
      elsewhere_closed_months_mean: 0,
    },
  ))

it('8: adds up the rows of one instalment, but not of two versions of it', () =>
  expectValues(
    {},
    {
      installments_payments: [
        paid({ DAYS_INSTALMENT: -50, DAYS_ENTRY_PAYMENT: -55, AMT_PAYMENT: 30 }),
        paid({ DAYS_INSTALMENT: -50, DAYS_ENTRY_PAYMENT: -48, AMT_PAYMENT: 70 }),
        paid({ NUM_INSTALMENT_VERSION: 2, DAYS_INSTALMENT: -50, DAYS_ENTRY_PAYMENT: -50, AMT_PAYMENT: 100 }),
      ],
    },
    { instalments: 2, instalments_late_share: 0.5, instalments_shortfall: 0, instalments_paid: 200 },
  ))

it('8: leaves card payments (version 0) out of the first instalments of loans, counts them elsewhere', () =>
  expectValues(
    {},
    {
      installments_payments: [
        paid({ NUM_INSTALMENT_VERSION: 0, DAYS_INSTALMENT: -50, DAYS_ENTRY_PAYMENT: -10 }),
        paid({ SK_ID_PREV: 2, DAYS_INSTALMENT: -50, DAYS_ENTRY_PAYMENT: -48 }),
      ],
    },
    { instalments: 2, first_4_days_late_mean: 2, instalments_days_late_mean: 21 },
  ))

it('8: takes an unpaid instalment as late since its due day and short, never as early; one due later is not late yet', () =>
  expectValues(
    {},
    {
      installments_payments: [
        paid({ DAYS_INSTALMENT: -9, DAYS_ENTRY_PAYMENT: null, AMT_PAYMENT: null }),
        paid({ NUM_INSTALMENT_NUMBER: 2, DAYS_INSTALMENT: 21, DAYS_ENTRY_PAYMENT: null, AMT_PAYMENT: null }),
      ],
    },
    {
      instalments_late_share: 0.5,
      instalments_days_late_highest: 9,
      instalments_days_early_mean: 0,
      instalments_shortfall: 200,
      instalments_underpaid_share: 1,
      days_since_last_payment: N,
    },
  ))

it('8: finds no shortfall in an instalment of 0, and no ratio where nothing was due', () =>
  expectValues(
    {},
    {
      installments_payments: [
        paid({ DAYS_INSTALMENT: -9, DAYS_ENTRY_PAYMENT: -9, AMT_INSTALMENT: 0, AMT_PAYMENT: 0 }),
      ],
    },
    { instalments_underpaid_share: 0, instalments_shortfall: 0, paid_to_due: N, paid_above_due_mean: 0 },
  ))

it('9: flags a payment 3 days after the due day as late, and one 3 days before as early (public code did the reverse)', async () => {
  const at = (day: number) => ({
    installments_payments: [paid({ DAYS_INSTALMENT: -30, DAYS_ENTRY_PAYMENT: day })],
  })
  await expectValues({}, at(-27), {
    instalments_late_share: 1,
    instalments_days_late_mean: 3,
    instalments_days_early_mean: 0,
    days_late_when_late: 3,
  })
  await expectValues({}, at(-33), {
    instalments_late_share: 0,
    instalments_days_late_mean: 0,
    instalments_days_early_mean: 3,
    days_late_when_late: N,
  })
})

it('10: leaves out an attempt that a later one of its contract replaced; a second loan of one day stays', () =>
  expectValues(
    {},
    {
      previous_application: [
        earlier({
          SK_ID_PREV: 1,
          FLAG_LAST_APPL_PER_CONTRACT: 'Y',
          NFLAG_LAST_APPL_IN_DAY: 1,
          AMT_CREDIT: 50,
        }),
        earlier({
          SK_ID_PREV: 2,
          FLAG_LAST_APPL_PER_CONTRACT: 'Y',
          NFLAG_LAST_APPL_IN_DAY: 0,
          AMT_CREDIT: 70,
        }),
        earlier({
          SK_ID_PREV: 3,
          FLAG_LAST_APPL_PER_CONTRACT: 'N',
          NFLAG_LAST_APPL_IN_DAY: 0,
          NAME_CONTRACT_STATUS: 'Refused',
          AMT_CREDIT: 90,
        }),
      ],
    },
    {
      earlier_applications: 2,
      earlier_refused: 0,
      earlier_approved: 2,
      last_application_credit: 70,
      last_application_refused: 0,
      first_2_credit_mean: 60,
    },
  ))

it('10: takes the last of one day by its number, whatever the order of the rows', async () => {
  const rows = [
    earlier({ SK_ID_PREV: 8, AMT_CREDIT: 80, PRODUCT_COMBINATION: 'Card Street' }),
    earlier({ SK_ID_PREV: 9, AMT_CREDIT: 90, NAME_CONTRACT_STATUS: 'Refused', PRODUCT_COMBINATION: 'Cash' }),
    earlier({ SK_ID_PREV: 7, AMT_CREDIT: 70, NAME_CONTRACT_STATUS: 'Canceled' }),
  ]
  for (const order of [
    [0, 1, 2],
    [2, 1, 0],
    [1, 0, 2],
  ]) {
    await expectValues(
      {},
      { previous_application: order.map((place) => rows[place]!) },
      // The first kind of product is "cash_undecided".
      { last_application_credit: 90, last_application_refused: 1, last_product: 0, first_2_credit_mean: 75 },
    )
  }
})

it('10: knows no payment and no length of an application that was cancelled', () =>
  expectValues(
    {},
    {
      previous_application: [
        earlier({ NAME_CONTRACT_STATUS: 'Canceled', AMT_CREDIT: 0, AMT_APPLICATION: 0 }),
      ],
    },
    { last_application_length: N, last_5_payment_mean: N, asked_to_granted_mean: N, earlier_rate_mean: N },
  ))

it('11: turns a denominator of 0 into missing, never into infinity or a limit', () =>
  expectValues(
    {
      AMT_CREDIT: 5,
      AMT_ANNUITY: 0,
      AMT_GOODS_PRICE: 0,
      AMT_INCOME_TOTAL: 0,
      EXT_SOURCE_3: 0,
      CNT_FAM_MEMBERS: 0,
    },
    {
      bureau: [credit({ DAYS_CREDIT: -1, AMT_CREDIT_SUM: 0, AMT_CREDIT_SUM_DEBT: 7 })],
      previous_application: [earlier({ AMT_CREDIT: 0, AMT_APPLICATION: 9, AMT_ANNUITY: 3, CNT_PAYMENT: 4 })],
      credit_card_balance: [
        {
          SK_ID_PREV: 1,
          MONTHS_BALANCE: -1,
          AMT_BALANCE: 10,
          AMT_CREDIT_LIMIT_ACTUAL: 0,
          AMT_DRAWINGS_ATM_CURRENT: 5,
          AMT_DRAWINGS_CURRENT: 0,
          AMT_PAYMENT_CURRENT: 3,
          AMT_INST_MIN_REGULARITY: 0,
        },
      ],
    },
    {
      loan_length: N,
      loan_to_goods_price: N,
      payment_to_income: N,
      loan_to_income: N,
      loan_to_income_per_score_c: N,
      income_per_person: N,
      elsewhere_debt_share: N,
      elsewhere_debt_share_all: N,
      elsewhere_debt_share_highest: N,
      elsewhere_days_between: N,
      asked_to_granted_mean: N,
      earlier_cost_mean: N,
      earlier_rate_mean: N,
      loan_to_earlier_credit: N,
      card_use_mean: N,
      card_cash_share: N,
      card_cash_to_limit_highest: N,
      card_cash_to_limit_6m: N,
      card_payment_to_minimum: N,
    },
  ))

it('13: reads one of the three columns of each building fact, and no flag of one value but in the count of documents', () => {
  const read = new Map<string, string[]>()
  for (const [id, columns] of lineage)
    for (const column of columns.keys()) read.set(column, [...(read.get(column) ?? []), id])
  const doubled = [...read.keys()].filter((column) => /_(MODE|MEDI)$/.test(column))
  expect(doubled).toEqual(['application.TOTALAREA_MODE'])
  expect(read.has('application.FLAG_MOBIL')).toBe(false)
  for (const number of [2, 4, 7, 10, 12, 17, 20, 21])
    expect(read.get(`application.FLAG_DOCUMENT_${number}`)).toEqual(['documents_given'])
})

it('14: reads no outcome, no file of origin and no id of the application', () => {
  for (const [id, columns] of lineage) {
    for (const column of ['application.TARGET', 'application.SPLIT', 'application.SK_ID_CURR'])
      expect(columns.has(column), `${id} reads ${column}`).toBe(false)
  }
})

it('15: knows which ids and which share of difficulties are usual, so that other files are told apart', () => {
  const { usual } = homeCreditTables.find((table) => table.name === 'application')!
  expect(usual).toEqual({ ids: { min: 100_001, max: 456_255 }, outcomeRate: { min: 0.06, max: 0.1 } })
})

it('10: puts earlier applications without a day last, whether counted from the latest or from the first', async () => {
  const undated = { DAYS_DECISION: null }
  await expectValues(
    {},
    {
      previous_application: [
        earlier({ SK_ID_PREV: 1, AMT_CREDIT: 10, ...undated }),
        earlier({ SK_ID_PREV: 2, AMT_CREDIT: 20, DAYS_DECISION: -100 }),
        earlier({ SK_ID_PREV: 3, AMT_CREDIT: 30, DAYS_DECISION: -300 }),
        earlier({ SK_ID_PREV: 4, AMT_CREDIT: 40, ...undated }),
      ],
    },
    { last_application_credit: 20, first_2_credit_mean: 25 },
  )
  await expectValues(
    {},
    {
      previous_application: [30, 10, 20].map((amount) =>
        earlier({ SK_ID_PREV: amount, AMT_CREDIT: amount, ...undated }),
      ),
    },
    { last_application_credit: 30, first_2_credit_mean: 15 },
  )
})
