import { DuckDBInstance, type DuckDBValue } from '@duckdb/node-api'
import { type CompareColumn, type CompareSource, fromSql, type Query, valueSql } from './column.ts'
import { People } from './people.ts'

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

export const target: CompareColumn = { id: 'TARGET', kind: 'number', relation: 'p', name: 'TARGET' }

/** Everybody of the database, as the service reads them. */
export function peopleOf(query: () => Query): People {
  return new People(async (wanted) => {
    const rows = await query()(
      `select ${wanted.map((column, k) => `${valueSql(column)} as v${k}`).join(', ')}
       from ${fromSql(source, wanted)} order by p.ID`,
    )
    return wanted.map((column, k) => {
      const found = rows.map((row) => row[`v${k}`] ?? null)
      const values =
        column.kind === 'number' ? [] : [...new Set(found)].filter((one) => one !== null).map(String)
      const cells = found.map((one) =>
        one === null ? Number.NaN : column.kind === 'number' ? Number(one) : values.indexOf(String(one)),
      )
      return { cells: Float64Array.from(cells), values }
    })
  })
}
