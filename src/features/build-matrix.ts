import { dirname } from 'node:path'
import { RowFiles } from '../ingest/index.ts'
import { type OpenColumns, openColumns, startCrew } from './columns/index.ts'
import { computeBatch } from './compute-batch.ts'
import { fitGroupMedians, type GroupRow } from './group-medians.ts'
import { interleaved, type MatrixManifest } from './matrix-files.ts'
import { type MatrixTarget, type MatrixWork, writeMatrix } from './matrix-folder.ts'
import { compilePlan, duckDb, type FeaturePlan } from './plan.ts'

export interface MatrixRequest extends MatrixTarget {
  /** Applications computed at once; bounds the memory. Default 16,384. */
  readonly batch?: number
  readonly onProgress?: (done: number, total: number) => void
}

const BATCH = 16_384

/**
 * Computes every feature for every application of the warehouse, ordered by application id: column by column from the
 * files beside the warehouse, or by statements of the engine where a generation has none, a text has a form that is not
 * worked out here, or a value is the engine's to tell.
 * The same warehouse, catalogue and policy give the same bytes, whatever the way, threads, batch and memory.
 * @throws E_POLICY_BREACH, E_POLICY_UNLISTED_COLUMN, E_CATALOGUE, E_FEATURE_SQL, E_FEATURE_COLUMN, E_MEMORY_LIMIT, E_DISK_FULL
 */
export async function buildMatrix(request: MatrixRequest): Promise<MatrixManifest> {
  const { catalogue } = request
  const generationDir = dirname(request.warehousePath)
  const crew = startCrew(applicationsOf(generationDir), request.threads)
  const written = writeMatrix(request, async (work) => {
    const { connection } = work.session
    const groupMedians = await fitGroupMedians(
      async (sql) => (await connection.runAndReadAll(sql)).getRows() as unknown as readonly GroupRow[],
      catalogue,
      work.features,
      'warehouse.application',
    )
    const plan = compilePlan(catalogue, work.features, duckDb, groupMedians)
    const { batch = BATCH, memoryLimit = '2GB' } = request
    const nRows = work.rowIds.length
    const columns = await openColumns({
      generationDir,
      connection,
      plan,
      schemas: request.tables,
      features: work.features,
      room: Math.min(batch, nRows),
      nRows,
      cells: work.cells.descriptor,
      history: work.history.descriptor,
      memoryLimit,
      crew,
    })
    try {
      await writeCells(work, plan, columns, request)
    } finally {
      await columns.close()
    }
    return { historyIds: plan.historyIds, groupMedians }
  })
  return written.finally(() => crew?.close())
}

/** As far as it is known before the warehouse is opened. */
function applicationsOf(generationDir: string): number {
  const files = RowFiles.open(generationDir)
  const nRows = files?.table('application')?.nRows ?? 0
  files?.close()
  return nRows
}

async function writeCells(
  work: MatrixWork,
  plan: FeaturePlan,
  columns: OpenColumns,
  { batch = BATCH, onProgress }: MatrixRequest,
): Promise<void> {
  const { rowIds } = work
  const nRows = rowIds.length
  const byEngine = engineWriter(work, plan)
  let done = 0
  const write = async (start: number, end: number): Promise<void> => {
    const ids = rowIds.subarray(start, end)
    if (!(await columns.write(ids, start))) await byEngine(ids, start)
    done += end - start
    onProgress?.(done, nRows)
  }
  const open: Promise<void>[] = []
  try {
    for (let start = 0; start < nRows; start += batch) {
      if (open.length === columns.threads) await open.shift()
      const written = write(start, Math.min(start + batch, nRows))
      // A failure is met where it is awaited; until then it is no unhandled one.
      written.catch(() => undefined)
      open.push(written)
    }
    for (const one of open) await one
  } finally {
    await Promise.allSettled(open)
  }
}

/** Writes batches by statements of the engine, one after the other: they share tables of its session. */
function engineWriter({ session, features, rowIds, cells, history }: MatrixWork, plan: FeaturePlan) {
  const place = new Map(features.map((id, index) => [id, index * rowIds.length]))
  let last: Promise<unknown> = Promise.resolve()
  return (ids: Float64Array, start: number): Promise<void> => {
    const written = last.then(async () => {
      const computed = await computeBatch(session.connection, plan, ids)
      for (const [id, values] of computed) {
        const at = place.get(id)
        if (at !== undefined) await cells.write(values, at + start)
      }
      const columns = plan.historyIds.map((id) => computed.get(id)!)
      await history.write(interleaved(columns, ids.length), start * columns.length)
    })
    last = written.catch(() => undefined)
    return written
  }
}
