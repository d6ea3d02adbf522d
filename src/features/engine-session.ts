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
  /** For what is read while statements run on the other: a new statement ends the stream of the one before. */
  readonly beside: DuckDBConnection
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
  const beside = await instance.connect()
  let open = true
  const close = () => {
    if (!open) return
    open = false
    connection.closeSync()
    beside.closeSync()
    instance.closeSync()
  }
  try {
    await connection.run(`attach '${warehousePath.replaceAll("'", "''")}' as warehouse (read_only)`)
  } catch (error) {
    close()
    throw error
  }
  return { connection, beside, close }
}

/**
 * Reads a result of doubles (no NULL) into one array per column, without row objects.
 * NaN is written in its one canonical form, so that equal cells have equal bytes.
 * @param nRows rows that the result is known to have
 */
export async function readDoubles(result: DuckDBResult, nRows: number): Promise<readonly Float64Array[]> {
  const columns = Array.from({ length: result.columnCount }, () => new Float64Array(nRows))
  let start = 0
  for await (const { count, cells } of chunksOf(result)) {
    if (start + count > nRows) throw new RangeError(`more than ${nRows} rows`)
    for (const [c, column] of columns.entries()) {
      const items = cells(c)
      for (let r = 0; r < count; r++) column[start + r] = canonical(items[r]!)
    }
    start += count
  }
  if (start !== nRows) throw new RangeError(`${start} rows where ${nRows} were expected`)
  return columns
}

/**
 * Reads a result of an id and doubles (no NULL) in any order: the engine need not sort what is put in its place here.
 * @param ids ascending; a row of another id is left out
 * @returns one array per column behind the id, in the order of `ids`, NaN for an id without a row
 */
export async function readById(result: DuckDBResult, ids: Float64Array): Promise<readonly Float64Array[]> {
  const columns = Array.from({ length: result.columnCount - 1 }, () =>
    new Float64Array(ids.length).fill(Number.NaN),
  )
  const rowOf = new Map(Array.from(ids, (id, row) => [id, row]))
  for await (const { count, cells } of chunksOf(result)) {
    const rows = Array.from(cells(0).subarray(0, count), (id) => rowOf.get(id) ?? -1)
    for (const [c, column] of columns.entries()) {
      const items = cells(c + 1)
      for (let r = 0; r < count; r++) if (rows[r]! >= 0) column[rows[r]!] = canonical(items[r]!)
    }
  }
  return columns
}

interface DoubleChunk {
  readonly count: number
  cells(column: number): Float64Array
}

async function* chunksOf(result: DuckDBResult): AsyncGenerator<DoubleChunk> {
  for (;;) {
    const chunk = await result.fetchChunk()
    // Asking a chunk for its rows calls into the engine: once, not once a cell.
    const count = chunk?.rowCount ?? 0
    if (chunk === null || count === 0) return
    const cells = (column: number) =>
      (chunk.getColumnVector(column) as unknown as { readonly items: Float64Array }).items
    yield { count, cells }
  }
}

/** The one form of NaN. */
const canonical = (value: number): number => (Number.isNaN(value) ? Number.NaN : value)
