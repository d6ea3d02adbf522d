import { isNode, type SqlNode, type SqlValue } from '../sql-tree.ts'
import { keyOf } from './key.ts'
import { placeOf, type Relation } from './relation.ts'
import { unknownForm } from './unreadable.ts'
import type { Row, Value } from './value.ts'

/** Left join on equal columns. */
export function leftJoin(node: SqlNode, left: Relation, right: Relation): Relation {
  if (node.join_type !== 'LEFT' || node.ref_type !== 'REGULAR')
    unknownForm(`${node.ref_type} ${node.join_type} join`)
  const pairs = equalities(node.condition).map(([a, b]) => pairOf(a, b, left, right))
  const blank: Row = right.columns.map(() => null)
  return {
    columns: [...left.columns, ...right.columns],
    rows(evaluation) {
      const byKey = new Map<string, Row[]>()
      for (const row of evaluation.rows(right)) {
        const cells = pairs.map(([, place]): Value => row[place]!)
        if (cells.includes(null)) continue
        const key = keyOf(cells)
        const same = byKey.get(key)
        if (same === undefined) byKey.set(key, [row])
        else same.push(row)
      }
      return evaluation.rows(left).flatMap((row) => {
        const cells = pairs.map(([place]): Value => row[place]!)
        const found = cells.includes(null) ? undefined : byKey.get(keyOf(cells))
        return (found ?? [blank]).map((other) => [...row, ...other])
      })
    },
  }
}

/** The two columns of every `a = b`, joined by AND. */
export function equalities(condition: SqlValue): (readonly [readonly string[], readonly string[]])[] {
  if (!isNode(condition)) return unknownForm('a join without condition')
  if (condition.type === 'CONJUNCTION_AND')
    return (condition.children as readonly SqlNode[]).flatMap(equalities)
  const { left, right } = condition as { readonly left?: SqlNode; readonly right?: SqlNode }
  if (condition.type !== 'COMPARE_EQUAL' || left?.class !== 'COLUMN_REF' || right?.class !== 'COLUMN_REF')
    return unknownForm('a join on more than equal columns')
  return [[left.column_names as readonly string[], right.column_names as readonly string[]]]
}

function pairOf(
  a: readonly string[],
  b: readonly string[],
  left: Relation,
  right: Relation,
): readonly [left: number, right: number] {
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const from = placeOf(left.columns, one)
    const to = placeOf(right.columns, other)
    if (from !== undefined && to !== undefined && left.columns[from]!.type === right.columns[to]!.type)
      return [from, to]
  }
  return unknownForm(`a join on ${a.join('.')} = ${b.join('.')}`)
}
