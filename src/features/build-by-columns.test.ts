import { linkSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ingest, openWarehouse } from '../ingest/index.ts'
import { buildMatrix } from './build-matrix.ts'
import { ColumnCrew } from './columns/column-crew.ts'
import { columnProgram } from './columns/program.ts'
import { openSession } from './engine-session.ts'
import type { Catalogue } from './feature.ts'
import { MATRIX_FILES } from './matrix-files.ts'
import { compilePlan, duckDb } from './plan.ts'
import { feature, smallCatalogue, smallPolicy, smallTables } from './small-lender.fixture.ts'
import { openMatrix } from './stored-matrix.ts'

/** One feature more: the square of a large amount leaves what a double holds. */
const catalogue: Catalogue = {
  ...smallCatalogue,
  features: [...smallCatalogue.features, feature('square', 'max(AMOUNT * AMOUNT)', { grain: 'earlier' })],
}
const N = 400
const HUGE = 218

let dir = ''
let warehousePath = ''

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'vitrine-columns-'))
  const tables = join(dir, 'tables')
  mkdirSync(tables)
  const ids = Array.from({ length: N }, (_, i) => i + 1)
  const people = ids.map(
    (id) => `${id},${id % 2},${id % 3 === 0 ? '' : 'F'},${id * 1.1},${id % 5 === 0 ? 365243 : -id}`,
  )
  const loans = ids.flatMap((id) =>
    Array.from({ length: id % 7 }, (_, k) => {
      const amount = id === HUGE && k === 0 ? '1e200' : ((id * 7919 * (k + 1)) % 1000) / 7
      return `${id},${k},${amount},${['approved', 'refused', 'odd'][k % 3]},`
    }),
  )
  writeFileSync(
    join(tables, 'application.csv'),
    ['SK_ID_CURR,TARGET,GENDER,INCOME,DAYS_JOB', ...people, ''].join('\n'),
  )
  writeFileSync(join(tables, 'loan.csv'), ['SK_ID_CURR,LOAN,AMOUNT,STATUS,REGION', ...loans, ''].join('\n'))
  await ingest({ source: tables, tables: smallTables, warehouseDir: join(dir, 'warehouse') })
  warehousePath = (await openWarehouse(join(dir, 'warehouse'))).path
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const build = (name: string, path = warehousePath, batch?: number) =>
  buildMatrix({
    warehousePath: path,
    generation: 'g1',
    catalogue,
    policy: smallPolicy,
    tables: smallTables,
    outDir: join(dir, name),
    ...(batch !== undefined && { batch }),
  })

it('gives the bytes of the engine, also where a value is infinite', async () => {
  const alone = join(dir, 'alone')
  mkdirSync(alone)
  linkSync(warehousePath, join(alone, 'warehouse.duckdb'))
  const asked = await build('asked', join(alone, 'warehouse.duckdb'))
  const all = await build('all')
  const pieces = await build('pieces', warehousePath, 33)
  expect([all, pieces]).toEqual([asked, asked])
  const { manifest: _, ...files } = MATRIX_FILES
  for (const name of Object.values(files))
    for (const way of ['all', 'pieces'])
      expect(readFileSync(join(dir, way, name)).equals(readFileSync(join(dir, 'asked', name))), name).toBe(
        true,
      )
  const matrix = openMatrix(join(dir, 'all'))
  for (let row = 0; row < N; row += 37)
    expect([...matrix.row(row)]).toEqual(matrix.columns.map((_, c) => matrix.column(c, row, row + 1)[0]))
  const square = matrix.column(matrix.columns.findIndex(({ id }) => id === 'square'))
  expect(square[HUGE - 1]).toBe(Number.POSITIVE_INFINITY)
  expect(square.filter(Number.isFinite).length).toBeGreaterThan(300)
  matrix.close()
})

it('gives the same bytes from several threads, and leaves the batch with an infinity alone', async () => {
  const manifest = await build('one')
  const session = await openSession(warehousePath, {}, dir)
  const features = manifest.columns.map(({ id }) => id)
  const plan = compilePlan(catalogue, features, duckDb)
  const program = await columnProgram(session.connection, plan, smallTables, features)
  session.close()
  const files = await Promise.all(['cells', 'history'].map((name) => open(join(dir, name), 'w+')))
  const [cells, history] = files.map(({ fd }) => fd) as [number, number]
  const generationDir = dirname(warehousePath)
  const crew = new ColumnCrew(3)
  crew.begin({ generationDir, program, room: 50, most: 2 ** 28, nRows: N, cells, history })
  const ids = Float64Array.from({ length: N }, (_, i) => i + 1)
  const written = await Promise.all(
    Array.from({ length: 8 }, (_, batch) =>
      crew.write(ids.subarray(batch * 50, batch * 50 + 50), batch * 50),
    ),
  )
  await crew.close()
  await Promise.all(files.map((file) => file.close()))
  const without = Math.floor((HUGE - 1) / 50)
  expect(written).toEqual(written.map((_, batch) => batch !== without))
  const doubles = (path: string) => new Float64Array(new Uint8Array(readFileSync(path)).buffer)
  const [found, expected] = [doubles(join(dir, 'cells')), doubles(join(dir, 'one', MATRIX_FILES.cells))]
  for (const [index, value] of expected.entries())
    if (Math.floor((index % N) / 50) !== without) expect(found[index]).toBe(value)
})

it('leaves a generation without rows by column to the engine', async () => {
  const start = {
    generationDir: '/nowhere',
    program: { tables: [] } as never,
    room: 1,
    most: 1,
    nRows: 1,
    cells: -1,
    history: -1,
  }
  const crew = new ColumnCrew(1)
  crew.begin(start)
  // No rows by column: the engine is to be asked.
  expect(await crew.write(Float64Array.of(1), 0)).toBe(false)
  await crew.close()
})
