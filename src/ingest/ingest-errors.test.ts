import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, expect, it } from 'vitest'
import { VitrineError } from '../errors/index.ts'
import { everything, type Files, temporaryFolder, tinyFiles, writeFiles } from './fixtures/tiny-bank.ts'
import { tinyTables } from './fixtures/tiny-tables.ts'
import { ingest, openWarehouse, type Warehouse } from './index.ts'

const train = 'ID,OUTCOME,KIND,DAYS_JOB,AMOUNT\n'
const applications = (rows: string): Files => ({ 'application_train.csv': train + rows })
const manyRows = Array.from({ length: 60_000 }, (_, index) => `${index + 20},0,k,-1,${index / 7}`)
const incompressible = gzipSync(`${train}${manyRows.join('\n')}\n`)

interface BadInput {
  readonly about: string
  readonly files?: Files
  readonly without?: readonly string[]
  readonly expected: Partial<VitrineError>
}

const badInputs: readonly BadInput[] = [
  {
    about: 'a missing required table',
    without: ['application_train.csv', 'application_test.csv'],
    expected: {
      code: 'E_TABLE_MISSING',
      expected: 'application_train or application_test as .csv, .csv.gz or .parquet',
    },
  },
  {
    about: 'nothing recognised',
    files: { 'notes.csv': 'ID\n1\n' },
    without: Object.keys(tinyFiles),
    expected: { code: 'E_SOURCE_NOTHING' },
  },
  {
    about: 'a file in two forms',
    files: { 'loan.csv.gz': gzipSync(tinyFiles['loan.csv']!) },
    expected: { code: 'E_FILE_TWICE', got: 'loan.csv and loan.csv.gz' },
  },
  {
    about: 'a missing column',
    files: { 'loan.csv': 'LOAN_ID,ID\n1,7\n' },
    expected: {
      code: 'E_COLUMN_MISSING',
      file: 'loan.csv',
      line: 1,
      column: 'DAYS_END',
      got: '2 columns: LOAN_ID, ID',
    },
  },
  {
    about: 'a renamed column, naming the nearest header',
    files: { 'loan.csv': 'LOAN_ID,ID,DAYS_ENDS\n1,7,2\n' },
    expected: {
      code: 'E_COLUMN_MISSING',
      column: 'DAYS_END',
      got: 'a column named "DAYS_ENDS"',
      remedy: 'If "DAYS_ENDS" is meant, rename it to DAYS_END.',
    },
  },
  {
    about: 'a duplicate column',
    files: { 'loan.csv': 'LOAN_ID,ID,DAYS_END,ID\n1,7,2,7\n' },
    expected: { code: 'E_COLUMN_DUPLICATE', column: 'ID', got: 'columns 2 and 4 of 4' },
  },
  {
    about: 'a text where a number belongs, below a text of two lines',
    files: applications('12,1,"ca\nsh",-100,5.5\n7,0,XNA,many,\n'),
    expected: {
      code: 'E_COLUMN_TYPE',
      file: 'application_train.csv',
      line: 4,
      column: 'DAYS_JOB',
      got: '"many"',
    },
  },
  {
    about: 'a text where a number belongs, in a gzip file with CRLF and an empty line',
    files: {
      'application_train.csv.gz': gzipSync(`${train.trimEnd()}\r\n12,1,c,-1,5\r\n\r\n7,0,c,-1,x1\r\n`),
    },
    without: ['application_train.csv'],
    expected: {
      code: 'E_COLUMN_TYPE',
      file: 'application_train.csv.gz',
      line: 4,
      column: 'AMOUNT',
      got: '"x1"',
    },
  },
  {
    about: 'a bad number on line 60,001 of a large file',
    files: applications(`${manyRows.slice(0, 59_999).join('\n')}\n99999,0,k,-1,1.2.3\n`),
    expected: { code: 'E_COLUMN_TYPE', line: 60_001, column: 'AMOUNT', got: '"1.2.3"' },
  },
  {
    about: 'a fraction where a whole number belongs',
    files: { 'Loan_MONTH.csv': 'LOAN_ID,MONTH,STATE\n1,-1,"a\nb"\n1,-2.5,0\n' },
    expected: { code: 'E_COLUMN_TYPE', file: 'Loan_MONTH.csv', line: 4, column: 'MONTH', got: '-2.5' },
  },
  {
    about: 'a number too large for an id',
    files: applications('99999999999,1,c,-1,5\n'),
    expected: { code: 'E_COLUMN_TYPE', line: 2, column: 'ID', got: '99999999999' },
  },
  {
    about: 'infinity',
    files: applications('12,1,c,-1,inf\n'),
    expected: { code: 'E_COLUMN_TYPE', line: 2, column: 'AMOUNT', got: 'Infinity' },
  },
  {
    about: 'an empty cell that must hold a value',
    files: applications('12,1,c,-1,5\n7,1,,-1,5\n'),
    expected: { code: 'E_CELL_EMPTY', line: 3, column: 'KIND', got: 'an empty cell' },
  },
  {
    about: 'a row with a cell too few',
    files: applications('12,1,c,-1,5\n7,1,c,-1\n'),
    expected: { code: 'E_ROW_LENGTH', line: 3, got: '4 cells: 7,1,c,-1', expected: '5' },
  },
  {
    about: 'a row with a cell too many',
    files: { 'application_train.csv': `${train}12,1,c,-1,5\n7,1,c,-1,5,6\n`.replaceAll('\n', '\r\n') },
    expected: { code: 'E_ROW_LENGTH', line: 3, got: '6 cells: 7,1,c,-1,5,6', expected: '5' },
  },
  {
    about: 'a quote that is never closed',
    files: applications('12,1,"c,-1,5\n7,1,c,-1,5\n'),
    expected: { code: 'E_QUOTE_OPEN', line: 2, got: '12,1,"c,-1,5' },
  },
  {
    about: 'a quote that is never closed before 2 MB of rows',
    files: applications(`12,1,"c,-1,5\n${manyRows.concat(manyRows).join('\n')}\n`),
    expected: { code: 'E_QUOTE_OPEN', line: 2 },
  },
  {
    about: 'text after a closing quote',
    files: applications('12,1,"c"d,-1,5\n'),
    expected: { code: 'E_QUOTE_OPEN', line: 2, got: '12,1,"c"d,-1,5' },
  },
  {
    about: 'a file in Latin-1',
    files: { 'application_train.csv': Buffer.from(`${train}12,1,c,-1,5\n7,1,prêt,-1,5\n`, 'latin1') },
    expected: { code: 'E_ENCODING', file: 'application_train.csv', line: 3, column: 'KIND' },
  },
  {
    about: 'two kinds of line ends',
    files: applications('12,1,c,-1,5\n7,1,c,-1,5\r\n9,1,c,-1,5\n'),
    expected: { code: 'E_LINE_ENDS', file: 'application_train.csv', line: 3 },
  },
  {
    about: 'semicolons',
    files: { 'loan.csv': 'LOAN_ID;ID;DAYS_END\n1;7;2\n' },
    expected: { code: 'E_SEPARATOR', file: 'loan.csv', line: 1 },
  },
  { about: 'an empty file', files: { 'loan.csv': '' }, expected: { code: 'E_FILE_EMPTY', file: 'loan.csv' } },
  {
    about: 'a required table with a header only',
    files: applications(''),
    expected: { code: 'E_FILE_EMPTY' },
  },
  {
    about: 'a gzip of nothing',
    files: { 'loan.csv.gz': gzipSync('') },
    without: ['loan.csv'],
    expected: { code: 'E_FILE_EMPTY', file: 'loan.csv.gz' },
  },
  {
    about: 'an id twice in one file',
    files: applications('12,1,"c\nc",-1,5\n7,1,c,-1,5\n12,0,c,-1,5\n'),
    expected: {
      code: 'E_DUPLICATE_ID',
      file: 'application_train.csv',
      line: 5,
      column: 'ID',
      got: '12, first in application_train.csv, line 2',
    },
  },
  {
    about: 'an id in train and test',
    files: applications('12,1,c,-1,5\n9,1,c,-1,5\n'),
    expected: {
      code: 'E_DUPLICATE_ID',
      file: 'application_test.csv',
      got: '9, first in application_train.csv, line 3',
      line: 2,
    },
  },
  {
    about: 'an outcome of 2',
    files: applications('12,1,c,-1,5\n7,2,c,-1,5\n'),
    expected: { code: 'E_OUTCOME_VALUE', line: 3, column: 'OUTCOME', got: '2' },
  },
  {
    about: 'a gzip that stops early',
    files: { 'application_train.csv.gz': incompressible.subarray(0, incompressible.length >> 1) },
    without: ['application_train.csv'],
    expected: { code: 'E_GZIP_TRUNCATED', file: 'application_train.csv.gz' },
  },
  {
    about: 'a gzip without its last 4 bytes',
    files: { 'application_train.csv.gz': incompressible.subarray(0, -4) },
    without: ['application_train.csv'],
    expected: { code: 'E_GZIP_TRUNCATED' },
  },
  {
    about: 'a gzip that is none',
    files: { 'loan.csv.gz': tinyFiles['loan.csv']! },
    without: ['loan.csv'],
    expected: { code: 'E_GZIP_BROKEN' },
  },
  {
    about: 'a Parquet file that is none',
    files: { 'loan.parquet': 'PAR1 and then nothing of the kind' },
    without: ['loan.csv'],
    expected: { code: 'E_PARQUET_BROKEN', file: 'loan.parquet' },
  },
]

