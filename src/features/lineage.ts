import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { fail } from '../errors/index.ts'
import type { TableSchema } from '../ingest/index.ts'
import type { Catalogue, FeatureDefinition } from './feature.ts'
import { columnNames } from './policy.ts'
import { columnReferences, isNode, parseSelect, type SqlNode, type SqlValue } from './sql-tree.ts'

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

async function lineageOfCatalogue(
  connection: DuckDBConnection,
  catalogue: Catalogue,
  tables: readonly TableSchema[],
): Promise<ReadonlyMap<string, Lineage>> {
  const relations = new Map<string, Relation>()
  for (const table of tables) {
    const columns = columnNames(table).map((name): [string, Lineage] => [
      name.toUpperCase(),
      new Map([[`${table.name}.${name}`, []]]),
    ])
    relations.set(table.name, new Map(columns))
  }
  for (const grain of catalogue.grains) {
    const sql = grain.sql.replace(/\{(\w+)\}/g, '$1')
    const node = await parseSelect(connection, sql, `grain ${grain.id}`)
    relations.set(grain.id, throughGrain(grain.id, selectLineage(node, relations, `grain ${grain.id}`)))
  }
  const result = new Map<string, Lineage>()
  const history = new Map<string, Lineage>()
  for (const grain of catalogue.grains) {
    const features = catalogue.features.filter((f) => f.scope === 'history' && f.grain === grain.id)
    const found = await lineageOfFeatures(connection, features, `${grain.id} group by SK_ID_CURR`, relations)
    for (const [id, lineage] of found) {
      result.set(id, lineage)
      history.set(id.toUpperCase(), through(lineage, `h.${id}`))
    }
  }
  const rowWise = catalogue.features.filter((f) => f.scope === 'application')
  const scope = new Map([
    ['a', relations.get('application') ?? new Map()],
    ['h', history],
  ])
  for (const [id, lineage] of await lineageOfFeatures(connection, rowWise, 'a, h', scope)) {
    result.set(id, lineage)
  }
  return result
}

async function lineageOfFeatures(
  connection: DuckDBConnection,
  features: readonly FeatureDefinition[],
  from: string,
  relations: ReadonlyMap<string, Relation>,
): Promise<ReadonlyMap<string, Lineage>> {
  const result = new Map<string, Lineage>()
  for (const feature of features) {
    const where = `feature ${feature.id}`
    const node = await parseSelect(connection, `select ${feature.sql} as "${feature.id}" from ${from}`, where)
    const output = selectLineage(node, relations, where).get(feature.id.toUpperCase())
    result.set(feature.id, output ?? new Map())
  }
  return result
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
    const query = (((entry as SqlNode).value as SqlNode).query as SqlNode).node as SqlNode
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
  const picked = new Map<string, readonly string[]>()
  const items = list(node.select_list) as readonly SqlNode[]
  const aliases = new Set(items.map((item) => String(item.alias).toUpperCase()).filter((name) => name !== ''))
  for (const parts of columnReferences(structure, where)) {
    const isAlias = parts.length === 1 && aliases.has(parts[0]!.toUpperCase())
    const lineage = isAlias ? findColumn(parts, sources) : resolve(parts, sources, where)
    for (const [column, path] of lineage ?? []) if (!picked.has(column)) picked.set(column, path)
  }
  const output = new Map<string, Lineage>()
  for (const item of items) {
    if (item.class === 'STAR') {
      const only = String(item.relation_name ?? '')
      for (const [name, relation] of sources) {
        if (only !== '' && name.toUpperCase() !== only.toUpperCase()) continue
        for (const [column, lineage] of relation) output.set(column, union([lineage, picked]))
      }
      continue
    }
    const own = columnReferences(item, where).map((parts) => resolve(parts, sources, where))
    const names = item.class === 'COLUMN_REF' ? (item.column_names as string[]) : []
    const name = String(item.alias) !== '' ? String(item.alias) : (names[names.length - 1] ?? '')
    output.set(name.toUpperCase(), union([...own, picked]))
  }
  return output
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
  if (from.type === 'BASE_TABLE') {
    const table = String(from.table_name)
    const relation = relations.get(table)
    if (relation === undefined)
      unreadable(where, `table ${table}`, `one of ${[...relations.keys()].join(', ')}`)
    sources.set(alias === '' ? table : alias, relation)
  } else if (from.type === 'SUBQUERY') {
    sources.set(alias, selectLineage((from.subquery as SqlNode).node as SqlNode, relations, where))
  } else if (from.type === 'JOIN') {
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

const list = (value: SqlValue): readonly SqlValue[] => (Array.isArray(value) ? value : [])

function unreadable(where: string, got: string, expected: string): never {
  fail('E_FEATURE_SQL', {
    what: `The lineage of ${where} cannot be read.`,
    got,
    expected,
    remedy: 'Write the SQL in the portable subset.',
  })
}
