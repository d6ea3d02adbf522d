import type { DuckDBConnection, DuckDBPreparedStatement } from '@duckdb/node-api'
import type { TableSchema } from '../ingest/index.ts'
import { asRawRow, type RawRow, type RawValue } from './raw-rows.ts'

/** Rows of filed applications in the warehouse, as they stood in the file. */
export class FiledRows {
  readonly #table: TableSchema
  readonly #statement: DuckDBPreparedStatement
  readonly #columns: readonly string[]

  private constructor(table: TableSchema, statement: DuckDBPreparedStatement, columns: readonly string[]) {
    this.#table = table
    this.#statement = statement
    this.#columns = columns
  }

  /** @param columns cleaned columns that are wanted */
  static async prepare(
    connection: DuckDBConnection,
    table: TableSchema,
    columns: readonly string[],
  ): Promise<FiledRows> {
    const cells = columns.map((name) => `"${name}"`)
    const sql = `select ${cells.join(', ')} from warehouse.application where SK_ID_CURR = $1`
    return new FiledRows(table, await connection.prepare(sql), columns)
  }

  /** The row of an id; undefined when there is none. */
  async of(applicationId: number): Promise<RawRow | undefined> {
    if (!Number.isInteger(applicationId) || Math.abs(applicationId) >= 2 ** 31) return undefined
    this.#statement.bindInteger(1, applicationId)
    const [cells] = (
      await this.#statement.runAndReadAll()
    ).getRows() as unknown as readonly (readonly RawValue[])[]
    if (cells === undefined) return undefined
    return asRawRow(this.#table, Object.fromEntries(this.#columns.map((name, i) => [name, cells[i]!])))
  }
}
