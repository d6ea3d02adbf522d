import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { homeCredit } from '../../lenders/home-credit/index.ts'
import { type ColumnSchema, ingest, openWarehouse, RowFiles } from '../ingest/index.ts'
import type { RawValue } from './bank.ts'
import { filedCellsOf } from './filed-cells-of.ts'
import type { SqlSession } from './sql-session.ts'

const application = homeCredit.tables.find(({ name }) => name === 'application')!
const names = application.columns.map(({ name }) => name)
const COLUMNS = [
  'SK_ID_CURR',
  'AMT_CREDIT',
  'NAME_CONTRACT_TYPE',
  'DAYS_EMPLOYED',
  'EXT_SOURCE_1',
  'OWN_CAR_AGE',
]

/** A cell that ingest takes. */
function filled({ name, type, values, nullable }: ColumnSchema): [string, string] {
  if (nullable) return [name, '']
  return [name, type === 'text' ? (values?.[0]?.value ?? 'x') : '0']
}

let dir = ''
let files: RowFiles
let sql: SqlSession

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'vitrine-filed-'))
  const cells = { ...Object.fromEntries(application.columns.map(filled)), SK_ID_CURR: '100002', TARGET: '1' }
  const rows = [
    {
      ...cells,
      AMT_CREDIT: '406597.5',
      NAME_CONTRACT_TYPE: 'Cash loans',
      DAYS_EMPLOYED: '-637',
      EXT_SOURCE_1: '0.083',
    },
    {
      ...cells,
      SK_ID_CURR: '100003',
      DAYS_EMPLOYED: '365243',
      NAME_CONTRACT_TYPE: 'Revolving loans',
      OWN_CAR_AGE: '9',
    },
  ]
  const lines = rows.map((row) => names.map((name) => row[name as keyof typeof row]).join())
  mkdirSync(join(dir, 'tables'))
  writeFileSync(join(dir, 'tables', 'application_train.csv'), [names.join(), ...lines, ''].join('\n'))
  await ingest({
    source: join(dir, 'tables'),
    tables: homeCredit.tables,
    warehouseDir: join(dir, 'warehouse'),
  })
  const { path } = await openWarehouse(join(dir, 'warehouse'))
  files = RowFiles.open(dirname(path))!
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run(`attach '${path}' as warehouse (read_only)`)
  await connection.run('create view application as from warehouse.application')
  sql = {
    query: async (text, parameters = []) =>
      (await connection.runAndReadAll(text, [...parameters])).getRowObjectsJS() as Record<string, RawValue>[],
    doubles: () => Promise.reject(new RangeError('not asked here')),
    close: () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
})
afterAll(() => {
  files.close()
  sql.close()
  rmSync(dir, { recursive: true, force: true })
})

it('gives cleaned cells from the rows beside the warehouse, and the same from the table', async () => {
  const [beside, asked] = [files, undefined].map((source) => filedCellsOf(sql, source, application))
  expect(await beside!(100002, COLUMNS)).toEqual({
    SK_ID_CURR: 100002,
    AMT_CREDIT: 406597.5,
    NAME_CONTRACT_TYPE: 'Cash loans',
    DAYS_EMPLOYED: -637,
    EXT_SOURCE_1: 0.083,
    OWN_CAR_AGE: null,
  })
  // 365243 stands for no job.
  expect(await beside!(100003, COLUMNS)).toMatchObject({
    DAYS_EMPLOYED: null,
    OWN_CAR_AGE: 9,
    AMT_CREDIT: 0,
  })
  for (const id of [100002, 100003]) expect(await asked!(id, COLUMNS)).toEqual(await beside!(id, COLUMNS))
  expect(await beside!(7, COLUMNS)).toBeUndefined()
  expect(await asked!(7, COLUMNS)).toBeUndefined()
})
