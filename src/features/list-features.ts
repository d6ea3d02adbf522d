import type { LocalText, TableSchema, Unit } from '../ingest/index.ts'
import type { Catalogue, GroupMedian, Theme } from './feature.ts'
import { mediansRead } from './group-medians.ts'
import type { Lineage } from './lineage.ts'
import type { Policy } from './policy.ts'
import type { ColumnUse } from './policy-schema.ts'
import { selectFeatures } from './selection.ts'

/** One feature as the list shows it: what it is called, what it is made from, what it may be used for. */
export interface ListedFeature {
  readonly id: string
  readonly label: LocalText
  readonly theme: Theme
  readonly unit: Unit
  readonly scope: 'application' | 'history'
  /** Raw columns (`table.COLUMN`) found by parsing the SQL, without the application ids that only join rows. */
  readonly sources: readonly string[]
  readonly use: ColumnUse
  /** Expression over `a` (application), `h` (history features) and `g` (group medians), or over the rows of `grain`. */
  readonly sql: string
  /** SELECT that gives the rows of a history feature, by its name in `sql`'s scope; null for application features. */
  readonly grain: { readonly id: string; readonly sql: string } | null
  /** What `g.id` in `sql` means: the median of `value` within the row's own `group`, fitted on train rows. */
  readonly medians: readonly GroupMedian[]
}

/**
 * Every feature of the catalogue under a policy, in the catalogue's order. Needs no data.
 * @throws E_FEATURE_SQL, E_FEATURE_COLUMN, E_POLICY_UNLISTED_COLUMN, E_POLICY_BREACH
 */
export async function listFeatures(
  catalogue: Catalogue,
  policy: Policy,
  tables: readonly TableSchema[],
): Promise<readonly ListedFeature[]> {
  const { lineage, uses } = await selectFeatures(catalogue, policy, tables)
  const grains = new Map(catalogue.grains.map((grain) => [grain.id, grain.sql]))
  const medians = new Map(catalogue.groupMedians?.map((median) => [median.id, median]))
  return catalogue.features.map(({ id, label, theme, unit, scope, sql, grain }) => ({
    id,
    label,
    theme,
    unit,
    scope,
    sources: rawSources(lineage.get(id)!, tables),
    use: uses.get(id)!,
    sql,
    grain: grain === undefined ? null : { id: grain, sql: grains.get(grain)! },
    medians: mediansRead(sql).map((median) => medians.get(median)!),
  }))
}

/**
 * Raw columns of a lineage, in the order in which they are read. The application ids, which only join rows, are
 * left out unless nothing else is read: a count of rows reads them alone.
 */
export function rawSources(lineage: Lineage, tables: readonly TableSchema[]): readonly string[] {
  const ids = new Set(tables.map((table) => `${table.name}.${table.applicationId.column}`))
  const values = [...lineage.keys()].filter((column) => !ids.has(column))
  return values.length > 0 ? values : [...lineage.keys()]
}
