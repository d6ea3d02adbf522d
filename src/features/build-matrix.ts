import type { DuckDBConnection } from '@duckdb/node-api'
import { readById, readDoubles } from './engine-session.ts'
import { fitGroupMedians, type GroupRow } from './group-medians.ts'
import { interleaved, type MatrixManifest } from './matrix-files.ts'
import { type MatrixTarget, type MatrixWork, writeMatrix } from './matrix-folder.ts'
import { compilePlan, duckDb, type FeaturePlan } from './plan.ts'

export interface MatrixRequest extends MatrixTarget {
  /** Applications computed at once; bounds the memory. Default 20,000. */
  readonly batch?: number
  readonly onProgress?: (done: number, total: number) => void
}

/**
 * Computes every feature for every application of the warehouse, ordered by application id.
 * The same warehouse, catalogue and policy give the same bytes, whatever the threads, batch and memory.
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
    await writeCells(work, plan, request)
    return { historyIds: plan.historyIds, groupMedians }
  })
}

async function writeCells(work: MatrixWork, plan: FeaturePlan, request: MatrixRequest): Promise<void> {
  const { session, features, rowIds, cells, history } = work
  const nRows = rowIds.length
  const place = new Map(features.map((id, index) => [id, index * nRows]))
  const batch = request.batch ?? 20_000
  // The engine works on the next batch while this one is written.
  let written: Promise<void> = Promise.resolve()
  try {
    for (let start = 0; start < nRows; start += batch) {
      const end = Math.min(start + batch, nRows)
      const computed = await computeBatch(session.connection, plan, rowIds.subarray(start, end))
      await written
      written = write(computed, start, end)
      // A failure is met by the await above or below; until then it is no unhandled one.
      written.catch(() => undefined)
    }
  } finally {
    await written
  }

  async function write(computed: ReadonlyMap<string, Float64Array>, start: number, end: number) {
    for (const [id, values] of computed) {
      const at = place.get(id)
      if (at !== undefined) await cells.write(values, at + start)
    }
    const columns = plan.historyIds.map((id) => computed.get(id)!)
    await history.write(interleaved(columns, end - start), start * columns.length)
    request.onProgress?.(end, nRows)
  }
}

/** Every feature of the applications with these ids, which ascend; in their order. */
async function computeBatch(
  connection: DuckDBConnection,
  plan: FeaturePlan,
  ids: Float64Array,
): Promise<ReadonlyMap<string, Float64Array>> {
  const relation = (table: string) =>
    `(select * from warehouse.${table} where SK_ID_CURR between ${ids[0]} and ${ids.at(-1)})`
  const computed = new Map<string, Float64Array>()
  const keep = (ids: readonly string[], columns: readonly Float64Array[]) => {
    for (const [index, id] of ids.entries()) computed.set(id, columns[index]!)
  }
  const kept = (grain: string) => `rows_${grain}`
  for (const { grain, sql } of plan.shared) {
    await connection.run(`create or replace temp table ${kept(grain)} as ${sql(relation, kept)}`)
  }
  for (const grain of plan.grains) {
    await connection.run(`create or replace temp table batch_${grain.grain} as ${grain.sql(relation, kept)}`)
    const cells = grain.featureIds.map((id) => plan.dialect.missingAsNaN(id))
    const sql = `select ${['cast(SK_ID_CURR as double)', ...cells].join(', ')} from batch_${grain.grain}`
    keep(grain.featureIds, await readById(await connection.stream(sql), ids))
  }
  if (plan.applicationIds.length > 0) {
    const rows = plan.applicationSql(batchFrom(plan, relation))
    const sql = `select ${plan.applicationIds.join(', ')} from (${rows}) order by SK_ID_CURR`
    keep(plan.applicationIds, await readDoubles(await connection.stream(sql), ids.length))
  }
  return computed
}

/** FROM clause of the application features: `a`, and `h` with the history that they read. */
function batchFrom(plan: FeaturePlan, relation: (table: string) => string): string {
  const read = plan.grains.filter((grain) => grain.featureIds.some((id) => plan.historyReads.includes(id)))
  const columns = read.flatMap((grain) =>
    grain.featureIds.filter((id) => plan.historyReads.includes(id)).map((id) => `batch_${grain.grain}.${id}`),
  )
  const joins = read.map((grain) => `left join batch_${grain.grain} using (SK_ID_CURR)`)
  const history = `(select ${['i.SK_ID_CURR', ...columns].join(', ')}
    from ${relation('application')} i ${joins.join(' ')})`
  return `${relation('application')} a join ${history} h on h.SK_ID_CURR = a.SK_ID_CURR`
}
