import { expect, it } from 'vitest'
import { checkCatalogue } from './check-catalogue.ts'
import { compilePlan, duckDb, trino } from './plan.ts'
import { feature, smallCatalogue } from './small-lender.fixture.ts'

const adding = (one: ReturnType<typeof feature>) => () =>
  checkCatalogue({ ...smallCatalogue, features: [...smallCatalogue.features, one] })

it('accepts the small catalogue of 9 features', () => {
  expect(smallCatalogue.features).toHaveLength(9)
  expect(() => checkCatalogue(smallCatalogue)).not.toThrow()
})

it('refuses an id twice, an unknown grain and an unknown reason group', () => {
  expect(adding(feature('income', 'a.INCOME'))).toThrow(/E_CATALOGUE.*income/)
  expect(adding(feature('x', 'count(*)', { grain: 'nowhere' }))).toThrow(/E_CATALOGUE.*nowhere/)
  expect(adding(feature('x', 'a.INCOME', { reasonGroup: 'none' }))).toThrow(/E_CATALOGUE.*none/)
})

it.each(['greatest(a.INCOME, 0e0)', 'a.INCOME * 1.5', 'sum(AMOUNT)', 'avg(AMOUNT)', 'median(AMOUNT)'])(
  'refuses "%s", which engines or row orders read differently',
  (sql) => {
    expect(adding(feature('x', sql))).toThrow(/E_CATALOGUE/)
  },
)

it('writes the same feature text for both engines; only the missing double differs', () => {
  const ids = ['loan_sum', 'loans_to_income']
  const from = 'a join h on true'
  const duck = compilePlan(smallCatalogue, ids, duckDb)
  const other = compilePlan(smallCatalogue, ids, trino)
  expect(other.applicationSql(from)).toBe(duck.applicationSql(from).replaceAll("'nan'::double", 'nan()'))
  expect(other.grains[0]!.sql((name) => name)).toBe(duck.grains[0]!.sql((name) => name))
})

it('adds the history that an application feature reads, asked for or not', () => {
  const plan = compilePlan(smallCatalogue, ['loans_to_income'], duckDb)
  expect(plan.historyIds).toEqual(['loan_sum'])
  expect(plan.applicationReads).toEqual(['INCOME'])
})
