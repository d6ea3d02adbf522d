import {
  DOUBLE,
  type DuckDBConnection,
  DuckDBDataChunk,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api'
import { inPassing } from './engine-session.ts'
import type { RawRow } from './raw-rows.ts'

/** Rows that the engine takes in one piece. */
const CHUNK_ROWS = 2048

export interface RawField {
  readonly name: string
  readonly type: DuckDBType
}

/**
 * A table of the session for rows that are given and not stored: raw cells and the history values beside them.
 * A statement over a table is planned once; one with rows as parameters would be planned anew for every call.
 * The rows live in a transaction that is always rolled back, so the table is empty before and after.
 */
export class GivenRows {
  readonly table = 'given_rows'
  readonly #connection: DuckDBConnection
  readonly #fields: readonly RawField[]
  readonly #types: readonly DuckDBType[]

  private constructor(connection: DuckDBConnection, fields: readonly RawField[], historyColumns: number) {
    this.#connection = connection
    this.#fields = fields
    this.#types = [
      ...fields.map(({ type }) => type),
      ...Array.from({ length: historyColumns }, (): DuckDBType => DOUBLE),
    ]
  }

  /** @param historyIds history features that a row brings along */
  static async create(
    connection: DuckDBConnection,
    fields: readonly RawField[],
    historyIds: readonly string[],
  ): Promise<GivenRows> {
    const given = new GivenRows(connection, fields, historyIds.length)
    const columns = [
      ...fields.map(({ name, type }) => `"${name}" ${type}`),
      ...historyIds.map((id) => `${given.historyColumn(id)} DOUBLE`),
    ]
    await connection.run(`create table ${given.table} (${columns.join(', ')})`)
    return given
  }

  /** A feature may have the name of a raw column; the prefix keeps them apart. */
  historyColumn(id: string): string {
    return `"h ${id}"`
  }

  /**
   * Runs `work` while the table holds the rows.
   * @param rows raw cells by column; one that is not named is empty
   * @param histories per row one value per history column, NaN = missing
   */
  during<T>(
    rows: readonly RawRow[],
    histories: readonly (readonly number[])[],
    work: () => Promise<T>,
  ): Promise<T> {
    return inPassing(this.#connection, async () => {
      await this.#append(rows, histories)
      return work()
    })
  }

  async #append(rows: readonly RawRow[], histories: readonly (readonly number[])[]): Promise<void> {
    const appender = await this.#connection.createAppender(this.table)
    for (let start = 0; start < rows.length; start += CHUNK_ROWS) {
      const some = rows.slice(start, start + CHUNK_ROWS)
      const chunk = DuckDBDataChunk.create(this.#types, some.length)
      for (const [column, { name }] of this.#fields.entries()) {
        chunk.setColumnValues(
          column,
          some.map((row): DuckDBValue => row[name] ?? null),
        )
      }
      for (let column = this.#fields.length; column < this.#types.length; column++) {
        const values = some.map((_, row): DuckDBValue => {
          const value = histories[start + row]![column - this.#fields.length]!
          return Number.isNaN(value) ? null : value
        })
        chunk.setColumnValues(column, values)
      }
      appender.appendDataChunk(chunk)
    }
    appender.closeSync()
  }
}
