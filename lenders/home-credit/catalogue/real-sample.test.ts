import { existsSync } from 'node:fs'
import { link, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  buildMatrix,
  type FeatureEngine,
  openFeatureEngine,
  openMatrix,
  parsePolicy,
  type StoredMatrix,
} from '../../../src/features/index.ts'
import { ingest, openWarehouse } from '../../../src/ingest/index.ts'
import { homeCreditPolicies } from '../policy/index.ts'
import { homeCreditTables } from '../schema/index.ts'
import { homeCreditCatalogue } from './index.ts'
import { rangeOf, withOwnRange } from './ranges.fixture.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const source = process.env.VITRINE_REAL_DATA ?? join(root, '../shared/data/home-credit-5k')
const present = existsSync(source)
if (!present) console.log('skipped: no real data')

describe.skipIf(!present)('the real sample', () => {
  let dir = ''
  let matrix: StoredMatrix
  let engine: FeatureEngine
  let columns: readonly Float64Array[]
  let train: readonly number[]

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'vitrine-sample-'))
    await ingest({ source, tables: homeCreditTables, warehouseDir: dir })
    const warehouse = await openWarehouse(dir)
    const common = {
      warehousePath: warehouse.path,
      generation: warehouse.generation,
      catalogue: homeCreditCatalogue,
      tables: homeCreditTables,
    }
    const own = parsePolicy(homeCreditPolicies['eu-fr'], homeCreditTables)
    // Every feature is looked at, whatever a policy says of it.
    const all = Object.keys(own.columns).map((key) => [key, { use: 'model', why: 'test' } as const])
    const policy = { ...own, columns: Object.fromEntries(all) }
    const build = (name: string, limits: { threads: number; memoryLimit: string; batch?: number }) =>
      buildMatrix({ ...common, ...limits, policy, outDir: join(dir, name) })
    const one = await build('matrix', { threads: 1, memoryLimit: '1GB' })
    const two = await build('again', { threads: 2, memoryLimit: '300MB', batch: 3_000 })
    expect(two.hashes.matrix).toBe(one.hashes.matrix)
    // Where no rows lie beside the warehouse, the engine's statements compute everything.
    const alone = join(dir, 'alone')
    await mkdir(alone)
    await link(warehouse.path, join(alone, 'warehouse.duckdb'))
    const three = await buildMatrix({
      ...common,
      warehousePath: join(alone, 'warehouse.duckdb'),
      policy,
      outDir: join(dir, 'asked'),
    })
    expect(three.hashes.matrix).toBe(one.hashes.matrix)
    matrix = openMatrix(join(dir, 'matrix'))
    engine = await openFeatureEngine({ ...common, matrixDir: join(dir, 'matrix') })
    columns = matrix.columns.map((_, index) => matrix.column(index))
    train = [...matrix.rowIds.keys()].filter((row) => matrix.split[row] === 1)
  }, 120_000)

  afterAll(async () => {
    engine.close()
    matrix.close()
    await rm(dir, { recursive: true, force: true })
  })

  it('has 386 of 5,000 labelled customers with payment difficulties', () => {
    expect(train).toHaveLength(5_000)
    expect(train.filter((row) => matrix.target[row] === 1)).toHaveLength(386)
    expect(matrix.nRows).toBe(10_000)
  })

  it('gives all 5,000 filed rows for unedited hypotheses, bit for bit', async () => {
    let differing = 0
    for (let start = 0; start < train.length; start += 1_000) {
      const rows = train.slice(start, start + 1_000)
      const got = await engine.hypothesise(
        rows.map((row) => ({ base: matrix.rowIds[row]!, application: {} })),
      )
      for (const [index, row] of rows.entries()) {
        for (const [c, column] of columns.entries()) {
          if (!Object.is(got[index * columns.length + c], column[row])) differing++
        }
      }
    }
    expect(differing).toBe(0)
  })

  it('gives the filed row for 20 customers computed again from their raw rows, bit for bit', async () => {
    for (let k = 0; k < 20; k++) {
      const row = train[k * 249]!
      const got = await engine.single(matrix.rowIds[row]!)
      expect([...got].findIndex((value, c) => !Object.is(value, columns[c]![row]))).toBe(-1)
    }
  })

  it('is missing for customers without rows: 31 of 1,000 never applied here, 137 have no bureau record', () => {
    const missing = (id: string) => {
      const column = columns[matrix.columns.findIndex((one) => one.id === id)]!
      return column.filter((value) => Number.isNaN(value)).length
    }
    expect(missing('earlier_applications')).toBe(10_000 - 9_690)
    expect(missing('elsewhere_credits')).toBe(10_000 - 8_627)
    expect(missing('card_months')).toBe(10_000 - 3_127)
    expect(missing('instalments')).toBe(10_000 - 887)
    expect(missing('loan_months')).toBe(10_000 - 9_661)
  })

  it('keeps each of 272 features in the range of its unit: no infinity, no share above 1, no half of a count', () => {
    expect(matrix.columns).toHaveLength(272)
    const features = new Map(homeCreditCatalogue.features.map((feature) => [feature.id, feature]))
    expect(withOwnRange.filter((id) => !features.has(id))).toEqual([])
    const wrong = matrix.columns.flatMap(({ id }, index) => {
      const { min, max, isWhole } = rangeOf(features.get(id)!)
      const known = columns[index]!.filter((value) => !Number.isNaN(value))
      const out = known.find((value) => value < min || value > max || (isWhole === true && value % 1 !== 0))
      return out === undefined ? [] : [{ id, out, min, max }]
    })
    expect(wrong).toEqual([])
  })

  it('has somebody with a value of each feature, and two different values', () => {
    const same = matrix.columns.filter((_, index) => {
      const known = columns[index]!.filter((value) => !Number.isNaN(value))
      return new Set(known).size < 2
    })
    expect(same.map(({ id }) => id)).toEqual([])
  })

  it('knows every employer, region and product of the sample but for one application of an unknown product', () => {
    const missing = (id: string) =>
      columns[matrix.columns.findIndex((one) => one.id === id)]!.filter((value) => Number.isNaN(value)).length
    // 1,869 are not employed; 310 never applied here.
    expect([missing('employer_kind'), missing('region'), missing('last_product')]).toEqual([1_869, 0, 311])
  })
})
