import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { buildMatrix, type MatrixRequest } from './build-matrix.ts'
import { openFeatureEngine } from './feature-engine.ts'
import {
  type SmallWarehouse,
  smallCatalogue,
  smallPolicy,
  smallTables,
  smallWarehouse,
} from './small-lender.fixture.ts'
import { openMatrix, openMonitoredMatrix } from './stored-matrix.ts'

let bank: SmallWarehouse
let crowd: SmallWarehouse

const request = (warehouse: SmallWarehouse, name: string): MatrixRequest => ({
  warehousePath: warehouse.path,
  generation: 'g1',
  catalogue: smallCatalogue,
  policy: smallPolicy,
  tables: smallTables,
  outDir: join(warehouse.dir, name),
  threads: 1,
})

beforeAll(async () => {
  bank = await smallWarehouse({
    application: ["7, 1, 'F', 200, 365243", "3, 0, 'M', 0, -730", "5, null, 'XNA', null, null"],
    loan: ["3, 1, 0.1, 'approved', 'north'", "3, 2, 0.2, 'refused', 'south'", "7, 9, 50, 'odd', 'north'"],
  })
  const ids = Array.from({ length: 900 }, (_, i) => i + 1)
  crowd = await smallWarehouse({
    application: ids.map((id) => `${id}, ${id % 2}, 'F', ${id * 1.1}, ${-id}`),
    loan: ids.flatMap((id) =>
      Array.from(
        { length: id % 9 },
        (_, k) => `${id}, ${k}, ${(id * 7919 * (k + 1)) % 1000} / 7e0, 'refused', null`,
      ),
    ),
  })
})
afterAll(() => {
  bank.remove()
  crowd.remove()
})

const cells = (dir: string, open = openMatrix) => {
  const matrix = open(dir)
  const columns = Object.fromEntries(matrix.columns.map(({ id }, index) => [id, [...matrix.column(index)]]))
  matrix.close()
  return columns
}

it('computes three applications in id order as by hand', async () => {
  await buildMatrix(request(bank, 'hand'))
  expect(cells(join(bank.dir, 'hand'))).toEqual({
    income: [0, Number.NaN, 200],
    years_in_job: [2, Number.NaN, Number.NaN],
    no_job: [0, 0, 1],
    // 5 has no loan: missing. 7 has one that was not refused: 0.
    loan_sum: [0.3, Number.NaN, 50],
    loan_mean: [0.15, Number.NaN, 50],
    refused: [1, Number.NaN, 0],
    // "odd" is not in the list of categories.
    last_status: [1, Number.NaN, Number.NaN],
    // Income 0 cannot divide.
    loans_to_income: [Number.NaN, Number.NaN, 0.25],
  })
  const matrix = openMatrix(join(bank.dir, 'hand'))
  expect([...matrix.rowIds]).toEqual([3, 5, 7])
  expect([...matrix.target]).toEqual([0, Number.NaN, 1])
  expect([...matrix.split]).toEqual([1, 1, 1])
  matrix.close()
})

it('writes the same bytes with 1, 2 and 4 threads, other batches and 60 MB of memory', async () => {
  const settings = [
    { threads: 1 },
    { threads: 2, batch: 137 },
    { threads: 4, batch: 50, memoryLimit: '60MB' },
  ]
  const digests = []
  for (const [index, setting] of settings.entries()) {
    const outDir = join(crowd.dir, `run-${index}`)
    await buildMatrix({ ...request(crowd, ''), ...setting, outDir })
    const files = [
      'matrix.json',
      'matrix.f64',
      'history.f64',
      'filed.f64',
      'row-ids.f64',
      'target.f64',
      'split.f64',
    ]
    digests.push(files.map((name) => readFileSync(join(outDir, name)).toString('base64')))
  }
  expect(digests[0]![1]!.length).toBeGreaterThan(900 * 8 * 8)
  expect(digests[1]).toEqual(digests[0])
  expect(digests[2]).toEqual(digests[0])
})

it('writes every NaN with the bytes 7ff8000000000000', async () => {
  await buildMatrix(request(bank, 'nan'))
  const bytes = readFileSync(join(bank.dir, 'nan', 'matrix.f64'))
  let missing = 0
  for (let at = 0; at < bytes.length; at += 8) {
    if (!Number.isNaN(bytes.readDoubleLE(at))) continue
    missing++
    expect(bytes.readBigUInt64LE(at)).toBe(0x7ff8000000000000n)
  }
  // One income, two job times, sum, mean and count of the customer without loans, two states, two ratios.
  expect(missing).toBe(10)
})

it('puts monitored features into a folder of their own and nothing else', async () => {
  await buildMatrix({ ...request(bank, 'monitored'), which: 'monitored' })
  expect(cells(join(bank.dir, 'monitored'), openMonitoredMatrix)).toEqual({ woman: [0, Number.NaN, 1] })
})

