import { join } from 'node:path'
import {
  type DuckDBConnection,
  DuckDBInstance,
  type DuckDBPreparedStatement,
  type DuckDBResult,
} from '@duckdb/node-api'
import type { RawValue } from './bank.ts'
import { headersSql } from './headers-sql.ts'
import type { Lender } from './lender.ts'
import { FEATURES_FILE, SCORES_FILE } from './score-columns.ts'

/** Queries run on the threads that also read files: more at once would make small requests wait. */
const CONNECTIONS = 2

/** Statements that a connection keeps prepared: reading and planning one costs more than running it for one application. */
const MOST_PREPARED = 64

/** Read-only SQL over the warehouse tables, the features and the scores. */
export interface SqlSession {
  query(sql: string, parameters?: readonly RawValue[]): Promise<Record<string, RawValue>[]>
  /** Columns of doubles without NULL, one array each. */
  doubles(sql: string, parameters?: readonly RawValue[]): Promise<readonly Float64Array[]>
  close(): void
}

/** @param tables names of the warehouse tables to show */
export async function openSqlSession(
  warehousePath: string,
  portfolioDir: string,
  tables: readonly string[],
  header: Lender['pages']['header'],
): Promise<SqlSession> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2', memory_limit: '1GB' })
  const setUp = await instance.connect()
  const quoted = (path: string): string => `'${path.replaceAll("'", "''")}'`
  await setUp.run(`attach ${quoted(warehousePath)} as warehouse (read_only)`)
  for (const table of tables) await setUp.run(`create view ${table} as select * from warehouse.${table}`)
  await setUp.run(`create view scores as from read_parquet(${quoted(join(portfolioDir, SCORES_FILE))})`)
  await setUp.run(`create view features as from read_parquet(${quoted(join(portfolioDir, FEATURES_FILE))})`)
  await setUp.run(headersSql(header, 'warehouse.'))
  setUp.closeSync()

  const idle: Preparing[] = []
  for (let i = 0; i < CONNECTIONS; i++) idle.push(new Preparing(await instance.connect()))
  const all = [...idle]
  const waiting: ((connection: Preparing) => void)[] = []
  const take = (): Promise<Preparing> => {
    const connection = idle.pop()
    return connection !== undefined
      ? Promise.resolve(connection)
      : new Promise((resolve) => waiting.push(resolve))
  }
  const give = (connection: Preparing): void => {
    const next = waiting.shift()
    if (next === undefined) idle.push(connection)
    else next(connection)
  }
  return {
    async query(sql, parameters = []) {
      const connection = await take()
      try {
        const statement = await connection.prepared(sql)
        statement.bind([...parameters])
        const reader = await statement.runAndReadAll()
        return reader.getRowObjectsJS().map(plain)
      } finally {
        give(connection)
      }
    },
    async doubles(sql, parameters = []) {
      const connection = await take()
      try {
        return await doublesOf(await connection.connection.stream(sql, [...parameters]))
      } finally {
        give(connection)
      }
    },
    close() {
      for (const connection of all) connection.close()
      instance.closeSync()
    },
  }
}

/** A connection with the statements that it was asked last. */
class Preparing {
  readonly connection: DuckDBConnection
  /** Asked longest ago first. */
  readonly #statements = new Map<string, DuckDBPreparedStatement>()

  constructor(connection: DuckDBConnection) {
    this.connection = connection
  }

  async prepared(sql: string): Promise<DuckDBPreparedStatement> {
    const statement = this.#statements.get(sql) ?? (await this.connection.prepare(sql))
    this.#statements.delete(sql)
    this.#statements.set(sql, statement)
    const [oldest] = this.#statements
    if (oldest !== undefined && this.#statements.size > MOST_PREPARED) {
      this.#statements.delete(oldest[0])
      oldest[1].destroySync()
    }
    return statement
  }

  close(): void {
    for (const statement of this.#statements.values()) statement.destroySync()
    this.connection.closeSync()
  }
}

/** @param result doubles, no NULL */
export async function doublesOf(result: DuckDBResult): Promise<readonly Float64Array[]> {
  const parts: Float64Array[][] = Array.from({ length: result.columnCount }, () => [])
  for (;;) {
    const chunk = await result.fetchChunk()
    if (chunk === null || chunk.rowCount === 0) break
    for (const [c, column] of parts.entries()) {
      const { items } = chunk.getColumnVector(c) as unknown as { readonly items: Float64Array }
      column.push(items.slice(0, chunk.rowCount))
    }
  }
  return parts.map((column) => {
    const all = new Float64Array(column.reduce((sum, part) => sum + part.length, 0))
    let at = 0
    for (const part of column) {
      all.set(part, at)
      at += part.length
    }
    return all
  })
}

/** Counts come as bigint; every number of ours fits a double. */
function plain(row: Record<string, unknown>): Record<string, RawValue> {
  const out: Record<string, RawValue> = {}
  for (const [name, value] of Object.entries(row)) {
    out[name] = typeof value === 'bigint' ? Number(value) : (value as RawValue)
  }
  return out
}
