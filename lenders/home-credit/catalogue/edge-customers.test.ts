import { afterAll, beforeAll, expect, it } from 'vitest'
import type { RawRow, RawValue } from '../../../src/features/index.ts'
import { homeCreditTables } from '../schema/index.ts'
import { bankOf, type Customer, type HandBank } from './by-hand/bank.fixture.ts'
import { anna } from './by-hand/customers.fixture.ts'
import { homeCreditCatalogue } from './index.ts'

const SIDE_TABLES = homeCreditTables.filter(({ name }) => name !== 'application' && name !== 'envelope')
const ROWS = 10_000

/** Anna's rows of every side table again and again, 10,000 a table; months, loans and instalments differ. */
const manyRows: Customer['side'] = Object.fromEntries(
  SIDE_TABLES.map(({ name }) => {
    const own = anna.side[name]!
    const rows = Array.from({ length: ROWS }, (_, k): RawRow => {
      const row = own[k % own.length]!
      const round = Math.floor(k / own.length)
      return {
        ...row,
        ...(row.SK_ID_BUREAU !== undefined && { SK_ID_BUREAU: Number(row.SK_ID_BUREAU) + 10 * round }),
        ...(row.SK_ID_PREV !== undefined && { SK_ID_PREV: Number(row.SK_ID_PREV) + 100 * round }),
      }
    })
    return [name, rows]
  }),
)
const busy: Customer = { id: 200, split: 'train', application: anna.application, side: manyRows }
const empty: Customer = { id: 201, split: 'train', application: {}, side: {} }

let bank: HandBank

beforeAll(async () => {
  bank = await bankOf([anna, busy, empty])
}, 60_000)
afterAll(() => bank.remove())

/** Every value is finite or missing, and what missing means is said in both languages. */
function expectValues(values: Readonly<Record<string, number>>): void {
  const feature = (id: string) => homeCreditCatalogue.features.find((one) => one.id === id)!
  const bad = Object.entries(values).filter(([id, value]) => {
    const { missing, categories } = feature(id)
    if (Number.isNaN(value)) return missing.en === '' || missing.fr === ''
    return !Number.isFinite(value) || (categories !== undefined && categories[value] === undefined)
  })
  expect(bad).toEqual([])
}

/** Every cell of a kind filled in the same way. */
const filled = (name: string, cell: (type: 'integer' | 'number' | 'text') => RawValue): RawRow =>
  Object.fromEntries(
    homeCreditTables
      .find((table) => table.name === name)!
      .columns.filter((column) => !column.name.startsWith('SK_ID'))
      .map((column) => [column.name, cell(column.type)]),
  )
const filledSide = (cell: (type: 'integer' | 'number' | 'text') => RawValue): Customer['side'] =>
  Object.fromEntries(SIDE_TABLES.map(({ name }) => [name, [{ ...filled(name, cell), ...keysOf(name) }]]))
const keysOf = (name: string): RawRow => (name.startsWith('bureau') ? { SK_ID_BUREAU: 1 } : { SK_ID_PREV: 1 })

it('knows nothing of a customer without any cell but that nothing is filled in: 5 of 272 values', async () => {
  const values = await bank.features({})
  expectValues(values)
  const known = Object.entries(values).filter(([, value]) => !Number.isNaN(value))
  expect(Object.fromEntries(known)).toEqual({
    external_scores_missing: 3,
    documents_given: 0,
    address_mismatches: 0,
    building_facts_known: 0,
    // No sentinel was met.
    not_employed: 0,
  })
  expect(bank.bulk(201)).toEqual(values)
  expect(await bank.single(201)).toEqual(values)
})

it('takes a row of which every cell is empty, in every table', async () => {
  const values = await bank.features(
    filled('application', () => null),
    filledSide(() => null),
  )
  expectValues(values)
  expect(values).toMatchObject({
    elsewhere_credits: 1,
    earlier_applications: 1,
    loan_months: 1,
    card_months: 1,
    instalments: 1,
  })
  expect(values).toMatchObject({ earlier_refused: 0, elsewhere_active: 0, loans_active: 0 })
  expect(values.earlier_credit_mean).toBeNaN()
})

it('says the same of a customer without history whether no table is sent or empty ones', async () => {
  const none = await bank.features(anna.application)
  const emptied = await bank.features(
    anna.application,
    Object.fromEntries(SIDE_TABLES.map(({ name }) => [name, []])),
  )
  expectValues(none)
  expect(emptied).toEqual(none)
  const history = homeCreditCatalogue.features.filter((feature) => feature.scope === 'history')
  expect(history.filter(({ id }) => !Number.isNaN(none[id]!))).toEqual([])
})

it('takes a word never seen in every text cell of every table: kinds are missing, flags 0', async () => {
  const cell = (type: string) => (type === 'text' ? 'Zebra; "quoted" l’été' : 1)
  const values = await bank.features(filled('application', cell), filledSide(cell))
  expectValues(values)
  for (const id of ['employer_kind', 'region', 'last_product', 'occupation_order', 'education_level', 'man'])
    expect(values[id], id).toBeNaN()
  for (const id of ['usual_score_of_education', 'usual_income_of_occupation'])
    expect(values[id], id).toBeNaN()
  expect(values).toMatchObject({
    revolving_loan: 0,
    owns_car: 0,
    married: 0,
    elsewhere_active: 0,
    earlier_refused: 0,
  })
})

it.each([
  ['0', 0],
  ['−1', -1],
  ['a million', 1e6],
  ['2,147,483,647', 2_147_483_647],
  ['−2,147,483,648', -2_147_483_648],
  ['365,243', 365_243],
])('takes %s in every number of every table without an error or an infinity', async (_, number) => {
  const cell = (type: string) => (type === 'text' ? null : number)
  expectValues(await bank.features(filled('application', cell), filledSide(cell)))
})

it.each([
  ['10¹⁵', 1e15],
  ['−10¹⁵', -1e15],
  ['10⁻¹⁵', 1e-15],
])('takes %s in every amount, ratio and score', async (_, number) => {
  const cell = (type: string) => (type === 'text' ? null : type === 'number' ? number : 1)
  expectValues(await bank.features(filled('application', cell), filledSide(cell)))
})

it('takes 10,000 rows in each of six tables, the same in bulk, alone and sent', async () => {
  const filed = bank.bulk(200)
  expectValues(filed)
  expect(filed).toMatchObject({
    elsewhere_credits: ROWS,
    earlier_applications: ROWS,
    loan_months: ROWS,
    card_months: ROWS,
    // Eight rows make seven instalments.
    instalments: (ROWS / 8) * 7,
    elsewhere_days_mean: 600,
    card_balance_mean: 98,
  })
  expect(await bank.single(200)).toEqual(filed)
  // Two tables stand for all: binding rows costs more than the features.
  const { bureau_balance, installments_payments } = manyRows
  const sent = await bank.features(busy.application, {
    bureau_balance: bureau_balance!,
    installments_payments: installments_payments!,
  })
  const ofBoth = homeCreditCatalogue.features.filter(({ grain }) =>
    ['credit_elsewhere_months', 'instalment', 'instalment_in_order', 'instalment_loan'].includes(grain ?? ''),
  )
  expect(ofBoth).toHaveLength(39)
  expect(ofBoth.filter(({ id }) => !Object.is(sent[id], filed[id])).map(({ id }) => id)).toEqual([])
}, 30_000)
