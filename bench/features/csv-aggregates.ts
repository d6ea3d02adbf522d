import { closeSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { schemaOf } from './aggregate-list.ts'
import { aggregateSql } from './aggregate-sql.ts'
import { answers } from './aggregates.ts'
import type { Spec } from './spec.ts'

/** Every table's aggregates from CSV, by the engine that reads files, left there as a table of doubles. */
export async function csvAggregates(spec: Spec): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '2',
    memory_limit: spec.memoryLimit,
    temp_directory: join(spec.dataDir, 'spill'),
  })
  const connection = await instance.connect()
  const rows = (table: string) => csvRows(table, spec.csvFiles[table]!)
  for (const one of answers)
    await connection.run(`create temp table aggregates_${one.table} as ${aggregateSql(one, rows, false)}`)
}

/** The file read as ingest reads it: every column's type is known, nothing is guessed from the first rows. */
function csvRows(table: string, file: string): string {
  const types = { text: 'VARCHAR', integer: 'INTEGER', number: 'DOUBLE' } as const
  const known = new Map(schemaOf(table).columns.map(({ name, type }) => [name, types[type]]))
  const columns = headerOf(file).map((name) => `'${name}': '${known.get(name) ?? 'VARCHAR'}'`)
  return `read_csv('${file}', columns = {${columns.join(', ')}}, header = true, auto_detect = false,
    delim = ',', quote = '"', escape = '"')`
}

function headerOf(path: string): readonly string[] {
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(1 << 16)
    const text = bytes.toString('utf8', 0, readSync(file, bytes))
    return text.split(/\r?\n/, 1)[0]!.split(',')
  } finally {
    closeSync(file)
  }
}
