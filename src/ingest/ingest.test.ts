import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { DuckDBInstance } from '@duckdb/node-api'
import { zipSync } from 'fflate'
import { expect, it } from 'vitest'
import {
  everything,
  type Files,
  query,
  temporaryFolder,
  tinyFiles,
  writeFiles,
} from './fixtures/tiny-bank.ts'
import { tinyTables } from './fixtures/tiny-tables.ts'
import { type IngestProgress, ingest, openWarehouse } from './index.ts'

const tables = tinyTables

async function load(files: Files) {
  const warehouseDir = await temporaryFolder()
  const summary = await ingest({ source: await writeFiles(files), tables, warehouseDir })
  return { summary, path: (await openWarehouse(warehouseDir)).path }
}

it('joins train and test, blanks sentinels, flags them and sorts by id', async () => {
  const { path } = await load(tinyFiles)
  expect(await query(path, 'select * from application')).toEqual([
    [7, 0, null, null, null, 1, 'train'],
    [9, null, 'card', -3, 2, 0, 'test'],
    [12, 1, 'cash', -100, 5.5, 0, 'train'],
  ])
  expect(
    await query(path, "select column_name, data_type from duckdb_columns() where table_name = 'application'"),
  ).toEqual([
    ['ID', 'INTEGER'],
    ['OUTCOME', 'INTEGER'],
    ['KIND', 'VARCHAR'],
    ['DAYS_JOB', 'DOUBLE'],
    ['AMOUNT', 'DOUBLE'],
    ['NO_JOB', 'INTEGER'],
    ['SPLIT', 'VARCHAR'],
  ])
})

it('gives each loan month its application and leaves out the month of loan 99', async () => {
  const { path, summary } = await load(tinyFiles)
  expect(await query(path, 'select * from loan_month')).toEqual([
    [7, 1, -2, '0'],
    [7, 1, -1, 'X'],
    [12, 2, -1, '1'],
    [12, 3, -1, 'C'],
  ])
  expect(summary.tables[1]).toMatchObject({ name: 'loan_month', rows: 4, applications: 2, orphans: 1 })
  expect(summary.warnings.map((warning) => [warning.code, warning.table])).toEqual([
    ['W_ORPHANS', 'loan_month'],
    ['W_TABLE_ABSENT', 'note'],
  ])
})

it('sums up: 3 applications, 1 of 2 known outcomes, one cell blanked per sentinel and range', async () => {
  const { summary } = await load(tinyFiles)
  expect(summary.applications).toEqual({ rows: 3, idMin: 7, idMax: 12, known: 2, outcomeRate: 0.5 })
  expect(summary.tables[0]).toEqual({
    name: 'application',
    files: ['application_train.csv', 'application_test.csv'],
    rows: 3,
    applications: 3,
    missing: { OUTCOME: 1, KIND: 1, DAYS_JOB: 1, AMOUNT: 1 },
    blanked: { KIND: 1, DAYS_JOB: 1 },
    orphans: 0,
  })
  expect(summary.tables[2]).toMatchObject({
    name: 'loan',
    missing: { DAYS_END: 2 },
    blanked: { DAYS_END: 1 },
  })
  expect(summary.tables[3]).toMatchObject({ name: 'note', files: [], rows: 0 })
})

it('reads a folder, gzip, a zip with nested folders and Parquet to the same rows', async () => {
  const expected = await everything((await load(tinyFiles)).path)
  const zipped = Object.fromEntries(
    Object.entries(tinyFiles).map(([name, text]) => [`home/credit/${name}.gz`, gzipSync(text)]),
  )
  const forms: Record<string, () => Promise<string>> = {
    gzip: () =>
      writeFiles(
        Object.fromEntries(Object.entries(tinyFiles).map(([name, text]) => [`${name}.gz`, gzipSync(text)])),
      ),
    zip: async () => {
      const path = join(await temporaryFolder(), 'bank.zip')
      await writeFile(
        path,
        zipSync({ ...zipped, '__MACOSX/._loan.csv': new Uint8Array(3), 'read me.txt': new Uint8Array(9) }),
      )
      return path
    },
    parquet: () => parquetForm(),
    'folder in a folder, name with a bracket': async () => {
      const outer = await temporaryFolder()
      await rename(await writeFiles(tinyFiles), join(outer, 'bank [2018]'))
      return outer
    },
  }
  for (const [form, write] of Object.entries(forms)) {
    const warehouseDir = await temporaryFolder()
    await ingest({ source: await write(), tables, warehouseDir })
    expect(await everything((await openWarehouse(warehouseDir)).path), form).toEqual(expected)
  }
})

