import type { DuckDBConnection } from '@duckdb/node-api'
import type { RowFiles, TableSchema } from '../ingest/index.ts'
import type { Row } from './evaluator/value.ts'

/** Rows of one application in a table, in the order of the warehouse. */
export type StoredRows = (applicationId: number) => Promise<readonly Row[]>

/**
 * Reads from the files beside the tables; where a generation has none, or not of a column, the table is asked, slower
 * and equal.
 * @param columns names in the order of a row's cells
 */
export async function storedRows(
  connection: DuckDBConnection,
  files: RowFiles | undefined,
  table: TableSchema,
  columns: readonly string[],
): Promise<StoredRows> {
  const id = table.applicationId.column
  const read = files?.reader(table.name, id, columns)
  if (read !== undefined) return (applicationId) => Promise.resolve(read(applicationId))
  const cells = columns.map((column) => `"${column}"`)
  const statement = await connection.prepare(
    `select ${cells.join(', ')} from warehouse.${table.name} where "${id}" = $1`,
  )
  return async (applicationId) => {
    statement.bindInteger(1, applicationId)
    return (await statement.runAndReadAll()).getRows() as unknown as readonly Row[]
  }
}
