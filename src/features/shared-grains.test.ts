import { DuckDBInstance } from '@duckdb/node-api'
import { expect, it } from 'vitest'
import { compilePlan, duckDb } from './plan.ts'
import { smallCatalogue } from './small-lender.fixture.ts'

const refusals = smallCatalogue.features.find(({ id }) => id === 'refused')!

/** A grain of the small lender's loans, and two more that read it: refused ones, and those by state. */
const catalogue = {
  ...smallCatalogue,
  grains: [
    ...smallCatalogue.grains,
    {
      id: 'refused_loan',
      tables: ['loan'],
      grains: ['earlier'],
      sql: "select * from {earlier} where STATUS = 'refused'",
    },
    {
      id: 'state',
      tables: ['loan'],
      grains: ['refused_loan'],
      sql: 'select SK_ID_CURR, STATUS, count(*) as LOANS from {refused_loan} group by SK_ID_CURR, STATUS',
    },
  ],
  features: [
    ...smallCatalogue.features,
    { ...refusals, id: 'refused_loans', grain: 'refused_loan', sql: 'count(*)' },
    { ...refusals, id: 'most_of_a_state', grain: 'state', sql: 'max(LOANS)' },
  ],
}
const loans = () =>
  "(select * from (values (1, 5, 'refused'), (1, 7, 'approved'), (2, 9, 'refused')) v (SK_ID_CURR, AMOUNT, STATUS))"
const kept = (grain: string) => `rows_${grain}`

it('shares the grains that more than one statement reads, earlier ones first', () => {
  const all = compilePlan(catalogue, ['refused', 'refused_loans', 'most_of_a_state'], duckDb)
  expect(all.shared.map(({ grain }) => grain)).toEqual(['earlier', 'refused_loan'])
  expect(compilePlan(catalogue, ['most_of_a_state'], duckDb).shared).toEqual([])
})

it('reads kept rows instead of working them out, to the same values', async () => {
  const plan = compilePlan(catalogue, ['loan_sum', 'refused', 'refused_loans', 'most_of_a_state'], duckDb)
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' })
  const connection = await instance.connect()
  const rows = async (sql: string) =>
    (await connection.runAndReadAll(`select * from (${sql}) order by SK_ID_CURR`)).getRows()
  try {
    for (const { grain, sql } of plan.shared) {
      await connection.run(`create table ${kept(grain)} as ${sql(loans, kept)}`)
    }
    const values = []
    for (const grain of plan.grains) {
      expect(grain.sql(loans, kept)).not.toContain('values')
      values.push(await rows(grain.sql(loans, kept)))
      expect(values.at(-1)).toEqual(await rows(grain.sql(loans)))
    }
    expect(values).toEqual([
      [
        [1, 12, 1],
        [2, 9, 1],
      ],
      [
        [1, 1],
        [2, 1],
      ],
      [
        [1, 1],
        [2, 1],
      ],
    ])
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
})
