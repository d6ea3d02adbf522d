import { fail } from '../errors/index.ts'
import type { Catalogue, FeatureDefinition, Grain } from './feature.ts'
import { type FittedMedians, withMedians } from './group-medians.ts'

/** What differs between engines and between evaluations: how a double is written and where rows come from. */
export interface Dialect {
  /** A NULL double as the engine's NaN, so that a cell is always a float64. */
  missingAsNaN(expression: string): string
}

export const duckDb: Dialect = { missingAsNaN: (expression) => `coalesce(${expression}, 'nan'::double)` }

export const trino: Dialect = { missingAsNaN: (expression) => `coalesce(${expression}, nan())` }

/** Text that stands for a warehouse table in FROM. The only thing in which bulk, single and hypothetical differ. */
export type RelationText = (table: string) => string

/** The history features of one grain: one statement. */
export interface GrainPlan {
  readonly grain: string
  /** Warehouse tables that the statement reads. */
  readonly tables: readonly string[]
  readonly featureIds: readonly string[]
  /**
   * SELECT of SK_ID_CURR and one nullable double per feature, one row per application that has rows.
   * @param kept names of tables that already hold the rows of shared grains; without it they are worked out again
   */
  sql(relation: RelationText, kept?: RelationText): string
}

/** Rows of a grain that the statements of several grains read. An engine may keep them, earlier ones first. */
export interface SharedGrain {
  readonly grain: string
  /** SELECT of the rows. */
  sql(relation: RelationText, kept: RelationText): string
}

/** The SQL of a catalogue for one engine. Feature text appears here once and is used by every evaluation. */
export interface FeaturePlan {
  readonly grains: readonly GrainPlan[]
  readonly shared: readonly SharedGrain[]
  /** History features, in the order in which the history file keeps them. */
  readonly historyIds: readonly string[]
  /** Application features that were asked for. */
  readonly applicationIds: readonly string[]
  /** History features that application features read as `h.id`. */
  readonly historyReads: readonly string[]
  /** Application columns that application features read as `a.COLUMN`. */
  readonly applicationReads: readonly string[]
  /**
   * SELECT of SK_ID_CURR and one double per application feature (NaN = missing).
   * @param from FROM clause in which `a` has the application columns and `h` the history features
   * @param written how a cell is written, if not in the dialect's way
   */
  applicationSql(from: string, written?: Dialect): string
  readonly dialect: Dialect
}

/**
 * @param features ids wanted; history features that they read as `h.id` are added to the history
 * @param medians fitted group medians, as far as the features read any
 * @throws E_FEATURE_UNKNOWN for an id that the catalogue does not have; E_MEDIANS_NOT_FITTED
 */
export function compilePlan(
  catalogue: Catalogue,
  features: readonly string[],
  dialect: Dialect,
  medians: FittedMedians = {},
): FeaturePlan {
  const byId = new Map(catalogue.features.map((feature) => [feature.id, feature]))
  const wanted = features.map((id) => byId.get(id) ?? unknown(id))
  const rowWise = wanted
    .filter((feature) => feature.scope === 'application')
    .map((feature) => ({ ...feature, sql: withMedians(feature.sql, catalogue, medians) }))
  const historyReads = reads(rowWise, 'h')
  const historyIds = new Set(wanted.filter((f) => f.scope === 'history').map((f) => f.id))
  for (const id of historyReads) historyIds.add((byId.get(id) ?? unknown(id)).id)
  const history = catalogue.features.filter((feature) => historyIds.has(feature.id))
  const read = catalogue.grains.filter((grain) => history.some((feature) => feature.grain === grain.id))
  const shared = catalogue.grains.filter(
    (grain) => read.filter((one) => grainsNeeded(catalogue, one).includes(grain)).length > 1,
  )
  const grains = read.map((grain) => {
    const own = history.filter((feature) => feature.grain === grain.id)
    return grainPlan(catalogue, grain, own, shared)
  })
  return {
    grains,
    shared: shared.map((grain) => ({
      grain: grain.id,
      sql(relation, kept) {
        const others = shared.filter((one) => one !== grain)
        return `${withGrains(catalogue, grain, relation, others, kept)}select * from ${grain.id}`
      },
    })),
    historyIds: grains.flatMap((grain) => grain.featureIds),
    applicationIds: rowWise.map((feature) => feature.id),
    historyReads,
    applicationReads: reads(rowWise, 'a'),
    applicationSql(from, written = dialect) {
      const cells = rowWise.map((f) => `${written.missingAsNaN(asDouble(f))} as ${f.id}`)
      return `select ${['a.SK_ID_CURR', ...cells].join(',\n  ')}\nfrom ${from}`
    },
    dialect,
  }
}