let before: Warehouse
let rows: unknown[][][]
let warehouseDir = ''

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ingest-'))
  for (const [name, content] of Object.entries(tinyFiles)) await writeFile(join(folder, name), content)
  warehouseDir = join(folder, 'warehouse')
  await ingest({ source: folder, tables: tinyTables, warehouseDir })
  before = await openWarehouse(warehouseDir)
  rows = await everything(before.path)
  return () => rm(folder, { recursive: true, force: true })
})

it.each(badInputs)(
  'refuses $about and leaves the old data in place',
  async ({ files, without, expected }) => {
    const source = await writeFiles({ ...tinyFiles, ...files }, without)
    const error = await ingest({ source, tables: tinyTables, warehouseDir }).catch(
      (reason: unknown) => reason,
    )
    expect(error).toBeInstanceOf(VitrineError)
    expect(error).toMatchObject(expected)
    for (const part of ['what', 'got', 'expected', 'remedy'] as const) {
      expect((error as VitrineError)[part], part).not.toBe('')
    }
    expect(await openWarehouse(warehouseDir)).toEqual(before)
    expect(await everything(before.path)).toEqual(rows)
    expect(await readdir(warehouseDir)).toHaveLength(3)
  },
)

it('refuses a path that does not exist, a folder in place of a file and a link to nowhere', async () => {
  const asFolder = await writeFiles(tinyFiles, ['loan.csv'])
  await mkdir(join(asFolder, 'loan.csv'))
  const asLink = await writeFiles(tinyFiles, ['loan.csv'])
  await symlink(join(asLink, 'nowhere'), join(asLink, 'loan.csv'))
  for (const source of [join(asLink, 'nowhere'), asFolder, asLink]) {
    await expect(
      ingest({ source, tables: tinyTables, warehouseDir: await temporaryFolder() }),
    ).rejects.toMatchObject({ code: 'E_SOURCE_UNREADABLE' })
  }
})

it('refuses a file that is no zip, an empty one and one single table', async () => {
  const folder = await temporaryFolder()
  for (const [name, content] of [
    ['bank.zip', 'not a zip'],
    ['empty.zip', ''],
    ['loan.csv', tinyFiles['loan.csv']!],
  ] as const) {
    await writeFile(join(folder, name), content)
    await expect(
      ingest({ source: join(folder, name), tables: tinyTables, warehouseDir: await temporaryFolder() }),
    ).rejects.toMatchObject({ code: 'E_NOT_A_ZIP', file: join(folder, name) })
  }
})

it('leaves no trace of a source that cannot be used: no folder, no lock', async () => {
  const folder = await temporaryFolder()
  const empty = join(folder, 'empty')
  await mkdir(empty)
  const warehouseDir = join(folder, 'warehouse')
  for (const [source, code] of [
    [join(folder, 'nowhere'), 'E_SOURCE_UNREADABLE'],
    [empty, 'E_SOURCE_NOTHING'],
  ] as const) {
    await expect(ingest({ source, tables: tinyTables, warehouseDir })).rejects.toMatchObject({ code })
  }
  expect(await readdir(folder)).toEqual(['empty'])
})
