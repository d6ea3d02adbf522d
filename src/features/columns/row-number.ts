import { unknownForm } from '../evaluator/unreadable.ts'
import type { SqlNode } from '../sql-tree.ts'
import { compile } from './expression.ts'
import { type Cell, cellOf, column, type Frame } from './frame.ts'
import type { Relation } from './relation.ts'
import type { Scope } from './scope.ts'
import { writeKeys } from './sort-keys.ts'

interface SortCell {
  readonly cell: Cell
  readonly falling: boolean
}

/** The row numbers that a SELECT asks for. */
export class RowNumbers {
  readonly scope: Scope

  constructor(rows: Relation, scope: Scope, { id }: { readonly id: string }) {
    this.scope = {
      ...scope,
      takes: (node) => node.class === 'WINDOW',
      special: (node) => rowNumber(node, rows, scope, id),
    }
  }
}

function rowNumber(node: SqlNode, rows: Relation, scope: Scope, id: string): Cell {
  if (node.type !== 'WINDOW_ROW_NUMBER' || node.distinct === true) unknownForm(String(node.type))
  const partitions = node.partitions as readonly SqlNode[]
  const isId = (one: SqlNode) => isColumn(one, rows, scope, id)
  if (!partitions.some(isId)) unknownForm('a window that is not within one application')
  const parts = partitions.filter((one) => !isId(one)).map((one) => compile(one, scope))
  const sort = (node.orders as readonly SqlNode[]).map((one): SortCell => {
    // Without a word for it, missing values come last on both engines.
    if (one.null_order === 'NULLS FIRST') unknownForm('nulls first')
    return { cell: compile(one.expression, scope), falling: one.type === 'DESCENDING' }
  })
  return cellOf('integer', (frame, out) => numbers(frame, parts, sort, out))
}

/** Whether a node is the column of that name. */
export function isColumn(node: SqlNode, { columns }: Relation, scope: Scope, name: string): boolean {
  if (node.class !== 'COLUMN_REF') return false
  const found = scope.resolve(node.column_names as readonly string[])
  return found !== undefined && columns[found.place]?.name === name
}

/** 1 for the first row of each partition. */
function numbers(frame: Frame, parts: readonly Cell[], sort: readonly SortCell[], out: number): void {
  const { scratch, nRows, nRuns, starts, ends } = frame
  const { kernel } = scratch
  const partKeys = parts.map((cell) => ({ values: column(cell).of(frame), falling: false }))
  const keys = sort.map(({ cell, falling }) => ({ values: column(cell).of(frame), falling }))
  const all = writeKeys(scratch, [...partKeys, ...keys])
  const order = scratch.places(nRows)
  kernel.inOrder(order, nRows)
  kernel.sortRuns(order, scratch.places(nRows), starts, ends, nRuns, all, partKeys.length + keys.length)
  // Rows of no application have no number.
  kernel.fill(Number.NaN, out, nRows)
  kernel.rowNumbers(order, starts, ends, nRuns, all, partKeys.length, out)
}