async function parquetForm(): Promise<string> {
  const [from, to] = [await writeFiles(tinyFiles), await temporaryFolder()]
  const connection = await (await DuckDBInstance.create()).connect()
  for (const name of Object.keys(tinyFiles)) {
    const target = join(to, name.replace('.csv', '.parquet'))
    // Some writers store "missing" as NaN.
    const columns =
      name === 'application_train.csv' ? "* replace (coalesce(AMOUNT, 'nan'::double) as AMOUNT)" : '*'
    await connection.run(
      `copy (select ${columns} from '${join(from, name)}') to '${target}' (format parquet)`,
    )
  }
  connection.closeSync()
  return to
}

it('gives the same rows in the same order whatever the order of the input and the number of threads', async () => {
  const found: { generation: string; order: unknown; outOfOrder: unknown }[] = []
  for (const [seed, threads] of [
    [1, 1],
    [2, 2],
    [1, 4],
  ] as const) {
    const warehouseDir = await temporaryFolder()
    const source = await manyMonths(seed)
    const { generation } = await ingest({ source, tables, warehouseDir, threads, memoryLimit: '200MB' })
    const { path } = await openWarehouse(warehouseDir)
    const [row] = await query(
      path,
      `select bit_xor(hash(rowid, m))::varchar, count(*), (
         select count(*) from (
           select (ID, LOAN_ID, MONTH, STATE) as key, lag(key) over (order by rowid) as above from loan_month
         ) where key < above
       )
       from loan_month as m`,
    )
    const [order, count, outOfOrder] = row!
    expect(count).toBe(300_000)
    found.push({ generation, order, outOfOrder })
  }
  const [first, shuffled, again] = found
  expect(first!.outOfOrder).toBe(0)
  expect(shuffled!.order).toBe(first!.order)
  expect(again).toEqual(first)
  expect(shuffled!.generation).not.toBe(first!.generation)
})

/** 300,000 loan months (more than two of the engine's row groups) of 500 loans, doubles among them, in an order that depends on the seed. */
async function manyMonths(seed: number): Promise<string> {
  const folder = await temporaryFolder()
  const connection = await (await DuckDBInstance.create()).connect()
  const write = (name: string, sql: string) =>
    connection.run(`copy (${sql}) to '${join(folder, `${name}.csv`)}' (header)`)
  await write(
    'application_train',
    "select n + 1 as ID, 0 as OUTCOME, 'k' as KIND, -1 as DAYS_JOB, n as AMOUNT from range(400) t(n)",
  )
  await write('loan', 'select n + 1 as LOAN_ID, 1 + n * 37 % 400 as ID, -n as DAYS_END from range(500) t(n)')
  await write(
    'Loan_MONTH',
    `select 1 + n % 500 as LOAN_ID, -(n // 500 % 96) as MONTH, n % 4 as STATE
     from range(300000) t(n) order by hash(n + ${seed} * 1000003)`,
  )
  connection.closeSync()
  return folder
}

it('accepts columns in another order, CRLF, a byte order mark and "12.0" for a whole number', async () => {
  const { path } = await load({
    ...tinyFiles,
    'application_train.csv':
      '\ufeffAMOUNT,KIND,ID,DAYS_JOB,OUTCOME\r\n5.5,cash,12.0,-100,1\r\n,"XNA",7,365243.0,0.0\r\n',
  })
  expect(await everything(path)).toEqual(await everything((await load(tinyFiles)).path))
})

it('does not read an unknown column, and says so', async () => {
  const { summary, path } = await load({
    ...tinyFiles,
    'loan.csv': ',LOAN_ID,ID,DAYS_END,RATE\n0,1,7,20,x\n',
  })
  expect(
    summary.warnings.filter(({ code }) => code === 'W_COLUMN_EXTRA').map(({ column }) => column),
  ).toEqual(['', 'RATE'])
  expect(await query(path, 'select * from loan')).toEqual([[1, 7, 20]])
})

