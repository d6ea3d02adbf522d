import { join } from 'node:path'
import { expect, it } from 'vitest'
import { query, temporaryFolder, tinyFiles, writeFiles } from './fixtures/tiny-bank.ts'
import { tinyTables } from './fixtures/tiny-tables.ts'
import { ingest, openWarehouse } from './index.ts'

/** The tiny bank, with notes that hold days. */
const tables = tinyTables.map((table) =>
  table.name === 'note'
    ? {
        ...table,
        columns: table.columns.map((column) =>
          column.name === 'TEXT' ? { ...column, form: 'iso-date' as const } : column,
        ),
      }
    : table,
)

async function load(notes: string) {
  const warehouseDir = join(await temporaryFolder(), 'warehouse')
  await ingest({
    source: await writeFiles({ ...tinyFiles, 'note.csv': `ID,TEXT\n${notes}` }),
    warehouseDir,
    tables,
  })
  return query((await openWarehouse(warehouseDir)).path, 'select TEXT from note order by ID')
}

it('takes days of the calendar and empty cells', async () => {
  expect(await load('7,2026-02-28\n9,\n12,2024-02-29\n')).toEqual([['2026-02-28'], [null], ['2024-02-29']])
})

it.each(['28/02/2026', '2026-02-30', '2026-2-8', 'yesterday', '2026-02-28 10:00'])(
  'refuses "%s" with its file, line and column',
  async (day) => {
    await expect(load(`7,2026-02-28\n9,${day}\n`)).rejects.toMatchObject({
      code: 'E_CELL_DATE',
      file: 'note.csv',
      line: 3,
      column: 'TEXT',
      got: day,
    })
  },
)
