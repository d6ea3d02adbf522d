import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildMatrix } from './build-matrix.ts'
import { exportMatrix } from './export-matrix.ts'
import { MATRIX_FILES, type MatrixManifest } from './matrix-files.ts'
import {
  type SmallWarehouse,
  smallCatalogue,
  smallPolicy,
  smallTables,
  smallWarehouse,
} from './small-lender.fixture.ts'
import { openMatrix, openMonitoredMatrix } from './stored-matrix.ts'

let bank: SmallWarehouse
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vitrine-export-'))
  bank = await smallWarehouse({
    application: ["7, 1, 'F', 200, 365243", "3, 0, 'M', 0, -730", "5, null, 'XNA', null, null"],
    loan: ["3, 1, 0.1, 'approved', 'north'", "3, 2, 0.2, 'refused', 'south'", "7, 9, 50, 'odd', 'north'"],
  })
  for (const which of ['model', 'monitored'] as const) {
    await buildMatrix({
      warehousePath: bank.path,
      generation: 'g1',
      catalogue: smallCatalogue,
      policy: smallPolicy,
      tables: smallTables,
      outDir: join(folder, which),
      which,
    })
  }
})
afterAll(() => {
  bank.remove()
  rmSync(folder, { recursive: true })
})

async function write(dir: string, path: string): Promise<void> {
  const matrix = dir.endsWith('monitored') ? openMonitoredMatrix(dir) : openMatrix(dir)
  try {
    await exportMatrix({ matrix, catalogue: smallCatalogue, policy: smallPolicy, tables: smallTables, path })
  } finally {
    matrix.close()
  }
}

async function ask(sql: string) {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const rows = (await connection.runAndReadAll(sql)).getRowObjects()
  connection.closeSync()
  instance.closeSync()
  return rows
}

it('writes the three applications by hand: ids whole, outcome 0, 1 or nothing, categories as words, missing as nothing', async () => {
  const path = join(folder, 'hand.parquet')
  await write(join(folder, 'model'), path)
  const rows = await ask(`select * from '${path}'`)
  expect(rows).toEqual([
    {
      ...{ SK_ID_CURR: 3n, TARGET: 0, SPLIT: 'train', income: 0, years_in_job: 2, no_job: 0, loan_sum: 0.3 },
      ...{ loan_mean: 0.15, refused: 1, last_status: 'refused', loans_to_income: null },
    },
    {
      ...{ SK_ID_CURR: 5n, TARGET: null, SPLIT: 'train', income: null, years_in_job: null, no_job: 0 },
      ...{ loan_sum: null, loan_mean: null, refused: null, last_status: null, loans_to_income: null },
    },
    {
      ...{ SK_ID_CURR: 7n, TARGET: 1, SPLIT: 'train', income: 200, years_in_job: null, no_job: 1 },
      ...{ loan_sum: 50, loan_mean: 50, refused: 0, last_status: null, loans_to_income: 0.25 },
    },
  ])
  const types = await ask(`describe select * from '${path}'`)
  expect(types.slice(0, 4).map((row) => row.column_type)).toEqual(['BIGINT', 'INTEGER', 'VARCHAR', 'DOUBLE'])
  expect(types.find((row) => row.column_name === 'last_status')?.column_type).toBe('VARCHAR')
  expect(readdirSync(folder)).not.toContain('hand.parquet.partial')
})

it('says in the metadata what each of the 8 features is, and from what the file was made', async () => {
  const path = join(folder, 'meta.parquet')
  await write(join(folder, 'model'), path)
  const rows = await ask(`select decode(key) as k, decode(value) as v from parquet_kv_metadata('${path}')`)
  const metadata = Object.fromEntries(rows.map(({ k, v }) => [String(k), String(v)]))
  const manifest = JSON.parse(readFileSync(join(folder, 'model', 'matrix.json'), 'utf8')) as MatrixManifest
  expect(metadata['vitrine.generation']).toBe('g1')
  expect(metadata['vitrine.catalogue']).toBe(manifest.hashes.catalogue)
  expect(metadata['vitrine.matrix']).toBe(manifest.hashes.matrix)
  expect(JSON.parse(metadata['vitrine.policy']!)).toEqual({
    profile: 'test',
    version: 'test-1',
    hash: manifest.hashes.policy,
  })
  const features = JSON.parse(metadata['vitrine.features']!)
  expect(features.map((one: { id: string }) => one.id)).toEqual(manifest.columns.map((column) => column.id))
  const text = { en: 'text', fr: 'texte' }
  expect(features[0]).toEqual({
    ...{ id: 'income', label: text, about: text, unit: 'none', theme: 'file', missing: text, higher: text },
  })
})

