import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import type { RawValue } from './bank.ts'
import { FEATURES_FILE, SCORES_FILE } from './score-columns.ts'

/** Queries run on the threads that also read files: more at once would make small requests wait. */
const CONNECTIONS = 2

/** Read-only SQL over the warehouse tables, the features and the scores. */
export interface SqlSession {
  query(sql: string, parameters?: readonly RawValue[]): Promise<Record<string, RawValue>[]>
  close(): void
}

/** @param tables names of the warehouse tables to show */
export async function openSqlSession(
  warehousePath: string,
  portfolioDir: string,
  tables: readonly string[],
): Promise<SqlSession> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2', memory_limit: '1GB' })
  const setUp = await instance.connect()
  const quoted = (path: string): string => `'${path.replaceAll("'", "''")}'`
  await setUp.run(`attach ${quoted(warehousePath)} as warehouse (read_only)`)
  for (const table of tables) await setUp.run(`create view ${table} as select * from warehouse.${table}`)
  await setUp.run(`create view scores as from read_parquet(${quoted(join(portfolioDir, SCORES_FILE))})`)
  await setUp.run(`create view features as from read_parquet(${quoted(join(portfolioDir, FEATURES_FILE))})`)
  setUp.closeSync()

  const idle: DuckDBConnection[] = []
  for (let i = 0; i < CONNECTIONS; i++) idle.push(await instance.connect())
  const all = [...idle]
  const waiting: ((connection: DuckDBConnection) => void)[] = []
  const take = (): Promise<DuckDBConnection> => {
    const connection = idle.pop()
    return connection !== undefined
      ? Promise.resolve(connection)
      : new Promise((resolve) => waiting.push(resolve))
  }
  const give = (connection: DuckDBConnection): void => {
    const next = waiting.shift()
    if (next === undefined) idle.push(connection)
    else next(connection)
  }
  return {
    async query(sql, parameters = []) {
      const connection = await take()
      try {
        const reader = await connection.runAndReadAll(sql, [...parameters])
        return reader.getRowObjectsJS().map(plain)
      } finally {
        give(connection)
      }
    },
    close() {
      for (const connection of all) connection.closeSync()
      instance.closeSync()
    },
  }
}

/** Counts come as bigint; every number of ours fits a double. */
function plain(row: Record<string, unknown>): Record<string, RawValue> {
  const out: Record<string, RawValue> = {}
  for (const [name, value] of Object.entries(row)) {
    out[name] = typeof value === 'bigint' ? Number(value) : (value as RawValue)
  }
  return out
}
