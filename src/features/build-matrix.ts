import { dirname } from 'node:path'
import { type OpenColumns, openColumns } from './columns/index.ts'
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
export function buildMatrix(request: MatrixRequest): Promise<MatrixManifest> {
  const { catalogue } = request
  return writeMatrix(request, async (work) => {
    const { connection } = work.session
    const groupMedians = await fitGroupMedians(
      async (sql) => (await connection.runAndReadAll(sql)).getRows() as unknown as readonly GroupRow[],
      catalogue,
      work.features,
      'warehouse.application',
    )
    const plan = compilePlan(catalogue, work.features, duckDb, groupMedians)
    const columns = await openColumns({
      generationDir: dirname(request.warehousePath),
      connection,
      plan,
      schemas: request.tables,
      nRows: work.rowIds.length,
      ...(request.threads !== undefined && { threads: request.threads }),
    })
    try {
      await writeCells(work, plan, columns, request)
    } finally {
      await columns?.close()
    }
    return { historyIds: plan.historyIds, groupMedians }
  })
}

async function writeCells(
  work: MatrixWork,
  plan: FeaturePlan,
  columns: OpenColumns | undefined,
  request: MatrixRequest,
): Promise<void> {
  const { session, features, rowIds, cells, history } = work
  const nRows = rowIds.length
  const place = new Map(features.map((id, index) => [id, index * nRows]))
  const { batch = BATCH } = request
  // The engine's statements share tables of its session: one batch at a time.
  let engine: Promise<unknown> = Promise.resolve()
  const byEngine = (ids: Float64Array) => {
    const computed = engine.then(() => computeBatch(session.connection, plan, ids))
    engine = computed.catch(() => undefined)
    return computed
  }
  const compute = async (ids: Float64Array) => (await columns?.compute(ids)) ?? (await byEngine(ids))

  /** One more than work at once, so that none waits while a batch is written. */
  const ahead = 1 + (columns?.threads ?? 1)
  const open: Promise<void>[] = []
  let done = 0
  try {
    for (let start = 0; start < nRows; start += batch) {
      if (open.length === ahead) await open.shift()
      const end = Math.min(start + batch, nRows)
      const written = compute(rowIds.subarray(start, end)).then((computed) => write(computed, start, end))
      // A failure is met where it is awaited; until then it is no unhandled one.
      written.catch(() => undefined)
      open.push(written)
    }
    for (const one of open) await one
  } finally {
    await Promise.allSettled(open)
  }

  async function write(computed: ReadonlyMap<string, Float64Array>, start: number, end: number) {
    for (const [id, values] of computed) {
      const at = place.get(id)
      if (at !== undefined) await cells.write(values, at + start)
    }
    const columns = plan.historyIds.map((id) => computed.get(id)!)
    await history.write(interleaved(columns, end - start), start * columns.length)
    done += end - start
    request.onProgress?.(done, nRows)
  }
}
