import type { DuckDBConnection } from '@duckdb/node-api'
import type { TableSchema } from '../../ingest/index.ts'
import type { Dialect, FeaturePlan, GrainPlan } from '../plan.ts'
import { sideTable } from '../side-table.ts'
import { parseSelect, type SqlNode } from '../sql-tree.ts'
import type { SqlColumn } from './stored-table.ts'

/** Columns of a table that the features read. */
export interface TableRead {
  readonly name: string
  /** The application's id. */
  readonly id: string
  readonly columns: readonly SqlColumn[]
}

export interface ParsedGrain extends Pick<GrainPlan, 'grain' | 'featureIds' | 'tables'> {
  readonly node: SqlNode
}

/** A plan as its texts were parsed by the engine; plain data, so that it can be sent to another thread. */
export interface ColumnProgram {
  readonly tables: readonly TableRead[]
  /** Rows that several grains read, by the name under which they read them. */
  readonly shared: readonly { readonly name: string; readonly node: SqlNode }[]
  readonly grains: readonly ParsedGrain[]
  /** Of the application features, in the order of the plan; they read `a.COLUMN` and `h.feature`. */
  readonly application: readonly SqlNode[]
  readonly applicationIds: readonly string[]
  readonly historyReads: readonly string[]
  readonly historyIds: readonly string[]
  /** Columns of the matrix. */
  readonly features: readonly string[]
}

/** A missing double is NaN here already. */
const asTheyAre: Dialect = { missingAsNaN: (expression) => expression }

export async function columnProgram(
  connection: DuckDBConnection,
  plan: Omit<FeaturePlan, 'dialect'>,
  schemas: readonly TableSchema[],
  features: readonly string[],
): Promise<ColumnProgram> {
  const table = (name: string) => name
  const kept = (grain: string) => `rows_${grain}`
  const grains: ParsedGrain[] = []
  for (const { grain, featureIds, tables, sql } of plan.grains)
    grains.push({
      grain,
      featureIds,
      tables,
      node: await parseSelect(connection, sql(table, kept), `grain ${grain}`),
    })
  const shared: { name: string; node: SqlNode }[] = []
  for (const { grain, sql } of plan.shared)
    shared.push({
      name: kept(grain).toUpperCase(),
      node: await parseSelect(connection, sql(table, kept), `grain ${grain}`),
    })
  const application =
    plan.applicationIds.length === 0
      ? []
      : ((await parseSelect(connection, plan.applicationSql('a, h', asTheyAre), 'the application features'))
          .select_list as readonly SqlNode[])
  const texts = [
    ...plan.grains.map(({ sql }) => sql(table)),
    ...plan.applicationReads.map((column) => `a.${column}`),
  ].join('\n')
  const names = new Set([
    ...plan.grains.flatMap(({ tables }) => tables),
    ...(application.length > 0 ? ['application'] : []),
  ])
  const tables: TableRead[] = []
  for (const schema of schemas.filter(({ name }) => names.has(name))) {
    const side = await sideTable(connection, schema, texts)
    tables.push({
      name: schema.name,
      id: schema.applicationId.column,
      columns: side.columns.map((name, place) => ({ name, type: side.relation.columns[place]!.type })),
    })
  }
  return {
    tables,
    shared,
    grains,
    // The first is the application's id.
    application: application.slice(1),
    applicationIds: plan.applicationIds,
    historyReads: plan.historyReads,
    historyIds: plan.historyIds,
    features,
  }
}