it('warns of ids and outcome rates that are not the lender’s, and of data without outcomes', async () => {
  const odd = await load({
    ...tinyFiles,
    'application_train.csv':
      'ID,OUTCOME,KIND,DAYS_JOB,AMOUNT\n1001,1,cash,-1,5\n1002,1,cash,-1,5\n7,0,x,1,1\n12,1,x,1,1\n',
  })
  expect(odd.summary.warnings.slice(0, 2).map(({ code, text }) => [code, text])).toEqual([
    [
      'W_UNUSUAL_IDS',
      'Application ids run from 7 to 1002; the original data has 1 to 1000. Is this the original data?',
    ],
    [
      'W_UNUSUAL_OUTCOMES',
      '75.0 % of 4 known outcomes are payment difficulties; the original data has 0.0 % to 60.0 %. Was it made up or re-balanced?',
    ],
  ])
  const { 'application_test.csv': test } = tinyFiles
  const blind = await load({ 'application_test.csv': test! })
  expect(blind.summary.warnings[0]).toMatchObject({ code: 'W_NO_OUTCOME' })
  expect(blind.summary.applications.outcomeRate).toBeNull()
})

it('keeps one generation, replaces it by new data and reuses it for the same data', async () => {
  const warehouseDir = await temporaryFolder()
  const first = await ingest({ source: await writeFiles(tinyFiles), tables, warehouseDir })
  const steps: string[] = []
  const again = await ingest({
    source: await writeFiles(tinyFiles),
    tables,
    warehouseDir,
    onProgress: ({ step }) => steps.push(step),
  })
  expect(again).toEqual(first)
  expect(steps.filter((step) => step === 'load')).toEqual([])
  const other = await ingest({
    source: await writeFiles(tinyFiles, ['Loan_MONTH.csv']),
    tables,
    warehouseDir,
  })
  expect(other.generation).not.toBe(first.generation)
  expect((await readdir(warehouseDir)).sort()).toEqual(
    ['CURRENT', other.generation, 'writer-lock.duckdb'].sort(),
  )
  expect(await readFile(join(warehouseDir, 'CURRENT'), 'utf8')).toBe(`${other.generation}\n`)
  expect((await readdir(join(warehouseDir, other.generation))).sort()).toEqual([
    'rows',
    'summary.json',
    'warehouse.duckdb',
  ])
})

it('builds a damaged generation of the same name again', async () => {
  const warehouseDir = await temporaryFolder()
  const source = await writeFiles(tinyFiles)
  const { generation } = await ingest({ source, tables, warehouseDir })
  await writeFile(join(warehouseDir, generation, 'warehouse.duckdb'), 'damaged')
  await mkdir(join(warehouseDir, '.building'), { recursive: true })
  expect((await ingest({ source, tables, warehouseDir })).generation).toBe(generation)
  expect(await query((await openWarehouse(warehouseDir)).path, 'select count(*) from loan')).toEqual([[3]])
})

it('reports steps with a fraction that never falls and ends at 1', async () => {
  const seen: IngestProgress[] = []
  await ingest({
    source: await writeFiles(tinyFiles),
    tables,
    warehouseDir: await temporaryFolder(),
    onProgress: (progress) => seen.push(progress),
  })
  const fractions = seen.map(({ fraction }) => fraction)
  expect(fractions).toEqual([...fractions].sort((a, b) => a - b))
  expect(seen[0]).toEqual({ step: 'read', table: 'application', fraction: 0 })
  expect(seen.at(-1)).toEqual({ step: 'done', fraction: 1 })
})

it('stops on request and leaves the data in use as it was', async () => {
  const warehouseDir = await temporaryFolder()
  const { generation } = await ingest({ source: await writeFiles(tinyFiles), tables, warehouseDir })
  for (const stopAt of ['read', 'sort'] as const) {
    const stop = new AbortController()
    const stopped = ingest({
      source: await writeFiles(tinyFiles, ['loan.csv']),
      tables,
      warehouseDir,
      signal: stop.signal,
      onProgress: ({ step }) => step === stopAt && stop.abort(),
    })
    await expect(stopped).rejects.toMatchObject({ code: 'E_INGEST_CANCELLED' })
    expect((await openWarehouse(warehouseDir)).generation).toBe(generation)
    expect(await readdir(warehouseDir)).not.toContain('.building')
  }
})

it('has no warehouse before the first load', async () => {
  await expect(openWarehouse(await temporaryFolder())).rejects.toMatchObject({ code: 'E_NO_WAREHOUSE' })
})