it('keeps the older matrix when a build fails', async () => {
  await buildMatrix(request(bank, 'kept'))
  const before = readFileSync(join(bank.dir, 'kept', 'matrix.json'), 'utf8')
  await expect(buildMatrix({ ...request(bank, 'kept'), features: ['woman'] })).rejects.toThrow(
    /E_POLICY_BREACH/,
  )
  await expect(buildMatrix({ ...request(bank, 'kept'), warehousePath: '/nowhere' })).rejects.toThrow()
  expect(readFileSync(join(bank.dir, 'kept', 'matrix.json'), 'utf8')).toBe(before)
})

it('gives the filed row for one application and for an unedited hypothesis, bit for bit', async () => {
  await buildMatrix(request(crowd, 'engine'))
  const matrixDir = join(crowd.dir, 'engine')
  const matrix = openMatrix(matrixDir)
  const columns = matrix.columns.map((_, index) => matrix.column(index))
  const engine = await openFeatureEngine({
    warehousePath: crowd.path,
    matrixDir,
    catalogue: smallCatalogue,
    tables: smallTables,
  })
  const ids = [...matrix.rowIds]
  const rows = await engine.hypothesise(ids.map((base) => ({ base, application: {} })))
  const filed = ids.flatMap((_, r) => columns.map((column) => column[r]!))
  expect([...rows].every((value, index) => Object.is(value, filed[index]))).toBe(true)
  for (const row of [0, 8, 449, 899]) {
    const single = await engine.single(ids[row]!)
    expect([...single]).toEqual(columns.map((column) => column[row]))
  }
  engine.close()
  matrix.close()
})

it('cleans edits as ingest does, leaves the other cells alone and takes side rows for a new applicant', async () => {
  await buildMatrix(request(bank, 'edits'))
  const engine = await openFeatureEngine({
    warehousePath: bank.path,
    matrixDir: join(bank.dir, 'edits'),
    catalogue: smallCatalogue,
    tables: smallTables,
  })
  const rows = await engine.hypothesise([
    { base: 3, application: { DAYS_JOB: 365243, INCOME: 3 } },
    { base: 7, application: { DAYS_JOB: -365 } },
    {
      base: null,
      application: { INCOME: 10 },
      side: { loan: [{ LOAN: 1, AMOUNT: 4, STATUS: 'refused', REGION: null }] },
    },
    { base: null, application: {} },
  ])
  const N = Number.NaN
  const width = engine.featureIds.length
  const row = (index: number) => [...rows.subarray(index * width, (index + 1) * width)]
  expect(engine.featureIds).toEqual([
    ...['income', 'years_in_job', 'no_job', 'loan_sum', 'loan_mean', 'refused', 'last_status'],
    'loans_to_income',
  ])
  expect(row(0)).toEqual([3, N, 1, 0.3, 0.15, 1, 1, 0.3 / 3])
  expect(row(1)).toEqual([200, 1, 0, 50, 50, 0, N, 0.25])
  expect(row(2)).toEqual([10, N, 0, 4, 4, 1, 1, 0.4])
  expect(row(3)).toEqual([N, N, 0, N, N, N, N, N])
  await expect(engine.single(4)).rejects.toThrow(/E_APPLICATION_UNKNOWN/)
  await expect(engine.hypothesise([{ base: 3, application: { COLOUR: 1 } }])).rejects.toThrow(/E_EDIT_COLUMN/)
  await expect(engine.hypothesise([{ base: 3, application: { INCOME: 'x' } }])).rejects.toThrow(
    /E_EDIT_VALUE/,
  )
  await expect(engine.hypothesise([{ base: 3, application: { DAYS_JOB: 0.5 } }])).rejects.toThrow(
    /E_EDIT_VALUE/,
  )
  await expect(engine.hypothesise([{ base: 3, application: {}, side: { lone: [] } }])).rejects.toThrow(
    /E_EDIT_TABLE/,
  )
  engine.close()
})

it('refuses a matrix that was built from another catalogue', async () => {
  await buildMatrix(request(bank, 'stale'))
  const catalogue = { ...smallCatalogue, features: smallCatalogue.features.slice(1) }
  const open = openFeatureEngine({
    warehousePath: bank.path,
    matrixDir: join(bank.dir, 'stale'),
    catalogue,
    tables: smallTables,
  })
  await expect(open).rejects.toThrow(/E_MATRIX_STALE/)
  expect(() => openMatrix(join(bank.dir, 'none'))).toThrow(/E_MATRIX_MISSING/)
})

it('says where temporary files cannot be written', async () => {
  await buildMatrix(request(bank, 'no-temporary'))
  vi.stubEnv('TMPDIR', join(bank.dir, 'absent'))
  const open = openFeatureEngine({
    warehousePath: bank.path,
    matrixDir: join(bank.dir, 'no-temporary'),
    catalogue: smallCatalogue,
    tables: smallTables,
  })
  await expect(open).rejects.toMatchObject({
    code: 'E_TEMPORARY',
    got: `${join(bank.dir, 'absent')} (ENOENT)`,
  })
  vi.unstubAllEnvs()
})
