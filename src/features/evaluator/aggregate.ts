import type { SqlNode } from '../sql-tree.ts'
import { compile, type Scope } from './expression.ts'
import { keyOf } from './key.ts'
import { unknownForm } from './unreadable.ts'
import { type Compiled, order, type Row, type Value, type ValueType } from './value.ts'

interface Aggregate {
  readonly type: ValueType
  over(rows: readonly Row[]): Value
}

/** GROUP BY columns: one row per group, its columns first and the aggregates that the SELECT asks for behind them. */
export class Groups {
  /** For what is outside of the aggregates. */
  readonly scope: Scope
  readonly #keys: readonly number[]
  readonly #aggregates: Aggregate[] = []

  constructor(by: readonly SqlNode[], rows: Scope) {
    this.#keys = by.map((node) => {
      if (node.class !== 'COLUMN_REF') unknownForm('group by an expression')
      return (
        rows.resolve(node.column_names as readonly string[])?.place ?? unknownForm('an unknown group column')
      )
    })
    const byText = new Map<string, Compiled>()
    this.scope = {
      ...rows,
      resolve: (names) => {
        const found = rows.resolve(names)
        const place = found === undefined ? -1 : this.#keys.indexOf(found.place)
        return place < 0 ? undefined : { place, type: found!.type }
      },
      special: (node) => {
        if (node.class === 'WINDOW') return unknownForm('a window over groups')
        if (node.class !== 'FUNCTION' || !AGGREGATES.has(String(node.function_name))) return undefined
        const text = JSON.stringify(node)
        const kept = byText.get(text) ?? this.#add(aggregate(node, rows))
        byText.set(text, kept)
        return kept
      },
    }
  }

  of(rows: readonly Row[]): readonly Row[] {
    const groups = new Map<string, { readonly key: Row; readonly rows: Row[] }>()
    for (const row of rows) {
      const key = this.#keys.map((place) => row[place]!)
      const text = keyOf(key)
      const group = groups.get(text)
      if (group === undefined) groups.set(text, { key, rows: [row] })
      else group.rows.push(row)
    }
    return [...groups.values()].map(({ key, rows: own }) => [
      ...key,
      ...this.#aggregates.map((one) => one.over(own)),
    ])
  }

  #add(one: Aggregate): Compiled {
    const place = this.#keys.length + this.#aggregates.push(one) - 1
    return { type: one.type, of: (row) => row[place]! }
  }
}

const AGGREGATES = new Set(['count', 'count_star', 'sum', 'min', 'max'])

function aggregate(node: SqlNode, scope: Scope): Aggregate {
  const ordered = (node.order_bys as SqlNode | null)?.orders as readonly SqlNode[] | undefined
  if (node.filter !== null || (ordered?.length ?? 0) > 0)
    unknownForm(`${node.function_name} with filter or order`)
  if (node.function_name === 'count_star') return { type: 'integer', over: (rows) => rows.length }
  const term = compile((node.children as readonly SqlNode[])[0], scope)
  if (node.distinct === true) return distinctOf(String(node.function_name), term)
  if (node.function_name === 'count') return { type: 'integer', over: (rows) => countOf(term, rows) }
  if (node.function_name === 'sum') {
    const [summed] = node.children as readonly SqlNode[]
    return term.type === 'double' && summed!.class === 'CAST' ? wholeSumOf(term) : sumOf(term)
  }
  const falling = node.function_name === 'max' ? -1 : 1
  return { type: term.type, over: (rows) => extremeOf(term, rows, falling) }
}

function countOf(term: Compiled, rows: readonly Row[]): number {
  let count = 0
  for (const row of rows) if (term.of(row) !== null) count++
  return count
}

function distinctOf(name: string, term: Compiled): Aggregate {
  if (name !== 'count') unknownForm(`${name} of distinct values`)
  return {
    type: 'integer',
    over(rows) {
      const seen = new Set<string>()
      for (const row of rows) {
        const value = term.of(row)
        if (value !== null) seen.add(keyOf([value]))
      }
      return seen.size
    },
  }
}

/** Of whole numbers as doubles, written `sum(cast(x as double))`: exact in any order below 2^53. */
function wholeSumOf(term: Compiled): Aggregate {
  return {
    type: 'double',
    over(rows) {
      let sum: number | null = null
      for (const row of rows) {
        const value = term.of(row) as number | null
        if (value !== null) sum = (sum ?? 0) + value
      }
      return sum
    },
  }
}

/** Exact, on decimals alone: a sum of doubles depends on the order of the rows. */
function sumOf(term: Compiled): Aggregate {
  const { type } = term
  if (typeof type !== 'object') return unknownForm(`a sum of ${type}`)
  return {
    type: { width: 38, scale: type.scale },
    over(rows) {
      let sum: bigint | null = null
      for (const row of rows) {
        const value = term.of(row) as bigint | null
        if (value !== null) sum = (sum ?? 0n) + value
      }
      return sum
    },
  }
}

/** @param sign 1 = smallest, -1 = largest; of equal values the first */
function extremeOf(term: Compiled, rows: readonly Row[], sign: 1 | -1): Value {
  let best: Value = null
  for (const row of rows) {
    const value = term.of(row)
    if (value !== null && (best === null || order(value, best) * sign < 0)) best = value
  }
  return best
}
