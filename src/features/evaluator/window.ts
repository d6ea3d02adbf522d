import type { SqlNode } from '../sql-tree.ts'
import { compile, type Scope } from './expression.ts'
import { keyOf } from './key.ts'
import { unknownForm } from './unreadable.ts'
import { type Compiled, order, type Row } from './value.ts'

interface SortKey {
  readonly cell: Compiled
  readonly falling: boolean
}

interface RowNumber {
  readonly partition: readonly Compiled[]
  readonly sort: readonly SortKey[]
}

/** The row numbers that a SELECT asks for; they stand behind the columns of each row. */
export class Windows {
  readonly scope: Scope
  readonly #numbers: RowNumber[] = []

  constructor(outer: Scope, width: number) {
    this.scope = {
      ...outer,
      special: (node) => {
        if (node.class !== 'WINDOW') return undefined
        const place = width + this.#numbers.push(rowNumber(node, outer)) - 1
        return { type: 'integer', of: (row) => row[place]! }
      },
    }
  }

  extend(rows: readonly Row[]): readonly Row[] {
    if (this.#numbers.length === 0) return rows
    const numbers = this.#numbers.map((one) => numberRows(one, rows))
    return rows.map((row, r) => [...row, ...numbers.map((column) => column[r]!)])
  }
}

function rowNumber(node: SqlNode, scope: Scope): RowNumber {
  if (node.type !== 'WINDOW_ROW_NUMBER' || node.distinct === true) unknownForm(String(node.type))
  return {
    partition: (node.partitions as readonly SqlNode[]).map((one) => compile(one, scope)),
    sort: (node.orders as readonly SqlNode[]).map((one) => {
      // Without a word for it, missing values come last on both engines.
      if (one.null_order === 'NULLS FIRST') unknownForm('nulls first')
      return { cell: compile(one.expression, scope), falling: one.type === 'DESCENDING' }
    }),
  }
}

/** 1 for the first row of each partition; rows that are equal in every key keep their order. */
function numberRows({ partition, sort }: RowNumber, rows: readonly Row[]): Int32Array {
  const parts = rows.map((row) => keyOf(partition.map((cell) => cell.of(row))))
  const keys = rows.map((row) => sort.map(({ cell }) => cell.of(row)))
  const sorted = [...rows.keys()].sort((a, b) => compareKeys(keys[a]!, keys[b]!, sort))
  const numbers = new Int32Array(rows.length)
  const seen = new Map<string, number>()
  for (const r of sorted) {
    const number = (seen.get(parts[r]!) ?? 0) + 1
    seen.set(parts[r]!, number)
    numbers[r] = number
  }
  return numbers
}

function compareKeys(a: Row, b: Row, sort: readonly SortKey[]): number {
  for (const [i, { falling }] of sort.entries()) {
    const x = a[i]!
    const y = b[i]!
    if (x === null || y === null) {
      if (x !== y) return x === null ? 1 : -1
      continue
    }
    const by = order(x, y)
    if (by !== 0) return falling ? -by : by
  }
  return 0
}
