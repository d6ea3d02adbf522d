import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { Database } from '../database.ts'
import { query, temporaryFolder, tinyFiles, writeFiles } from '../fixtures/tiny-bank.ts'
import { tinyTables } from '../fixtures/tiny-tables.ts'
import { ingest, openWarehouse, RowFiles, type TableSchema } from '../index.ts'
import { RowsWriter } from './write-rows.ts'

const text = { en: 'text', fr: 'texte' }
const TABLE: TableSchema = {
  name: 'cells',
  files: ['cells'],
  required: true,
  columns: [],
  flags: [],
  key: ['ID'],
  unique: false,
  applicationId: { column: 'ID' },
  sortBy: ['ID'],
  label: text,
  about: text,
}

/** Rows of id 7 from a table with one column X, in the order of the table. */
async function throughFiles(type: string, cells: readonly string[]): Promise<readonly unknown[]> {
  const folder = await temporaryFolder()
  const database = await Database.open(join(folder, 'x.duckdb'), { memoryLimit: '200MB', spillDir: folder })
  await database.run(`create table cells (ID integer, X ${type})`)
  const rows = cells.map((cell) => `(7, ${cell}::${type})`)
  await database.run(`insert into cells values (3, null), ${rows.join(', ')}, (9, null), (9, null)`)
  const writer = await RowsWriter.create(folder)
  await writer.add(database, TABLE)
  await writer.seal()
  database.close()
  const files = RowFiles.open(folder)!
  const read = files.reader('cells', 'ID', ['X', 'ID'])!
  expect([3, 4, 9].map((id) => read(id))).toEqual([
    [[null, 3]],
    [],
    [
      [null, 9],
      [null, 9],
    ],
  ])
  expect(read(7).map(([, id]) => id)).toEqual(cells.map(() => 7))
  expect(files.reader('cells', 'ID', ['Y'])).toBeUndefined()
  expect(files.reader('other', 'ID', ['X'])).toBeUndefined()
  const found = read(7).map(([cell]) => cell ?? null)
  files.close()
  return found
}

it.each([
  ['integer', [0, -127, 127, null]],
  ['integer', [-128, 1]],
  ['integer', [32_767, null, -32_767]],
  ['integer', [-32_768]],
  ['integer', [2_147_483_647, -2_147_483_648, null, 365_243]],
  ['double', [1, 127, null]],
  ['double', [24_700.5, 6948.36, 0.07, -0.01, null]],
  ['double', [117_000_000, 0.25, -3]],
  ['double', [1 / 3, null, 2 ** -1074, 1e300]],
  ['double', [-0, 5, null]],
  ['double', [0.1 + 0.2, 1]],
  ['double', [null]],
] as const)('gives every %s back, bit for bit: %j', async (type, cells) => {
  const written = cells.map((cell) => (cell === null ? 'null' : `'${Object.is(cell, -0) ? '-0.0' : cell}'`))
  const found = await throughFiles(type, written)
  expect(found).toHaveLength(cells.length)
  for (const [index, cell] of cells.entries()) expect(found[index]).toBe(cell)
})

it.each([1, 255, 256, 257])('gives %d kinds of texts back', async (kinds) => {
  const texts = Array.from({ length: kinds }, (_, kind) => `it's ${kind} é`)
  const found = await throughFiles('varchar', [...texts.map((one) => `'${one.replace("'", "''")}'`), 'null'])
  expect(found).toEqual([...texts, null])
})

it('gives a text column that is always missing', async () => {
  expect(await throughFiles('varchar', ['null', 'null'])).toEqual([null, null])
})

it('gives 200,000 rows of one application in the order of the table', async () => {
  const folder = await temporaryFolder()
  const database = await Database.open(join(folder, 'x.duckdb'), { memoryLimit: '200MB', spillDir: folder })
  await database.run(
    'create table cells as select 7 as ID, cast(range % 1000 as integer) as X from range(200000)',
  )
  const writer = await RowsWriter.create(folder)
  await writer.add(database, TABLE)
  await writer.seal()
  database.close()
  const files = RowFiles.open(folder)!
  const rows = files.reader('cells', 'ID', ['X'])!(7)
  expect(rows).toHaveLength(200_000)
  expect(rows.findIndex(([cell], row) => cell !== row % 1000)).toBe(-1)
  files.close()
})

it('holds every row and column of a loaded generation, and a generation without it is loaded again', async () => {
  const warehouseDir = await temporaryFolder()
  const source = await writeFiles(tinyFiles)
  await ingest({ source, tables: tinyTables, warehouseDir })
  const { path } = await openWarehouse(warehouseDir)
  let compared = 0
  const compare = async () => {
    const files = RowFiles.open(dirname(path))!
    for (const { name, applicationId } of tinyTables) {
      const names = (await query(path, `describe ${name}`)).map(([column]) => String(column))
      const read = files.reader(name, applicationId.column, names)!
      for (const id of [7, 9, 12, 13]) {
        const rows = await query(path, `select * from ${name} where "${applicationId.column}" = ${id}`)
        expect(read(id)).toEqual(rows)
        compared += rows.length
      }
    }
    files.close()
  }
  await compare()
  expect(compared).toBe(10)
  await rm(join(dirname(path), 'rows'), { recursive: true })
  expect(RowFiles.open(dirname(path))).toBeUndefined()
  await ingest({ source, tables: tinyTables, warehouseDir })
  await compare()
})
