import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runCli } from './run-cli.ts'

/** Sorting the payments takes several times as much. */
const LIMIT_MB = 200
/**
 * Node, the loader of TypeScript and the engine's own code take 230 MB; buffers that the engine does not count, and chunks
 * that wait for the garbage collector, up to 300.
 */
const BESIDE_MB = 600
const PAYMENTS = 5_000_000

const folder = mkdtempSync(join(tmpdir(), 'vitrine-memory-'))
const tables = join(folder, 'tables')
const free = join(folder, 'free')
const limited = join(folder, 'limited')
const canMeasure = existsSync('/proc/self/status')
if (!canMeasure) console.log('skipped: this system does not say how much memory a process has used')
afterAll(() => rmSync(folder, { recursive: true }))

/** 200 applications whose payments are five million rows, in no order. */
beforeAll(async () => {
  const silent = { write: () => undefined }
  expect(await runCli(['generate', '--applications', '200', '--out', tables], silent, silent)).toBe(0)
  const csv = join(tables, 'installments_payments.csv')
  const header = readFileSync(csv, 'utf8').split('\n', 1)[0]!
  const ids = readFileSync(join(tables, 'application_train.csv'), 'utf8')
    .split('\n')
    .slice(1, 101)
    .map((line) => line.split(',', 1)[0])
  rmSync(csv)
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' })
  const connection = await instance.connect()
  await connection.run(
    `copy (select unnest(${cells(header, ids.join(', '))})
      from (select (range * 7919) % ${PAYMENTS} as k from range(${PAYMENTS})))
    to '${join(tables, 'installments_payments.parquet')}' (format parquet)`,
  )
  connection.closeSync()
  instance.closeSync()
}, 120_000)

/** A payment as a struct, in the order of the table's header: the 30 of loan `k // 30` follow each other. */
function cells(header: string, ids: string): string {
  const values: Readonly<Record<string, string>> = {
    SK_ID_PREV: '1000000 + k // 30',
    SK_ID_CURR: `[${ids}][(k // 30) % 100 + 1]`,
    NUM_INSTALMENT_VERSION: '1',
    NUM_INSTALMENT_NUMBER: 'k % 30 + 1',
    DAYS_INSTALMENT: '-(k % 2900) - 1',
    DAYS_ENTRY_PAYMENT: '-(k % 2910) - 1',
    AMT_INSTALMENT: '1000.5 + k % 977',
    AMT_PAYMENT: '1000.5 + k % 983',
  }
  return `{${header.split(',').map((name) => `${name}: ${values[name.trim()]}`)}}`
}

interface Run {
  readonly code: number | null
  readonly answer: { readonly error?: { readonly code: string } } & Record<string, unknown>
  /** Largest resident memory. */
  readonly peakMb: number
}

/** A command in a process of its own. */
async function command(...args: string[]): Promise<Run> {
  const imports = ['tsx', './src/cli/fixtures/report-peak-memory.ts'].flatMap((one) => ['--import', one])
  const child = spawn(process.execPath, [...imports, 'src/cli/main.ts', ...args, '--json'], {
    stdio: ['ignore', 'pipe', 'ignore', 'pipe'],
  })
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve))
  const [out, peak] = await Promise.all([
    text(child.stdout!),
    text(child.stdio[3] as typeof child.stdout & {}),
  ])
  return { code: await closed, answer: JSON.parse(out), peakMb: Number(peak) }
}

/** Hashes of the files of a folder, whatever its depth. */
const hashes = (root: string) =>
  Object.fromEntries(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(root.length), sha256(readFileSync(path))]),
  )
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')

/** The tables of a data directory, row by row in the order in which they stand. */
async function tableHashes(dataDir: string, generation: string): Promise<Record<string, unknown>> {
  const path = join(dataDir, 'warehouse', generation, 'warehouse.duckdb')
  const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY', threads: '2' })
  const connection = await instance.connect()
  const names = (await connection.runAndReadAll('show tables')).getRows().map(([name]) => String(name))
  const found: Record<string, unknown> = {}
  for (const name of names) {
    const reader = await connection.runAndReadAll(
      `select count(*), sum(cast(hash(t, rowid) as hugeint)) from "${name}" t`,
    )
    found[name] = reader.getRowsJson()[0]
  }
  connection.closeSync()
  instance.closeSync()
  return found
}

it.skipIf(!canMeasure)('keeps to 200 MB in ingest and gives the tables that 8 GB give', async () => {
  const roomy = await command('ingest', tables, '--data-dir', free, '--memory', '8GB')
  const narrow = await command('ingest', tables, '--data-dir', limited, '--memory', `${LIMIT_MB}MB`)
  expect([roomy.code, narrow.code]).toEqual([0, 0])
  // Else the tables are too small to say anything.
  expect(roomy.peakMb).toBeGreaterThan(LIMIT_MB + BESIDE_MB)
  expect(narrow.peakMb).toBeLessThan(LIMIT_MB + BESIDE_MB)
  expect(narrow.answer).toEqual(roomy.answer)
  const generation = String(roomy.answer.generation)
  const read = await tableHashes(limited, generation)
  expect(read.installments_payments).toEqual([String(PAYMENTS), expect.any(String)])
  expect(read).toEqual(await tableHashes(free, generation))
  expect(readdirSync(join(limited, 'warehouse')).sort()).toEqual(
    [generation, 'CURRENT', 'writer-lock.duckdb'].sort(),
  )
  expect(hashes(join(limited, 'warehouse', generation, 'rows'))).toEqual(
    hashes(join(free, 'warehouse', generation, 'rows')),
  )
  expect(readdirSync(join(limited, 'warehouse', generation)).sort()).toEqual([
    'rows',
    'summary.json',
    'warehouse.duckdb',
  ])
})

it.skipIf(!canMeasure)('keeps to 200 MB in features and writes the bytes that 8 GB give', async () => {
  const roomy = await command('features', '--data-dir', free, '--memory', '8GB')
  const narrow = await command('features', '--data-dir', limited, '--memory', `${LIMIT_MB}MB`)
  expect([roomy.code, narrow.code]).toEqual([0, 0])
  // Rows are worked out a few applications at a time: features need no more, whatever they may use.
  expect(roomy.peakMb).toBeLessThan(LIMIT_MB + BESIDE_MB)
  expect(narrow.peakMb).toBeLessThan(LIMIT_MB + BESIDE_MB)
  for (const name of ['matrix', 'monitored']) {
    const written = hashes(join(limited, name))
    expect(Object.keys(written)).toHaveLength(7)
    expect(written).toEqual(hashes(join(free, name)))
  }
})

it.skipIf(!canMeasure)(
  'refuses a limit that is too small and leaves tables and features as they were',
  async () => {
    const before = hashes(limited)
    expect(Object.keys(before).length).toBeGreaterThan(12)
    for (const size of ['1KB', '20MB']) {
      const { code, answer } = await command('features', '--data-dir', limited, '--memory', size)
      expect([size, code, answer.error?.code]).toEqual([size, 1, 'E_MEMORY_LIMIT'])
    }
    // Other bytes are another generation, so that it has to load.
    rmSync(join(tables, 'bureau_balance.csv'))
    const { code, answer } = await command('ingest', tables, '--data-dir', limited, '--memory', '20MB')
    expect([code, answer.error?.code]).toEqual([1, 'E_MEMORY_LIMIT'])
    expect(hashes(limited)).toEqual(before)
  },
)
