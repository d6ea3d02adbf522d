import { rename, rm } from 'node:fs/promises'
import { DOUBLE, DuckDBDataChunk, DuckDBInstance, INTEGER, VARCHAR } from '@duckdb/node-api'

/** One column to write; `at(row)` gives null for missing. */
export interface OutputColumn {
  readonly name: string
  readonly type: 'double' | 'integer' | 'text'
  /** Values of rows start … end − 1. */
  values(start: number, end: number): readonly (number | string | null)[]
}

const CHUNK_ROWS = 2048
const TYPES = { double: DOUBLE, integer: INTEGER, text: VARCHAR } as const

/**
 * Writes columns to one Parquet file, in blocks, so that the rows never lie in memory whole.
 * The file appears under its name only when it is complete.
 */
export async function writeParquet(
  path: string,
  columns: readonly OutputColumn[],
  nRows: number,
): Promise<void> {
  const scratch = `${path}.building`
  const half = `${path}.half`
  await Promise.all([rm(scratch, { force: true }), rm(half, { force: true })])
  const instance = await DuckDBInstance.create(scratch, { threads: '1', memory_limit: '1GB' })
  const connection = await instance.connect()
  try {
    const definitions = columns.map((column) => `"${column.name}" ${TYPES[column.type]}`)
    await connection.run(`create table rows (${definitions.join(', ')})`)
    const appender = await connection.createAppender('rows')
    const types = columns.map((column) => TYPES[column.type])
    for (let start = 0; start < nRows; start += CHUNK_ROWS) {
      const end = Math.min(start + CHUNK_ROWS, nRows)
      const chunk = DuckDBDataChunk.create(types, end - start)
      for (const [index, column] of columns.entries()) chunk.setColumnValues(index, column.values(start, end))
      appender.appendDataChunk(chunk)
    }
    appender.closeSync()
    await connection.run(`copy rows to '${half.replaceAll("'", "''")}' (format parquet, compression zstd)`)
  } finally {
    connection.closeSync()
    instance.closeSync()
    await Promise.all([rm(scratch, { force: true }), rm(`${scratch}.wal`, { force: true })])
  }
  await rename(half, path)
}
