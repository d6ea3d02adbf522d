import { type DuckDBConnection, DuckDBInstance, type DuckDBResult } from '@duckdb/node-api'

/** Limits of one DuckDB process share; what does not fit in memory spills to `spillDir`. */
export interface EngineLimits {
  /** For example `1GB`. */
  readonly memoryLimit?: string
  readonly threads?: number
}

/** An in-memory engine with the warehouse attached read-only as `warehouse`. */
export interface EngineSession {
  readonly connection: DuckDBConnection
  /** May be called twice. */
  close(): void
}

export async function openSession(
  warehousePath: string,
  limits: EngineLimits,
  spillDir: string,
): Promise<EngineSession> {
  const instance = await DuckDBInstance.create(':memory:', {
    temp_directory: spillDir,
    threads: String(limits.threads ?? 2),
    memory_limit: limits.memoryLimit ?? '2GB',
  })
  const connection = await instance.connect()
  let open = true
  const close = () => {
    if (!open) return
    open = false
    connection.closeSync()
    instance.closeSync()
  }
  try {
    await connection.run(`attach '${warehousePath.replaceAll("'", "''")}' as warehouse (read_only)`)
  } catch (error) {
    close()
    throw error
  }
  return { connection, close }
}

/**
 * Reads a result of doubles (no NULL) into one array per column, without row objects.
 * NaN is written in its one canonical form, so that equal cells have equal bytes.
 * @param nRows rows that the result is known to have
 */
export async function readDoubles(result: DuckDBResult, nRows: number): Promise<readonly Float64Array[]> {
  const columns = Array.from({ length: result.columnCount }, () => new Float64Array(nRows))
  let start = 0
  for (;;) {
    const chunk = await result.fetchChunk()
    // Asking a chunk for its rows calls into the engine: once, not once a cell.
    const count = chunk?.rowCount ?? 0
    if (chunk === null || count === 0) break
    if (start + count > nRows) throw new RangeError(`more than ${nRows} rows`)
    for (let c = 0; c < columns.length; c++) {
      const items = (chunk.getColumnVector(c) as unknown as { readonly items: Float64Array }).items
      const column = columns[c]!
      for (let r = 0; r < count; r++) {
        const value = items[r]!
        column[start + r] = Number.isNaN(value) ? Number.NaN : value
      }
    }
    start += count
  }
  if (start !== nRows) throw new RangeError(`${start} rows where ${nRows} were expected`)
  return columns
}
