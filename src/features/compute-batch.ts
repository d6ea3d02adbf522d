import type { DuckDBConnection } from '@duckdb/node-api'
import { readById, readDoubles } from './engine-session.ts'
import type { FeaturePlan } from './plan.ts'

/** Every feature of the applications with these ids, which rise, by statements of the engine; in their order, NaN = missing. */
export async function computeBatch(
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