it('does not open monitored features for a score, nor the features of a score as monitored ones', () => {
  expect(() => openMatrix(join(folder, 'monitored'))).toThrow(/E_MATRIX_MONITORED.*Got: monitored/)
  expect(() => openMonitoredMatrix(join(folder, 'model'))).toThrow(/E_MATRIX_MONITORED.*Got: model/)
})

it('keeps the monitored feature in a file of its own and out of the other', async () => {
  const [scored, monitored] = [join(folder, 'a.parquet'), join(folder, 'b.parquet')]
  await write(join(folder, 'model'), scored)
  await write(join(folder, 'monitored'), monitored)
  expect((await ask(`describe select * from '${scored}'`)).map((row) => row.column_name)).not.toContain(
    'woman',
  )
  expect(await ask(`select SK_ID_CURR, woman from '${monitored}'`)).toEqual([
    { SK_ID_CURR: 3n, woman: 0 },
    { SK_ID_CURR: 5n, woman: null },
    { SK_ID_CURR: 7n, woman: 1 },
  ])
})

const N = 150_000
/** A matrix of two columns and 150,000 rows: more than nine blocks and two row groups. */
function longMatrix(): string {
  const dir = join(folder, 'long')
  mkdirSync(dir, { recursive: true })
  const put = (name: string, value: (row: number) => number, columns = 1) =>
    writeFileSync(
      join(dir, name),
      Float64Array.from({ length: N * columns }, (_, row) => value(row)),
    )
  put(MATRIX_FILES.cells, (row) => (row % 5 === 4 ? Number.NaN : ((row * 7919) % 100_003) / 8), 2)
  put(MATRIX_FILES.rowIds, (row) => row + 1)
  put(MATRIX_FILES.target, (row) => row % 2)
  put(MATRIX_FILES.split, () => 1)
  writeFileSync(join(dir, MATRIX_FILES.history), '')
  writeFileSync(join(dir, MATRIX_FILES.filed), '')
  const manifest: MatrixManifest = {
    format: 2,
    which: 'model',
    nRows: N,
    columns: [
      { id: 'income', kind: 'number' },
      { id: 'loan_sum', kind: 'number' },
    ],
    historyIds: [],
    filed: { columns: [], texts: {} },
    groupMedians: {},
    hashes: { catalogue: 'c', policy: 'p', generation: 'g', matrix: 'm', groupMedians: 'none' },
  }
  writeFileSync(join(dir, MATRIX_FILES.manifest), JSON.stringify(manifest))
  return dir
}

it('keeps the order and every value of 150,000 rows, and gives the same bytes twice', async () => {
  const dir = longMatrix()
  const [once, twice] = [join(folder, 'once.parquet'), join(folder, 'twice.parquet')]
  await write(dir, once)
  await write(dir, twice)
  expect(readFileSync(once).equals(readFileSync(twice))).toBe(true)
  const [row] = await ask(
    `select count(*)::int as n, count(income)::int as known,
       count(*) filter (where SK_ID_CURR = place + 1)::int as placed,
       count(*) filter (where loan_sum is not distinct from
         case when (place + ${N}) % 5 < 4 then (((place + ${N}) * 7919) % 100003) / 8e0 end)::int as equal
     from (select *, file_row_number as place from read_parquet('${once}', file_row_number = true))`,
  )
  expect(row).toEqual({ n: N, known: N * 0.8, placed: N, equal: N })
})

it('refuses a folder that is missing and a folder in place of a file, leaving nothing behind', async () => {
  const missing = write(join(folder, 'model'), join(folder, 'nowhere', 'm.parquet'))
  await expect(missing).rejects.toThrow(/E_OUT_FILE.*the folder is missing.*Make the folder/)
  await expect(write(join(folder, 'model'), folder)).rejects.toThrow(/E_OUT_FILE.*a folder of that name/)
})

/** Part of Linux; gives a command its own mounts. */
const unshare: string = 'unshare'

function canMount(): boolean {
  try {
    execFileSync(unshare, ['-rm', 'sh', '-c', 'mount -t tmpfs -o size=64k tmpfs /mnt'], { stdio: 'ignore' })
    return true
  } catch {
    console.log('skipped: no small disk can be mounted here')
    return false
  }
}

it.skipIf(!canMount())('says that the disk is full and leaves no half file', () => {
  const child = fileURLToPath(new URL('./fixtures/export-child.ts', import.meta.url))
  const disk = join(folder, 'disk')
  mkdirSync(disk)
  const run = spawnSync(
    unshare,
    [
      ...['-rm', 'sh', '-c', 'mount -t tmpfs -o size=300k tmpfs "$0" && "$@"; ls "$0" >&2', disk],
      ...[process.execPath, '--import', 'tsx', child, longMatrix(), join(disk, 'm.parquet')],
    ],
    { encoding: 'utf8' },
  )
  expect(JSON.parse(run.stdout)).toMatchObject({ code: 'E_DISK_FULL' })
  expect(run.stderr).not.toContain('m.parquet')
})
