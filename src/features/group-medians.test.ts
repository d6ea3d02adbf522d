import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildMatrix } from './build-matrix.ts'
import { checkCatalogue } from './check-catalogue.ts'
import type { Catalogue } from './feature.ts'
import { openFeatureEngine } from './feature-engine.ts'
import { groupMedianSql, withMedians } from './group-medians.ts'
import { readLineage } from './lineage.ts'
import { compilePlan, duckDb } from './plan.ts'
import { selectFeatures } from './selection.ts'
import {
  feature,
  type SmallWarehouse,
  smallCatalogue,
  smallPolicy,
  smallTables,
  smallWarehouse,
} from './small-lender.fixture.ts'
import { openMatrix } from './stored-matrix.ts'

const NO_JOB = "case when a.NO_JOB = 1 then 'none' when a.DAYS_JOB > -365 then 'it''s new' else 'long' end"
const catalogue: Catalogue = {
  ...smallCatalogue,
  groupMedians: [{ id: 'income_by_job', group: NO_JOB, value: 'a.INCOME' }],
  features: [
    ...smallCatalogue.features,
    feature('usual_income', 'g.income_by_job'),
    feature('income_to_usual', 'a.INCOME / nullif(g.income_by_job, 0e0)'),
  ],
}

let bank: SmallWarehouse

beforeAll(async () => {
  // Train: long 200, 300, 500; new 10, 30; nobody without a job. Test: long 9,000, none 70.
  bank = await smallWarehouse({
    application: [
      "1, 1, 'F', 300, -900",
      "2, 0, 'F', 500, -900",
      "3, 0, 'F', 200, -900",
      "4, 0, 'M', 10, -5",
      "5, 0, 'M', 30, -5",
      "6, 0, 'M', null, -5",
      "7, null, 'M', 9000, -900",
      "8, null, 'M', 70, 365243",
    ],
    loan: [],
  })
  const instance = await DuckDBInstance.create(bank.path)
  const connection = await instance.connect()
  await connection.run("update application set SPLIT = 'test' where SK_ID_CURR >= 7")
  connection.closeSync()
  instance.closeSync()
  await buildMatrix({
    warehousePath: bank.path,
    generation: 'g1',
    catalogue,
    policy: smallPolicy,
    tables: smallTables,
    outDir: join(bank.dir, 'matrix'),
  })
})
afterAll(() => bank.remove())

it('gives each row the median of its group in the train rows: 300 of three, 20 of two, none where no train row is', () => {
  const matrix = openMatrix(join(bank.dir, 'matrix'))
  const column = (id: string) => [...matrix.column(matrix.columns.findIndex((one) => one.id === id))]
  const N = Number.NaN
  expect(column('usual_income')).toEqual([300, 300, 300, 20, 20, 20, 300, N])
  expect(column('income_to_usual')).toEqual([1, 500 / 300, 200 / 300, 0.5, 1.5, N, 30, N])
  expect(matrix.groupMedians).toEqual({ income_by_job: { "it's new": 20, long: 300 } })
  expect(matrix.hashes.groupMedians).toMatch(/^[0-9a-f]{64}$/)
  matrix.close()
})

it('compares a hypothetical applicant with the medians of the matrix, and itself counts for nothing in them', async () => {
  const engine = await openFeatureEngine({
    warehousePath: bank.path,
    matrixDir: join(bank.dir, 'matrix'),
    catalogue,
    tables: smallTables,
    features: ['usual_income', 'income_to_usual'],
  })
  const rows = await engine.hypothesise([
    { base: null, application: { INCOME: 1e6, DAYS_JOB: -1 } },
    { base: 1, application: { DAYS_JOB: -1 } },
    { base: 1, application: { DAYS_JOB: 365243 } },
    { base: null, application: {} },
  ])
  // Without DAYS_JOB the SQL says "long".
  expect([...rows]).toEqual([20, 50_000, 20, 15, Number.NaN, Number.NaN, 300, Number.NaN])
  expect([...(await engine.single(2))]).toEqual([300, 500 / 300])
  engine.close()
})

