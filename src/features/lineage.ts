import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { fail } from '../errors/index.ts'
import type { TableSchema } from '../ingest/index.ts'
import type { Catalogue, FeatureDefinition, Grain, GroupMedian } from './feature.ts'
import { columnNames } from './policy.ts'
import {
  columnReferences,
  isNode,
  parseSelects,
  type SelectText,
  type SqlNode,
  type SqlValue,
} from './sql-tree.ts'

/** Raw columns (`table.COLUMN`) that a value is made from → the names it passed through on the way. */
export type Lineage = ReadonlyMap<string, readonly string[]>

/** Columns of something that can stand in FROM, upper case → what each is made from. */
type Relation = ReadonlyMap<string, Lineage>

/**
 * Reads from the SQL itself which raw columns every feature is made from. Joins, filters, grouping and
 * ordering count: they decide which rows are seen.
 * @returns feature id → lineage, for every feature of the catalogue
 * @throws E_FEATURE_SQL for SQL that cannot be read; E_FEATURE_COLUMN for a column that does not exist
 */
export async function readLineage(
  catalogue: Catalogue,
  tables: readonly TableSchema[],
): Promise<ReadonlyMap<string, Lineage>> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  const connection = await instance.connect()
  try {
    return await lineageOfCatalogue(connection, catalogue, tables)
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

/** The catalogue's texts, as the engine parses them. */
type Parsed = (text: SelectText) => SqlNode

async function parseAll(connection: DuckDBConnection, texts: readonly SelectText[]): Promise<Parsed> {
  const nodes = await parseSelects(connection, texts)
  const byName = new Map(texts.map(({ where }, index) => [where, nodes[index]!]))
  return ({ where }) => byName.get(where)!
}

const grainText = ({ id, sql }: Grain): SelectText => ({
  sql: sql.replace(/\{(\w+)\}/g, '$1'),
  where: `grain ${id}`,
})

// In brackets: the text is one expression, whatever it holds.
const featureText = ({ id, sql, ...feature }: FeatureDefinition): SelectText => ({
  sql: `select (${sql}) as "${id}" from ${feature.scope === 'history' ? `${feature.grain} group by SK_ID_CURR` : 'a, h, g'}`,
  where: `feature ${id}`,
})

const medianText = ({ id, group, value }: GroupMedian): SelectText => ({
  sql: `select (${group}) as MEDIAN_GROUP, (${value}) as MEDIAN_VALUE from application a`,
  where: `group median ${id}`,
})

async function lineageOfCatalogue(
  connection: DuckDBConnection,
  catalogue: Catalogue,
  tables: readonly TableSchema[],
): Promise<ReadonlyMap<string, Lineage>> {
  const { grains, features, groupMedians = [] } = catalogue
  const texts = [...grains.map(grainText), ...features.map(featureText), ...groupMedians.map(medianText)]
  const parsed = await parseAll(connection, texts)
  const relations = new Map<string, Relation>()
  for (const table of tables) {
    const columns = columnNames(table).map((name): [string, Lineage] => [
      name.toUpperCase(),
      new Map([[`${table.name}.${name}`, []]]),
    ])
    relations.set(table.name, new Map(columns))
  }
  for (const grain of grains) {
    const text = grainText(grain)
    relations.set(grain.id, throughGrain(grain.id, selectLineage(parsed(text), relations, text.where)))
  }
  const result = new Map<string, Lineage>()
  const history = new Map<string, Lineage>()
  for (const feature of features.filter((one) => one.scope === 'history')) {
    const lineage = lineageOfFeature(feature, parsed, relations)
    result.set(feature.id, lineage)
    history.set(feature.id.toUpperCase(), through(lineage, `h.${feature.id}`))
  }
  const scope = new Map([
    ['a', relations.get('application') ?? new Map()],
    ['h', history],
    ['g', lineageOfMedians(groupMedians, parsed, relations)],
  ])
  for (const feature of features.filter((one) => one.scope === 'application'))
    result.set(feature.id, lineageOfFeature(feature, parsed, scope))
  return result
}

/** A group median is made from what forms the groups as well as from the value. */
function lineageOfMedians(
  groupMedians: readonly GroupMedian[],
  parsed: Parsed,
  relations: ReadonlyMap<string, Relation>,
): Relation {
  const medians = new Map<string, Lineage>()
  for (const median of groupMedians) {
    const text = medianText(median)
    const made = selectLineage(parsed(text), relations, text.where)
    medians.set(median.id.toUpperCase(), through(union([...made.values()]), `g.${median.id}`))
  }
  return medians
}

function lineageOfFeature(
  feature: FeatureDefinition,
  parsed: Parsed,
  relations: ReadonlyMap<string, Relation>,
): Lineage {
  const text = featureText(feature)
  const output = selectLineage(parsed(text), relations, text.where).get(feature.id.toUpperCase())
  return output ?? unreadable(text.where, feature.sql, 'one expression')
}

/** What each output column of a SELECT is made from, the columns that pick its rows included. */
function selectLineage(
  node: SqlNode,
  outer: ReadonlyMap<string, Relation>,
  where: string,
): Map<string, Lineage> {
  if (node.type !== 'SELECT_NODE') unreadable(where, String(node.type), 'a plain SELECT')
  const relations = new Map(outer)
  for (const entry of list((node.cte_map as SqlNode | undefined)?.map)) {
    const cte = (entry as SqlNode).value as SqlNode
    if (list(cte.aliases).length > 0)
      unreadable(where, 'renamed columns of a CTE', 'names given in its SELECT')
    const query = (cte.query as SqlNode).node as SqlNode
    relations.set(String((entry as SqlNode).key), selectLineage(query, relations, where))
  }
  const sources = new Map<string, Relation>()
  const conditions: SqlValue[] = []
  readFrom(node.from_table, relations, sources, conditions, where)
  const structure: SqlValue[] = [
    ...conditions,
    node.where_clause,
    node.group_expressions,
    node.having,
    node.qualify,
    node.modifiers,
  ]
  refusePlaces(node, where)
  const items = list(node.select_list) as readonly SqlNode[]
  const lineageOf = (value: SqlValue): Lineage =>
    union(columnReferences(value, where).map((parts) => resolve(parts, sources, where)))
  const named = (parts: readonly string[]) =>
    parts.length > 1 ? [] : items.filter((item) => sameName(String(item.alias), parts[0]!))
  const picking = columnReferences(structure, where).map((parts) => {
    // Where a column and an alias have one name, engines differ in which they mean: both count.
    const meant = named(parts).map(lineageOf)
    return meant.length === 0
      ? resolve(parts, sources, where)
      : union([...meant, findColumn(parts, sources) ?? new Map()])
  })
  const picked = union(picking)
  const output = new Map<string, Lineage>()
  for (const item of items) {
    if (item.class === 'STAR') {
      for (const [column, lineage] of starColumns(item, sources, where)) {
        output.set(column, union([lineage, picked]))
      }
      continue
    }
    const names = item.class === 'COLUMN_REF' ? (item.column_names as string[]) : []
    const name = String(item.alias) !== '' ? String(item.alias) : (names[names.length - 1] ?? '')
    output.set(name.toUpperCase(), union([lineageOf(item), picked]))
  }
  // Which rows are equal is decided by every item.
  const distinct = list(node.modifiers).some((one) => (one as SqlNode).type === 'DISTINCT_MODIFIER')
  const all = distinct ? union([...output.values()]) : new Map()
  return distinct ? new Map([...output.keys()].map((name) => [name, all])) : output
}

function starColumns(
  item: SqlNode,
  sources: ReadonlyMap<string, Relation>,
  where: string,
): readonly (readonly [string, Lineage])[] {
  const changed = [...list(item.replace_list), ...list(item.rename_list)].length > 0
  if (changed || item.columns === true || isNode(item.expr))
    unreadable(where, 'a changed *', 'columns by name')
  const only = String(item.relation_name ?? '')
  return [...sources].flatMap(([name, relation]) =>
    only === '' || sameName(name, only) ? [...relation] : [],
  )
}

/** Refuses what names an item by its place, because its columns are then not in the text. */
function refusePlaces(node: SqlNode, where: string): void {
  const orders = list(node.modifiers).flatMap((one) => list((one as SqlNode).orders))
  const terms = [...list(node.group_expressions), ...orders.map((one) => (one as SqlNode).expression)]
  const byPlace = terms.some((term) => isNode(term) && term.class === 'CONSTANT')
  if (byPlace || node.aggregate_handling !== 'STANDARD_HANDLING')
    unreadable(where, 'GROUP BY ALL, or GROUP BY or ORDER BY a place', 'the columns by name')
}

function readFrom(
  from: SqlValue,
  relations: ReadonlyMap<string, Relation>,
  sources: Map<string, Relation>,
  conditions: SqlValue[],
  where: string,
): void {
  if (!isNode(from)) unreadable(where, 'no FROM', 'a table, a grain or a join of these')
  const alias = String(from.alias ?? '')
  if (list(from.column_name_alias).length > 0)
    unreadable(where, `renamed columns of ${alias}`, 'names given in its SELECT')
  if (from.type === 'BASE_TABLE') {
    const table = String(from.table_name)
    const relation = relations.get(table)
    if (relation === undefined)
      unreadable(where, `table ${table}`, `one of ${[...relations.keys()].join(', ')}`)
    sources.set(alias === '' ? table : alias, relation)
  } else if (from.type === 'SUBQUERY') {
    sources.set(alias, selectLineage((from.subquery as SqlNode).node as SqlNode, relations, where))
  } else if (from.type === 'JOIN') {
    if (from.ref_type === 'NATURAL' || from.ref_type === 'POSITIONAL')
      unreadable(where, `a ${String(from.ref_type).toLowerCase()} join`, 'a join with ON or USING')
    readFrom(from.left, relations, sources, conditions, where)
    readFrom(from.right, relations, sources, conditions, where)
    conditions.push(from.condition)
    for (const column of list(from.using_columns)) {
      conditions.push({ class: 'COLUMN_REF', column_names: [String(column)] })
    }
  } else {
    unreadable(where, String(from.type), 'a table, a grain, a nested SELECT or a join of these')
  }
}

function resolve(parts: readonly string[], sources: ReadonlyMap<string, Relation>, where: string): Lineage {
  return (
    findColumn(parts, sources) ??
    fail('E_FEATURE_COLUMN', {
      what: `The SQL of ${where} reads a column that does not exist.`,
      got: parts.join('.'),
      expected: `a column of ${[...sources.keys()].join(', ')}`,
      remedy: 'Correct the name in the catalogue.',
      column: parts.join('.'),
    })
  )
}

function findColumn(parts: readonly string[], sources: ReadonlyMap<string, Relation>): Lineage | undefined {
  const column = parts[parts.length - 1]!.toUpperCase()
  const from = parts.length > 1 ? parts[parts.length - 2]!.toUpperCase() : undefined
  const found: Lineage[] = []
  for (const [name, relation] of sources) {
    if (from !== undefined && name.toUpperCase() !== from) continue
    const lineage = relation.get(column)
    if (lineage !== undefined) found.push(lineage)
  }
  return found.length === 0 ? undefined : union(found)
}

function union(lineages: readonly Lineage[]): Lineage {
  const all = new Map<string, readonly string[]>()
  for (const lineage of lineages) {
    for (const [column, path] of lineage) if (!all.has(column)) all.set(column, path)
  }
  return all
}

const through = (lineage: Lineage, name: string): Lineage =>
  new Map([...lineage].map(([column, path]) => [column, [...path, name]]))

const throughGrain = (grain: string, relation: Relation): Relation =>
  new Map([...relation].map(([column, lineage]) => [column, through(lineage, `${grain}.${column}`)]))

const sameName = (one: string, other: string): boolean => one.toUpperCase() === other.toUpperCase()

const list = (value: SqlValue): readonly SqlValue[] => (Array.isArray(value) ? value : [])

function unreadable(where: string, got: string, expected: string): never {
  fail('E_FEATURE_SQL', {
    what: `The lineage of ${where} cannot be read.`,
    got,
    expected,
    remedy: 'Write the SQL in the portable subset.',
  })
}
