import { placeOf } from '../evaluator/relation.ts'
import { unknownForm } from '../evaluator/unreadable.ts'
import { isNode, type SqlNode, type SqlValue } from '../sql-tree.ts'
import { isKinds } from './cell-type.ts'
import { type Frame, lazyColumns } from './frame.ts'
import type { Relation } from './relation.ts'
import { BlockTooLarge } from './scratch.ts'
import type { Statement } from './select.ts'
import { writeKeys } from './sort-keys.ts'

/** Left join on equal columns, the application's id among them. */
export function leftJoin(node: SqlNode, left: Relation, right: Relation, { block, id }: Statement): Relation {
  if (node.join_type !== 'LEFT' || node.ref_type !== 'REGULAR')
    unknownForm(`${node.ref_type} ${node.join_type} join`)
  const pairs = equalities(node.condition).map(([a, b]) => pairOf(a, b, left, right))
  const onId = ([from, to]: Pair) => left.columns[from]!.name === id && right.columns[to]!.name === id
  if (!pairs.some(onId)) unknownForm('a join beyond one application')
  const others = pairs.filter((pair) => !onId(pair))
  const width = left.columns.length
  return {
    columns: [...left.columns, ...right.columns],
    frame: block.once(() => joined(left.frame(), right.frame(), others, width)),
  }
}

type Pair = readonly [left: number, right: number]

/** @param width columns of the left side */
function joined(rows: Frame, found: Frame, pairs: readonly Pair[], width: number): Frame {
  const { scratch, nRuns } = rows
  const { kernel } = scratch
  const keysOf = (frame: Frame, side: 0 | 1): number =>
    writeKeys(
      scratch,
      pairs.map((pair) => ({ values: frame.column(pair[side]), falling: false })),
    )
  // A row that has several is rare: what does not fit is asked of the engine.
  const room = 2 * (rows.nRows + found.nRows)
  const own = scratch.places(room)
  const others = scratch.places(room)
  const starts = scratch.places(nRuns)
  const ends = scratch.places(nRuns)
  const nRows = kernel.joinRuns(
    rows.starts,
    rows.ends,
    found.starts,
    found.ends,
    nRuns,
    keysOf(rows, 0),
    keysOf(found, 1),
    pairs.length,
    own,
    others,
    room,
    starts,
    ends,
  )
  if (nRows < 0) throw new BlockTooLarge()
  // Most rows have one match at most: they are as they were.
  const same = nRows === rows.nRows && kernel.isInOrder(own, nRows) === 1
  return {
    scratch,
    nRows,
    nRuns,
    starts,
    ends,
    column: lazyColumns((place) => {
      if (same && place < width) return rows.column(place)
      const values = place < width ? rows.column(place) : found.column(place - width)
      const out = scratch.doubles(nRows)
      kernel.gather(values, place < width ? own : others, out, nRows)
      return out
    }),
  }
}

/** The two columns of every `a = b`, joined by AND. */
function equalities(condition: SqlValue): (readonly [readonly string[], readonly string[]])[] {
  if (!isNode(condition)) return unknownForm('a join without condition')
  if (condition.type === 'CONJUNCTION_AND')
    return (condition.children as readonly SqlNode[]).flatMap(equalities)
  const { left, right } = condition as { readonly left?: SqlNode; readonly right?: SqlNode }
  if (condition.type !== 'COMPARE_EQUAL' || left?.class !== 'COLUMN_REF' || right?.class !== 'COLUMN_REF')
    return unknownForm('a join on more than equal columns')
  return [[left.column_names as readonly string[], right.column_names as readonly string[]]]
}

function pairOf(a: readonly string[], b: readonly string[], left: Relation, right: Relation): Pair {
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const from = placeOf(left.columns, one)
    const to = placeOf(right.columns, other)
    if (from === undefined || to === undefined) continue
    const type = left.columns[from]!.type
    if (!isKinds(type) && type === right.columns[to]!.type) return [from, to]
  }
  return unknownForm(`a join on ${a.join('.')} = ${b.join('.')}`)
}
