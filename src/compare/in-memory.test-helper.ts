import { DuckDBInstance, type DuckDBValue } from '@duckdb/node-api'
import type { CompareColumn, CompareSource, Query } from './column.ts'

/** A real database in memory with the given statements run. */
export async function inMemory(...statements: readonly string[]): Promise<{ query: Query; close(): void }> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  const connection = await instance.connect()
  for (const statement of statements) await connection.run(statement)
  return {
    async query(sql, parameters = []) {
      const reader = await connection.runAndReadAll(sql, parameters as DuckDBValue[])
      return reader
        .getRowObjectsJS()
        .map((row) =>
          Object.fromEntries(
            Object.entries(row).map(([key, value]) => [
              key,
              typeof value === 'bigint' ? Number(value) : value,
            ]),
          ),
        ) as Record<string, number | string | null>[]
    },
    close() {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

export const source: CompareSource = {
  relations: { p: 'person', d: 'derived' },
  key: 'ID',
  target: { relation: 'p', name: 'TARGET' },
}

const list: readonly CompareColumn[] = [
  { id: 'AMOUNT', kind: 'number', relation: 'p', name: 'AMOUNT' },
  { id: 'JOB', kind: 'category', relation: 'p', name: 'JOB' },
  { id: 'lates', kind: 'number', relation: 'd', name: 'lates' },
]
export const columns: ReadonlyMap<string, CompareColumn> = new Map(list.map((one) => [one.id, one]))
