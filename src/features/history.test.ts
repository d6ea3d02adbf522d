import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildMatrix } from './build-matrix.ts'
import type { Catalogue } from './feature.ts'
import { type FeatureEngine, openFeatureEngine } from './feature-engine.ts'
import {
  feature,
  type SmallWarehouse,
  smallCatalogue,
  smallPolicy,
  smallTables,
  smallWarehouse,
} from './small-lender.fixture.ts'
import { openMatrix } from './stored-matrix.ts'

/** A grain that only the engine runs, beside one that is evaluated, and a feature of the application over both. */
const catalogue: Catalogue = {
  ...smallCatalogue,
  grains: [
    ...smallCatalogue.grains,
    {
      id: 'steps',
      tables: ['loan'],
      sql: 'select l.*, AMOUNT - lag(AMOUNT) over (partition by SK_ID_CURR order by LOAN) as STEP from {loan} l',
    },
  ],
  features: [
    ...smallCatalogue.features,
    feature('highest_step', 'max(STEP)', { grain: 'steps' }),
    feature('step_to_sum', 'h.highest_step / nullif(h.loan_sum, 0e0)'),
  ],
}

let bank: SmallWarehouse
let engine: FeatureEngine

beforeAll(async () => {
  bank = await smallWarehouse({
    application: ["1, 0, 'F', 200, -10", "2, 0, 'M', 0, -730", '3, 0, null, null, null'],
    loan: [
      "1, 1, 10, 'approved', null",
      "1, 2, 14, 'refused', null",
      "1, 3, 15, 'refused', null",
      '2, 1, 7, null, null',
    ],
  })
  const common = { warehousePath: bank.path, catalogue, tables: smallTables }
  const matrixDir = join(bank.dir, 'matrix')
  await buildMatrix({ ...common, generation: 'g1', policy: smallPolicy, outDir: matrixDir })
  engine = await openFeatureEngine({ ...common, matrixDir })
})
afterAll(() => {
  engine.close()
  bank.remove()
})

it('leaves a grain to the engine when its SQL is not evaluated, and gives the same values', async () => {
  expect(engine.grainsAskedOfEngine).toEqual(['steps'])
  const matrix = openMatrix(join(bank.dir, 'matrix'))
  for (const row of [0, 1, 2]) {
    const bulk = matrix.columns.map((_, index) => matrix.column(index)[row])
    expect([...(await engine.single(row + 1))]).toEqual(bulk)
  }
  matrix.close()
})

it('works out both from rows that are given', async () => {
  const loan = [10, 14, 15].map((AMOUNT, LOAN) => ({ LOAN, AMOUNT, STATUS: 'refused' }))
  const row = await engine.hypothesise([{ base: 3, application: { INCOME: 2 }, side: { loan } }])
  const value = (id: string) => row[engine.featureIds.indexOf(id)]
  expect(['highest_step', 'step_to_sum', 'loan_sum', 'refused', 'loans_to_income'].map(value)).toEqual([
    4,
    4 / 39,
    39,
    3,
    19.5,
  ])
})

it('takes a whole number beyond 32 bits as missing, not as an error', async () => {
  const row = await engine.hypothesise([{ base: 1, application: { DAYS_JOB: -1e12 } }])
  expect(row[engine.featureIds.indexOf('years_in_job')]).toBe(Number.NaN)
})
