import type { DuckDBConnection } from '@duckdb/node-api'
import type { RowFiles, TableSchema } from '../ingest/index.ts'
import { asRawRow, type RawRow, type RawValue } from './raw-rows.ts'
import { type StoredRows, storedRows } from './stored-rows.ts'

/** Rows of filed applications in the warehouse, as they stood in the file. */
export class FiledRows {
  readonly #table: TableSchema
  readonly #rows: StoredRows
  readonly #columns: readonly string[]

  private constructor(table: TableSchema, rows: StoredRows, columns: readonly string[]) {
    this.#table = table
    this.#rows = rows
    this.#columns = columns
  }

  /** @param columns cleaned columns that are wanted */
  static async prepare(
    connection: DuckDBConnection,
    files: RowFiles | undefined,
    table: TableSchema,
    columns: readonly string[],
  ): Promise<FiledRows> {
    return new FiledRows(table, await storedRows(connection, files, table, columns), columns)
  }

  /** The row of an id; undefined when there is none. */
  async of(applicationId: number): Promise<RawRow | undefined> {
    if (!Number.isInteger(applicationId) || Math.abs(applicationId) >= 2 ** 31) return undefined
    const [cells] = (await this.#rows(applicationId)) as readonly (readonly RawValue[])[]
    if (cells === undefined) return undefined
    return asRawRow(this.#table, Object.fromEntries(this.#columns.map((name, i) => [name, cells[i]!])))
  }
}
