import type { RowFiles, TableSchema } from '../ingest/index.ts'
import type { RawValue } from './bank.ts'
import type { SqlSession } from './sql-session.ts'

/** Cleaned cells of one application; undefined when there is none of that number. */
export type FiledCellsOf = (
  applicationId: number,
  columns: readonly string[],
) => Promise<Readonly<Record<string, RawValue>> | undefined>

/** From the rows beside the warehouse; where a generation has none, or not of a column, the table is asked, slower and equal. */
export function filedCellsOf(
  sql: SqlSession,
  files: RowFiles | undefined,
  { columns: schema, applicationId: { column: id } }: TableSchema,
): FiledCellsOf {
  const readers = new Map<string, ReturnType<RowFiles['reader']>>()
  const readerOf = (columns: readonly string[]) => {
    const key = columns.join()
    if (!readers.has(key)) readers.set(key, files?.reader('application', id, columns))
    return readers.get(key)
  }
  return async (applicationId, columns) => {
    const read = readerOf(columns)
    if (read === undefined) {
      const cells = columns.map((name) => {
        const isText = schema.find((one) => one.name === name)?.type === 'text'
        return isText ? `"${name}"` : `cast("${name}" as double) as "${name}"`
      })
      const rows = await sql.query(`select ${cells.join(', ')} from application where ${id} = ?`, [
        applicationId,
      ])
      return rows[0]
    }
    const [row] = read(applicationId)
    return row && Object.fromEntries(columns.map((name, c) => [name, row[c]!]))
  }
}
