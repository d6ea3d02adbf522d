import { isNode, type SqlNode, type SqlValue } from '../sql-tree.ts'
import { Groups } from './aggregate.ts'
import type { EngineFunctions } from './engine-functions.ts'
import { compile, type Scope } from './expression.ts'
import { leftJoin } from './join.ts'
import { placeOf, type Relation, type RelationColumn, renamed } from './relation.ts'
import { unknownForm } from './unreadable.ts'
import type { Compiled } from './value.ts'
import { Windows } from './window.ts'

/**
 * Compiles a SELECT: with, from, left join on equal columns, where, group by columns, row_number.
 * @param relations tables by name
 * @throws E_FEATURE_SQL for any other form
 */
export function compileSelect(
  node: SqlNode,
  relations: ReadonlyMap<string, Relation>,
  engine: EngineFunctions,
): Relation {
  plain(node)
  const known = new Map(relations)
  for (const { key, value } of list((node.cte_map as SqlNode).map)) {
    const query = ((value as SqlNode).query as SqlNode).node as SqlNode
    known.set(String(key).toUpperCase(), compileSelect(query, known, engine))
  }
  const from = compileFrom(node.from_table, known, engine)
  const scope: Scope = { ...scopeOf(from.columns), engineFunctions: engine }
  const where = isNode(node.where_clause) ? compile(node.where_clause, scope) : undefined
  const groups =
    list(node.group_expressions).length > 0 ? new Groups(list(node.group_expressions), scope) : undefined
  const windows = new Windows(scope, from.columns.length)
  const inner: Scope = groups?.scope ?? windows.scope
  const outputs = list(node.select_list).flatMap((one) =>
    one.class === 'STAR' ? starOf(one, from.columns) : [output(one, inner)],
  )
  return {
    columns: outputs.map(({ name, cell }) => ({ alias: '', name, type: cell.type })),
    rows(evaluation) {
      const read = evaluation.rows(from)
      const kept = where === undefined ? read : read.filter((row) => where.of(row) === true)
      const rows = groups === undefined ? windows.extend(kept) : groups.of(kept)
      return rows.map((row) => outputs.map(({ cell }) => cell.of(row)))
    },
  }
}

interface Output {
  readonly name: string
  readonly cell: Compiled
}

function output(node: SqlNode, scope: Scope): Output {
  const names = node.column_names as readonly string[] | undefined
  const name = String(node.alias) === '' ? (names?.at(-1) ?? '') : String(node.alias)
  return { name: name.toUpperCase(), cell: compile(node, scope) }
}

function starOf(node: SqlNode, columns: readonly RelationColumn[]): Output[] {
  const alias = String(node.relation_name).toUpperCase()
  if (list(node.exclude_list).length + list(node.replace_list).length > 0) unknownForm('* with exceptions')
  return columns.flatMap((column, place) =>
    alias === '' || column.alias === alias
      ? [{ name: column.name, cell: { type: column.type, of: (row) => row[place]! } }]
      : [],
  )
}

function compileFrom(
  from: SqlValue,
  known: ReadonlyMap<string, Relation>,
  engine: EngineFunctions,
): Relation {
  if (!isNode(from)) return unknownForm('a select without from')
  if (from.type === 'BASE_TABLE') {
    const name = String(from.table_name)
    const table = known.get(name.toUpperCase()) ?? unknownForm(`table ${name}`)
    return renamed(table, String(from.alias) || name)
  }
  if (from.type === 'SUBQUERY') {
    const query = (from.subquery as SqlNode).node as SqlNode
    return renamed(compileSelect(query, known, engine), String(from.alias))
  }
  if (from.type !== 'JOIN') return unknownForm(String(from.type))
  return leftJoin(from, compileFrom(from.left, known, engine), compileFrom(from.right, known, engine))
}

function scopeOf(columns: readonly RelationColumn[]): Scope {
  return {
    resolve(names) {
      const place = placeOf(columns, names)
      return place === undefined ? undefined : { place, type: columns[place]!.type }
    },
  }
}

/** Refuses the parts of a SELECT that are not evaluated. */
function plain(node: SqlNode): void {
  if (node.type !== 'SELECT_NODE') unknownForm(String(node.type))
  for (const part of ['having', 'qualify', 'sample'] as const) if (isNode(node[part])) unknownForm(part)
  if (list(node.modifiers).length > 0) unknownForm('order by, limit or distinct of a select')
  if (list(node.group_sets).length > 1) unknownForm('grouping sets')
}

const list = (value: SqlValue): readonly SqlNode[] =>
  Array.isArray(value) ? (value as readonly SqlNode[]) : []
