import { placeOf } from '../evaluator/relation.ts'
import { unknownForm } from '../evaluator/unreadable.ts'
import { isNode, type SqlNode, type SqlValue } from '../sql-tree.ts'
import type { Block } from './block.ts'
import type { EngineCall } from './engine-calls.ts'
import { compile } from './expression.ts'
import { filtered } from './filter.ts'
import { type Cell, column, type FrameColumn, lazyColumns } from './frame.ts'
import { Groups } from './groups.ts'
import { leftJoin } from './join.ts'
import { type Relation, renamed } from './relation.ts'
import { RowNumbers } from './row-number.ts'
import type { Scope } from './scope.ts'

/** What all parts of a statement share. */
export interface Statement {
  readonly block: Block
  /** Name of the application's id, by which every table is sorted. Upper case. */
  readonly id: string
  /** What the engine has to compute, in the order in which it can be asked. */
  readonly engineCalls: EngineCall[]
}

/**
 * Compiles a SELECT: with, from, left join on equal columns, where, group by columns, row_number. Rows stay in the order
 * of the applications: every join, group and window has the application's id among its columns.
 * @param relations tables by name, upper case
 * @throws E_FEATURE_SQL for any other form
 */
export function compileSelect(
  node: SqlNode,
  relations: ReadonlyMap<string, Relation>,
  statement: Statement,
): Relation {
  refuseOthers(node)
  const known = new Map(relations)
  for (const { key, value } of list((node.cte_map as SqlNode).map)) {
    const query = ((value as SqlNode).query as SqlNode).node as SqlNode
    known.set(String(key).toUpperCase(), compileSelect(query, known, statement))
  }
  const from = compileFrom(node.from_table, known, statement)
  const kept = isNode(node.where_clause)
    ? filtered(statement.block, from, compile(node.where_clause, scopeOf(from, statement)))
    : from
  const scope = scopeOf(kept, statement)
  const by = list(node.group_expressions)
  const groups = by.length > 0 ? new Groups(by, kept, scope, statement) : undefined
  const numbers = new RowNumbers(kept, scope, statement)
  const inner = groups?.scope ?? numbers.scope
  const outputs = list(node.select_list).flatMap((one) =>
    one.class === 'STAR' ? starOf(one, from.columns) : [output(one, inner)],
  )
  return {
    columns: outputs.map(({ name, cell }) => ({ alias: '', name, type: cell.type })),
    frame: statement.block.once(() => {
      const rows = inner.frame()
      return {
        scratch: rows.scratch,
        nRows: rows.nRows,
        nRuns: rows.nRuns,
        starts: rows.starts,
        ends: rows.ends,
        column: lazyColumns((place) => outputs[place]!.cell.of(rows)),
      }
    }),
  }
}

interface Output {
  readonly name: string
  readonly cell: Cell
}

function output(node: SqlNode, scope: Scope): Output {
  const names = node.column_names as readonly string[] | undefined
  const name = String(node.alias) === '' ? (names?.at(-1) ?? '') : String(node.alias)
  return { name: name.toUpperCase(), cell: column(compile(node, scope)) }
}

function starOf(node: SqlNode, columns: readonly FrameColumn[]): Output[] {
  const alias = String(node.relation_name).toUpperCase()
  if (list(node.exclude_list).length + list(node.replace_list).length > 0) unknownForm('* with exceptions')
  return columns.flatMap(({ name, type, alias: own }, place) =>
    alias === '' || own === alias
      ? [{ name, cell: { type, step: 16, of: (frame) => frame.column(place) } }]
      : [],
  )
}

function compileFrom(from: SqlValue, known: ReadonlyMap<string, Relation>, statement: Statement): Relation {
  if (!isNode(from)) return unknownForm('a select without from')
  if (from.type === 'BASE_TABLE') {
    const name = String(from.table_name)
    const table = known.get(name.toUpperCase()) ?? unknownForm(`table ${name}`)
    return renamed(table, String(from.alias) || name)
  }
  if (from.type === 'SUBQUERY') {
    const query = (from.subquery as SqlNode).node as SqlNode
    return renamed(compileSelect(query, known, statement), String(from.alias))
  }
  if (from.type !== 'JOIN') return unknownForm(String(from.type))
  const left = compileFrom(from.left, known, statement)
  return leftJoin(from, left, compileFrom(from.right, known, statement), statement)
}

function scopeOf({ columns, frame }: Relation, { block, engineCalls }: Statement): Scope {
  return {
    resolve(names) {
      const place = placeOf(columns, names)
      return place === undefined ? undefined : { place, type: columns[place]!.type }
    },
    scratch: block.scratch,
    frame,
    engineCalls,
    known: new Map(),
  }
}

/** Refuses the parts of a SELECT that are not evaluated. */
function refuseOthers(node: SqlNode): void {
  if (node.type !== 'SELECT_NODE') unknownForm(String(node.type))
  for (const part of ['having', 'qualify', 'sample'] as const) if (isNode(node[part])) unknownForm(part)
  if (list(node.modifiers).length > 0) unknownForm('order by, limit or distinct of a select')
  if (list(node.group_sets).length > 1) unknownForm('grouping sets')
}

const list = (value: SqlValue): readonly SqlNode[] =>
  Array.isArray(value) ? (value as readonly SqlNode[]) : []
