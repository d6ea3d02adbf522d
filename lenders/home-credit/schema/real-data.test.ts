import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type IngestSummary, ingest, openWarehouse } from '../../../src/ingest/index.ts'
import { homeCreditTables } from './index.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const source = process.env.VITRINE_REAL_DATA ?? join(root, '../shared/data/home-credit-5k')
const present = existsSync(source)
if (!present) console.log('skipped: no real data')

describe.skipIf(!present)('the real sample', () => {
  let folder = ''
  let summary: IngestSummary
  let ask: (sql: string) => Promise<unknown[][]>
  let close: () => void

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'real-'))
    summary = await ingest({ source, tables: homeCreditTables, warehouseDir: folder })
    const { path } = await openWarehouse(folder)
    const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' })
    const connection = await instance.connect()
    close = () => instance.closeSync()
    ask = async (sql) =>
      (await connection.runAndReadAll(sql))
        .getRowsJS()
        .map((row) => row.map((cell) => (typeof cell === 'bigint' ? Number(cell) : cell)))
  }, 120_000)

  afterAll(async () => {
    close()
    await rm(folder, { recursive: true, force: true })
  })

  it('has the known numbers of rows and customers, and no orphans', () => {
    expect(
      summary.tables.map(({ name, rows, applications, orphans }) => [name, rows, applications, orphans]),
    ).toEqual([
      ['application', 10_000, 10_000, 0],
      ['bureau', 49_227, 8_627, 0],
      ['bureau_balance', 1_207_059, 5_855, 0],
      ['previous_application', 49_100, 9_690, 0],
      ['pos_cash_balance', 287_697, 9_661, 0],
      ['credit_card_balance', 113_392, 3_127, 0],
      ['installments_payments', 7_347, 887, 0],
      ['envelope', 0, 0, 0],
    ])
    expect(summary.applications).toEqual({
      rows: 10_000,
      idMin: 100_001,
      idMax: 136_160,
      known: 5_000,
      outcomeRate: 0.0772,
    })
    expect(summary.warnings.map(({ code, table }) => [code, table])).toEqual([['W_TABLE_ABSENT', 'envelope']])
  })

  it('blanks 365243 in 1,869 applications, flags the same rows, and 2 dates of the bureau', async () => {
    expect(summary.tables[0]!.blanked).toEqual({ DAYS_EMPLOYED: 1_869, ORGANIZATION_TYPE: 1_869 })
    expect(await ask('select sum(NOT_EMPLOYED), count(*) - count(DAYS_EMPLOYED) from application')).toEqual([
      [1_869, 1_869],
    ])
    expect(summary.tables[1]!.blanked).toEqual({ DAYS_CREDIT_ENDDATE: 1, DAYS_ENDDATE_FACT: 1 })
    expect(await ask('select sum(IS_OPEN_END), sum(IS_OPEN_DUE) from previous_application')).toEqual([
      [6_384, 6_079],
    ])
  })

  it('holds every table in the order of its sort key', async () => {
    for (const table of homeCreditTables) {
      const key = table.sortBy.map((name) => `"${name}"`).join(', ')
      const [row] = await ask(
        `select count(*) from (
           select (${key}) as row_key, lag(row_key) over (order by rowid) as above from "${table.name}"
         ) where row_key < above`,
      )
      expect(row, table.name).toEqual([0])
    }
  })

  it('has words for every value of every text column', async () => {
    for (const table of homeCreditTables) {
      for (const column of table.columns) {
        if (column.values === undefined) continue
        const found = await ask(
          `select distinct "${column.name}" from "${table.name}" where "${column.name}" is not null`,
        )
        const known = column.values.map(({ value }) => value)
        expect(
          found.map(([value]) => value).filter((value) => !known.includes(String(value))),
          column.name,
        ).toEqual([])
      }
    }
  })

  it('gives the sum of all amounts of the files: no row lost, doubled or shifted', async () => {
    const file = join(source, 'bureau.csv.gz')
    if (!existsSync(file)) return
    const [raw] = await ask(
      `select sum(cast(AMT_CREDIT_SUM as decimal(18, 3)))::varchar, sum(cast(SK_ID_BUREAU as bigint))::varchar
       from read_csv('${file}', all_varchar = true)`,
    )
    const [loaded] = await ask(
      `select sum(cast(AMT_CREDIT_SUM as decimal(18, 3)))::varchar, sum(cast(SK_ID_BUREAU as bigint))::varchar from bureau`,
    )
    expect(loaded).toEqual(raw)
  })
})
