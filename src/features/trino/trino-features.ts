import { fail } from '../../errors/index.ts'
import type { Catalogue } from '../feature.ts'
import { fitGroupMedians } from '../group-medians.ts'
import { compilePlan, type FeaturePlan, trino } from '../plan.ts'
import type { Trino, TrinoValue } from './trino-client.ts'

/** Feature values of every application, in the order of their ids. */
export interface TrinoFeatures {
  readonly rowIds: Float64Array
  /** Feature id → one value per row, NaN = missing. */
  readonly columns: ReadonlyMap<string, Float64Array>
}

/**
 * Builds features on a cluster: one statement per grain, one for the application features.
 * @param relation text that names a table of the warehouse there, as `hive.bank.bureau`
 * @throws VitrineError E_TRINO_SQL, E_TRINO_ANSWER, E_TRINO_UNREACHABLE, E_FEATURE_UNKNOWN
 */
export async function trinoFeatures(
  server: Trino,
  catalogue: Catalogue,
  featureIds: readonly string[],
  relation: (table: string) => string,
  signal?: AbortSignal,
): Promise<TrinoFeatures> {
  const rowsOf = async (sql: string): Promise<readonly (readonly TrinoValue[])[]> => {
    const found: (readonly TrinoValue[])[] = []
    for await (const { rows } of server.pages(sql, signal)) found.push(...rows)
    return found
  }
  const medians = await fitGroupMedians(
    async (sql) => (await rowsOf(sql)).map(([group, median]) => [String(group), Number(median)]),
    catalogue,
    featureIds,
    relation('application'),
  )
  const plan = compilePlan(catalogue, featureIds, trino, medians)
  const ids = await rowsOf(`select SK_ID_CURR from ${relation('application')}`)
  const rowIds = Float64Array.from(ids, ([id]) => Number(id)).sort()
  const rowOf = new Map(Array.from(rowIds, (id, row) => [id, row]))
  const columns = new Map<string, Float64Array>()
  const read = async (sql: string, names: readonly string[]): Promise<void> => {
    const values = names.map(() => new Float64Array(rowIds.length).fill(Number.NaN))
    for await (const { rows } of server.pages(sql, signal)) {
      for (const cells of rows) {
        const row = rowOf.get(Number(cells[0])) ?? stranger(cells[0]!)
        for (const [at, column] of values.entries()) column[row] = asDouble(cells[at + 1]!)
      }
    }
    for (const [at, name] of names.entries()) columns.set(name, values[at]!)
  }
  for (const grain of plan.grains) await read(grain.sql(relation), grain.featureIds)
  if (plan.applicationIds.length > 0) {
    await read(plan.applicationSql(fromText(plan, relation)), plan.applicationIds)
  }
  return { rowIds, columns: new Map(featureIds.map((id) => [id, columns.get(id)!])) }
}

/** FROM clause of the application features: `a`, and `h` with the history that they read. */
function fromText(plan: FeaturePlan, relation: (table: string) => string): string {
  const read = plan.grains
    .map((grain) => ({ grain, ids: grain.featureIds.filter((id) => plan.historyReads.includes(id)) }))
    .filter(({ ids }) => ids.length > 0)
  const cells = read.flatMap(({ grain, ids }) => ids.map((id) => `of_${grain.grain}.${id}`))
  const joins = read.map(
    ({ grain }) =>
      `left join (${grain.sql(relation)}) of_${grain.grain} on of_${grain.grain}.SK_ID_CURR = i.SK_ID_CURR`,
  )
  const history = `(select ${['i.SK_ID_CURR', ...cells].join(', ')} from ${relation('application')} i ${joins.join('\n')})`
  return `${relation('application')} a join ${history} h on h.SK_ID_CURR = a.SK_ID_CURR`
}

/** NaN and the infinities come as text. */
function asDouble(value: TrinoValue): number {
  return value === null ? Number.NaN : Number(value)
}

function stranger(id: TrinoValue): never {
  fail('E_TRINO_ANSWER', {
    what: 'Trino gave features of an application that its application table does not have.',
    got: String(id),
    expected: 'side tables of the same applications',
    remedy: 'Export all tables of one warehouse generation together.',
  })
}