it('is the median by sorting, for any values and groups', async () => {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  const connection = await instance.connect()
  const sql = groupMedianSql({ id: 'm', group: 'a.G', value: 'a.V' }, 'application')
  const row = fc.record({
    split: fc.constantFrom('train', 'train', 'test'),
    group: fc.constantFrom('a', 'b', 'c', null),
    value: fc.option(
      fc.oneof(fc.integer({ min: -2, max: 2 }), fc.double({ min: -1e9, max: 1e9, noNaN: true })),
    ),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 25 }), async (rows) => {
      await connection.run('create or replace table application (SPLIT varchar, G varchar, V double)')
      for (const { split, group, value } of rows)
        await connection.run('insert into application values ($1, $2, $3)', [split, group, value])
      const got = (await connection.runAndReadAll(sql)).getRows()
      const expected = ['a', 'b', 'c'].flatMap((name) => {
        const values = rows
          .filter(({ split, group, value }) => split === 'train' && group === name && value !== null)
          .map(({ value }) => value!)
          .sort((x, y) => x - y)
        const [low, high] = [values[(values.length - 1) >> 1], values[values.length >> 1]]
        return low === undefined ? [] : [[name, (low + high!) / 2 + 0]]
      })
      expect(got.map(([name, median]) => [name, Number(median) + 0])).toEqual(expected)
    }),
    { numRuns: 60 },
  )
  connection.closeSync()
  instance.closeSync()
})

it('writes a median so that the engine reads back the same bits', async () => {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  const connection = await instance.connect()
  await fc.assert(
    fc.asyncProperty(fc.double({ noNaN: true, noDefaultInfinity: true }), async (value) => {
      const sql = withMedians('g.income_by_job', catalogue, { income_by_job: { long: value } })
      const read = await connection.runAndReadAll(
        `select ${sql} from (select 0 as NO_JOB, -900 as DAYS_JOB) a`,
      )
      expect(Number(read.getRows()[0]![0]) + 0).toBe(value + 0)
    }),
    { numRuns: 200 },
  )
  connection.closeSync()
  instance.closeSync()
})

it('makes a group median as strict as the columns that form the groups', async () => {
  const bySex: Catalogue = {
    ...catalogue,
    groupMedians: [...catalogue.groupMedians!, { id: 'income_by_sex', group: 'a.GENDER', value: 'a.INCOME' }],
    features: [...catalogue.features, feature('usual_of_sex', 'g.income_by_sex')],
  }
  const lineage = await readLineage(bySex, smallTables)
  expect([...lineage.get('usual_income')!.keys()].sort()).toEqual([
    'application.DAYS_JOB',
    'application.INCOME',
    'application.NO_JOB',
  ])
  expect(lineage.get('usual_of_sex')!.get('application.GENDER')).toEqual(['g.income_by_sex'])
  await expect(selectFeatures(bySex, smallPolicy, smallTables)).rejects.toThrow(
    /E_POLICY_BREACH.*application\.GENDER → g\.income_by_sex → usual_of_sex → model/,
  )
})

it('refuses a median that is not in the catalogue, not fitted, not portable or read by a history feature', () => {
  const wrong = (extra: Partial<Catalogue>) => () => checkCatalogue({ ...catalogue, ...extra })
  expect(wrong({ groupMedians: [] })).toThrow(/E_CATALOGUE.*g\.income_by_job/)
  expect(wrong({ groupMedians: [{ id: 'income_by_job', group: 'a.G', value: 'median(a.X)' }] })).toThrow(
    /E_CATALOGUE.*median\(/,
  )
  const past = feature('past', 'max(g.income_by_job)', { grain: 'earlier' })
  expect(wrong({ features: [...catalogue.features, past] })).toThrow(/E_CATALOGUE.*past/)
  expect(() => compilePlan(catalogue, ['usual_income'], duckDb)).toThrow(
    /E_MEDIANS_NOT_FITTED.*income_by_job/,
  )
  expect(compilePlan(catalogue, ['income'], duckDb).applicationIds).toEqual(['income'])
})
