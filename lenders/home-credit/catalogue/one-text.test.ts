import { afterAll, beforeAll, expect, it } from 'vitest'
import type { RawRow, RawValue } from '../../../src/features/index.ts'
import type { TableSchema } from '../../../src/ingest/index.ts'
import { createRandom } from '../../../src/random/index.ts'
import { homeCreditTables } from '../schema/index.ts'
import { bankOf, type Customer, type HandBank } from './by-hand/bank.fixture.ts'

const random = createRandom(7)
const pick = <T>(from: readonly T[]): T => from[random.integer(from.length)]!

const WHOLE = [0, 1, 2, 3, 12, -1, -12, -30, -180, -365, -366, -1000, -2922, -25_000, 365_243, 1_000_000]
const NUMBERS = [
  0, 1e-7, 0.1, 0.5, 1, 1.5, 12, 999.995, 5_000, 123_456.789, 1e6, 1e12, 1e13, 1e30, -0.5, -4_000,
]

function cell(column: TableSchema['columns'][number]): RawValue {
  if (random.uniform() < 0.2) return null
  if (column.type === 'text')
    return pick([...(column.values ?? []).map(({ value }) => value), 'XNA', 'never seen'])
  if (column.type === 'integer') return random.uniform() < 0.5 ? pick(WHOLE) : -random.integer(3_000)
  return random.uniform() < 0.4 ? pick(NUMBERS) : random.uniform() * 10 ** random.integer(7)
}

const rowOf = (table: TableSchema, ids: RawRow): RawRow => ({
  ...Object.fromEntries(table.columns.map((column) => [column.name, cell(column)])),
  ...ids,
})

/** A few loans with several rows each: rows must meet in joins and groups. */
function customer(id: number): Customer {
  const side = homeCreditTables
    .filter(({ name }) => name !== 'application' && name !== 'envelope')
    .map((table) => {
      const rows = Array.from({ length: random.integer(9) }, (_, k) => {
        const key = (of: number) => 1000 * id + (of < 0 ? k : random.integer(of))
        if (table.name === 'bureau') return rowOf(table, { SK_ID_CURR: id, SK_ID_BUREAU: key(-1) })
        if (table.name === 'bureau_balance')
          return rowOf(table, { SK_ID_BUREAU: 1000 * id, MONTHS_BALANCE: -k })
        if (table.name === 'previous_application')
          return rowOf(table, { SK_ID_CURR: id, SK_ID_PREV: key(-1) })
        return rowOf(table, { SK_ID_CURR: id, SK_ID_PREV: key(4) })
      })
      // The months of a credit need the credit.
      return [
        table.name,
        table.name === 'bureau' && rows.length === 0 ? [rowOf(table, { SK_ID_BUREAU: 1000 * id })] : rows,
      ]
    })
  const application = rowOf(homeCreditTables.find(({ name }) => name === 'application')!, {})
  return { id, split: 'train', application, side: Object.fromEntries(side) as Customer['side'] }
}

const customers = Array.from({ length: 60 }, (_, i) => customer(i + 1))
let bank: HandBank

beforeAll(async () => {
  bank = await bankOf(customers)
}, 60_000)
afterAll(() => bank.remove())

it('evaluates every grain of the catalogue and leaves none to the engine', () => {
  expect(bank.engine.grainsAskedOfEngine).toEqual([])
})

it('gives every feature of 60 random customers the bits of the bulk: filed, rebuilt and given anew', async () => {
  expect(bank.featureIds.length).toBeGreaterThan(250)
  let present = 0
  for (const { id, application, side } of customers) {
    const bulk = bank.bulk(id)
    present += Object.values(bulk).filter((value) => !Number.isNaN(value)).length
    const values = await bank.engine.hypothesise([{ base: id, application: {} }])
    const stored = Object.fromEntries(bank.featureIds.map((feature, i) => [feature, values[i]!]))
    for (const one of [stored, await bank.single(id), await bank.features(application, side)]) {
      const differing = bank.featureIds.filter((feature) => !Object.is(one[feature], bulk[feature]))
      expect(differing.map((feature) => [id, feature, one[feature], bulk[feature]])).toEqual([])
    }
  }
  expect(present).toBeGreaterThan(60 * 150)
})