function grainPlan(
  catalogue: Catalogue,
  grain: Grain,
  features: readonly FeatureDefinition[],
  shared: readonly Grain[],
): GrainPlan {
  const cells = features.map((feature) => `${asDouble(feature)} as ${feature.id}`)
  return {
    grain: grain.id,
    tables: [...new Set(grainsNeeded(catalogue, grain).flatMap((one) => one.tables))],
    featureIds: features.map((feature) => feature.id),
    sql(relation, kept) {
      const list = ['SK_ID_CURR', ...cells].join(',\n  ')
      const ready = kept === undefined ? [] : shared
      const from = ready.includes(grain) ? kept!(grain.id) : grain.id
      const rows = withGrains(catalogue, grain, relation, ready, kept)
      return `${rows}select ${list}\nfrom ${from}\ngroup by SK_ID_CURR`
    },
  }
}

/** WITH clause that names the rows of a grain and of those it reads; those that are kept need none. */
function withGrains(
  catalogue: Catalogue,
  grain: Grain,
  relation: RelationText,
  ready: readonly Grain[],
  kept?: RelationText,
): string {
  const needed = grainsNeeded(catalogue, grain, ready)
  const keptIds = new Set(ready.map((one) => one.id))
  const tables = new Set(needed.flatMap((one) => one.tables))
  const ctes = needed.map((one) => {
    const text = one.sql.replace(/\{(\w+)\}/g, (_, name: string) => {
      if (tables.has(name)) return relation(name)
      if (!one.grains?.includes(name)) return unknown(`{${name}} in grain ${one.id}`)
      return kept !== undefined && keptIds.has(name) ? kept(name) : name
    })
    return `${one.id} as (\n${text}\n)`
  })
  return ctes.length === 0 ? '' : `with ${ctes.join(',\n')}\n`
}

/** The grain and those it reads, earlier ones first; those that are ready are left out with all that they read. */
function grainsNeeded(catalogue: Catalogue, grain: Grain, ready: readonly Grain[] = []): readonly Grain[] {
  const ids = new Set([grain.id])
  const order = catalogue.grains.slice(0, catalogue.grains.indexOf(grain) + 1)
  const isNeeded = (one: Grain) => ids.has(one.id) && !ready.includes(one)
  for (const one of order.slice().reverse()) {
    if (isNeeded(one)) for (const earlier of one.grains ?? []) ids.add(earlier)
  }
  return order.filter(isNeeded)
}

/** A category becomes its index in the fixed list; anything else is missing. */
function asDouble(feature: FeatureDefinition): string {
  if (feature.kind === 'number') return `cast((${feature.sql}) as double)`
  const cases = feature.categories!.map(
    (value, code) => `when '${value.replaceAll("'", "''")}' then ${code}e0`,
  )
  return `case (${feature.sql}) ${cases.join(' ')} end`
}

/** Names read through an alias, in order of first use. */
function reads(features: readonly FeatureDefinition[], alias: 'a' | 'h'): readonly string[] {
  const found = new Set<string>()
  for (const feature of features) {
    for (const match of feature.sql.matchAll(new RegExp(`\\b${alias}\\.(\\w+)`, 'g'))) found.add(match[1]!)
  }
  return [...found]
}

function unknown(id: string): never {
  fail('E_FEATURE_UNKNOWN', {
    what: 'A plan asks for something that the catalogue does not have.',
    got: id,
    expected: 'an id of the catalogue',
    remedy: 'Correct the id.',
  })
}
