import type { DuckDBConnection } from '@duckdb/node-api'
import type { TableRows, TableSchema } from '../ingest/index.ts'
import { readDoubles } from './engine-session.ts'
import type { FeatureDefinition } from './feature.ts'
import { type CellWriter, type FiledColumns, interleaved } from './matrix-files.ts'
import { duckDb } from './plan.ts'
import type { RawValue } from './raw-rows.ts'
import { storedColumns } from './stored-columns.ts'

/** Rows written at once. */
const BATCH = 50_000

/** Columns and flags of `application` that the features, or the groups of their medians, read as `a.COLUMN`. */
export function filedColumnsOf(
  table: TableSchema,
  texts: readonly Pick<FeatureDefinition, 'sql'>[],
): readonly string[] {
  const read = new Set(texts.flatMap(({ sql }) => [...sql.matchAll(/\ba\.(\w+)/g)].map((match) => match[1]!)))
  const all = [...table.columns, ...table.flags].map(({ name }) => name)
  return all.filter((name) => name === table.applicationId.column || read.has(name))
}

/**
 * Writes the cells row after row, by id; NaN = missing, a text is its place among the column's texts. From the file beside
 * the warehouse; where a generation has none, or not of a column, the table is asked, slower and equal.
 */
export async function writeFiledCells(
  { connection, application }: { readonly connection: DuckDBConnection; readonly application?: TableRows },
  table: TableSchema,
  columns: readonly string[],
  rowIds: Float64Array,
  file: CellWriter,
): Promise<FiledColumns> {
  const stored = application && storedColumns(application, table.applicationId.column, columns)
  const { texts, read } = stored ?? (await askedColumns(connection, table, columns, rowIds))
  for (let start = 0; start < rowIds.length; start += BATCH) {
    const end = Math.min(start + BATCH, rowIds.length)
    await file.write(interleaved(await read(start, end), end - start), start * columns.length)
  }
  return { columns, texts }
}

async function askedColumns(
  connection: DuckDBConnection,
  table: TableSchema,
  columns: readonly string[],
  rowIds: Float64Array,
) {
  const texts: Record<string, readonly string[]> = {}
  const isText = (name: string) => table.columns.find((one) => one.name === name)?.type === 'text'
  for (const name of columns.filter(isText)) {
    const found = await connection.runAndReadAll(
      `select distinct "${name}" as t from warehouse.application where "${name}" is not null order by t`,
    )
    texts[name] = found.getRows().map(([text]) => text as string)
  }
  const cells = columns.map((name) => {
    const list = texts[name]?.map((text) => `'${text.replaceAll("'", "''")}'`)
    const code =
      list === undefined ? `"${name}"` : `list_position([${list.join(', ')}]::varchar[], "${name}") - 1`
    return duckDb.missingAsNaN(`cast(${code} as double)`)
  })
  const read = async (start: number, end: number): Promise<readonly Float64Array[]> =>
    readDoubles(
      await connection.stream(
        `select ${cells.join(', ')} from warehouse.application
        where SK_ID_CURR between ${rowIds[start]} and ${rowIds[end - 1]} order by SK_ID_CURR`,
      ),
      end - start,
    )
  return { texts, read }
}

/** One row of the file as cleaned cells by column. */
export function filedRow(filed: FiledColumns, cells: Float64Array): Readonly<Record<string, RawValue>> {
  const row: Record<string, RawValue> = {}
  for (const [i, name] of filed.columns.entries()) {
    const cell = cells[i]!
    const texts = filed.texts[name]
    row[name] = Number.isNaN(cell) ? null : texts === undefined ? cell : texts[cell]!
  }
  return row
}
