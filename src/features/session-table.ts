import {
  type DuckDBConnection,
  DuckDBDataChunk,
  type DuckDBPreparedStatement,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api'

/** Rows that the engine takes in one piece. */
const CHUNK_ROWS = 2048

export interface SessionColumn {
  readonly name: string
  readonly type: DuckDBType
}

/**
 * A table of the session for rows that are given and not stored. A statement over a table is planned once; one with
 * rows as parameters would be planned anew for every call. Fill it within `inPassing`.
 */
export class SessionTable {
  readonly name: string
  readonly #connection: DuckDBConnection
  readonly #columns: readonly SessionColumn[]

  private constructor(connection: DuckDBConnection, name: string, columns: readonly SessionColumn[]) {
    this.#connection = connection
    this.name = name
    this.#columns = columns
  }

  static async create(
    connection: DuckDBConnection,
    name: string,
    columns: readonly SessionColumn[],
  ): Promise<SessionTable> {
    const list = columns.map((column) => `"${column.name}" ${column.type}`)
    await connection.run(`create table ${name} (${list.join(', ')})`)
    return new SessionTable(connection, name, columns)
  }

  /** @param rows cells by column; one that is not named is empty */
  async append(rows: readonly Readonly<Record<string, DuckDBValue>>[]): Promise<void> {
    const appender = await this.#connection.createAppender(this.name)
    const types = this.#columns.map(({ type }) => type)
    for (let start = 0; start < rows.length; start += CHUNK_ROWS) {
      const some = rows.slice(start, start + CHUNK_ROWS)
      const chunk = DuckDBDataChunk.create(types, some.length)
      chunk.setColumns(this.#columns.map(({ name }) => some.map((row) => row[name] ?? null)))
      appender.appendDataChunk(chunk)
    }
    appender.closeSync()
  }
}

/**
 * Prepares a statement over session tables that are empty now and filled for each run. It is planned once, so the plan
 * must not draw on what the tables hold: the engine would take an empty column for one that is always missing.
 */
export async function prepareOverEmpty(
  connection: DuckDBConnection,
  sql: string,
): Promise<DuckDBPreparedStatement> {
  await connection.run("set disabled_optimizers = 'statistics_propagation'")
  try {
    return await connection.prepare(sql)
  } finally {
    await connection.run('reset disabled_optimizers')
  }
}

/** Runs `work` in a transaction that is always rolled back: session tables are empty before and after. */
export async function inPassing<T>(connection: DuckDBConnection, work: () => Promise<T>): Promise<T> {
  await connection.run('begin')
  try {
    return await work()
  } finally {
    await connection.run('rollback')
  }
}
