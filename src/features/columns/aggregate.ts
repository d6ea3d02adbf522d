import { unknownForm } from '../evaluator/unreadable.ts'
import { isNode, type SqlNode } from '../sql-tree.ts'
import { type CellType, isDecimal, isNumber, nameOf } from './cell-type.ts'
import { type Cell, column, type Frame, type PerKind } from './frame.ts'

/** Rows of each group: places `first` to before `last`, in `order` where rows of a group do not lie together. Addresses. */
export interface Segments {
  readonly first: number
  readonly last: number
  readonly nGroups: number
  readonly order: number | undefined
  /** Of texts whose kinds were counted: address of the counts. */
  readonly kindCounts: Map<Cell, number>
}

interface Aggregate {
  readonly type: CellType
  /** Writes one value per group. */
  over(rows: Frame, segments: Segments, out: number): void
}

const AGGREGATES = new Set(['count', 'count_star', 'sum', 'min', 'max', 'avg', 'var_samp'])

/** Also the cast of a sum to a double: the sum itself may be too long for one. */
export const isAggregate = (node: SqlNode): boolean =>
  (node.class === 'FUNCTION' && AGGREGATES.has(String(node.function_name))) || isCastSum(node)

const isCastSum = (node: SqlNode): boolean =>
  node.class === 'CAST' &&
  (node.cast_type as SqlNode).id === 'DOUBLE' &&
  isNode(node.child) &&
  node.child.class === 'FUNCTION' &&
  node.child.function_name === 'sum'

export function aggregate(node: SqlNode, compile: (node: SqlNode) => Cell): Aggregate {
  if (isCastSum(node)) return sumOf(node.child as SqlNode, compile, true)
  const name = String(node.function_name)
  if (name === 'sum') return sumOf(node, compile, false)
  if (name === 'count_star') {
    refuseOthers(node)
    return {
      type: 'integer',
      over: ({ scratch }, { first, last, nGroups }, out) =>
        scratch.kernel.countRows(first, last, nGroups, out),
    }
  }
  const holds = name === 'count' && node.distinct !== true ? conditionCounted(node) : undefined
  const term = termOf(node, holds, compile)
  if (node.distinct === true) return countDistinct(name, term)
  if (holds !== undefined && term.perKind !== undefined) return countOfKinds(term.perKind)
  const plain = (loop: PlainLoop, type: CellType = term.type): Aggregate => ({
    type,
    over: (rows, segments, out) => {
      const { first, last, nGroups } = segments
      rows.scratch.kernel[loop](inSegments(rows, term, segments), first, last, nGroups, out)
    },
  })
  if (name === 'count') return plain(holds === undefined ? 'count' : 'countTrue', 'integer')
  if (name === 'min') return plain('smallest')
  if (name === 'max') return plain('largest')
  if (!isNumber(term.type)) unknownForm(`${name} of ${nameOf(term.type)}`)
  return plain(name === 'avg' ? 'mean' : 'variance', 'double')
}

/** Counts of the kinds for which a condition holds; those of all kinds are worked out once for all such counts. */
function countOfKinds({ text, values }: PerKind): Aggregate {
  const nKinds = values.length - 1
  const counted = [...values.keys()].filter((kind) => values[kind] === 1)
  return {
    type: 'integer',
    over: (rows, segments, out) => {
      const { scratch } = rows
      const { first, last, nGroups, kindCounts } = segments
      let counts = kindCounts.get(text)
      if (counts === undefined) {
        counts = scratch.doubles((nKinds + 1) * nGroups)
        scratch.kernel.countKinds(inSegments(rows, text, segments), first, last, nGroups, nKinds, counts)
        kindCounts.set(text, counts)
      }
      scratch.kernel.fill(0, out, nGroups)
      for (const kind of counted)
        scratch.kernel.add(out, 16, counts + kind * nGroups * 8, 16, out, nGroups)
    },
  }
}

type PlainLoop = 'count' | 'countTrue' | 'smallest' | 'largest' | 'mean' | 'variance'

/** The condition of `count(case when … then 1 end)`, which counts where it holds. */
function conditionCounted(node: SqlNode): SqlNode | undefined {
  const [child] = node.children as readonly SqlNode[]
  const checks = child?.class === 'CASE' ? (child.case_checks as readonly SqlNode[]) : []
  if (checks.length !== 1) return undefined
  const value = checks[0]!.then_expr as SqlNode
  const otherwise = child!.else_expr as SqlNode
  const isLiteral = (one: SqlNode, missing: boolean) =>
    one.class === 'CONSTANT' && (one.value as SqlNode).is_null === missing
  return isLiteral(value, false) && isLiteral(otherwise, true) ? (checks[0]!.when_expr as SqlNode) : undefined
}

function termOf(node: SqlNode, part: SqlNode | undefined, compile: (node: SqlNode) => Cell): Cell {
  refuseOthers(node)
  return column(compile(part ?? (node.children as readonly SqlNode[])[0]!))
}

function refuseOthers(node: SqlNode): void {
  const ordered = (node.order_bys as SqlNode | null)?.orders as readonly SqlNode[] | undefined
  if (node.filter !== null || (ordered?.length ?? 0) > 0)
    unknownForm(`${node.function_name} with filter or order`)
}

function countDistinct(name: string, term: Cell): Aggregate {
  if (name !== 'count') unknownForm(`${name} of distinct values`)
  return {
    type: 'integer',
    over: (rows, segments, out) => {
      const { scratch, nRows } = rows
      const { first, last, nGroups } = segments
      const values = inSegments(rows, term, segments)
      scratch.kernel.countDistinct(values, first, last, nGroups, scratch.doubles(nRows), out)
    },
  }
}

/** Exact on decimals, and on whole numbers as doubles: `sum(cast(x as double))`. Other sums depend on the order of rows. */
function sumOf(node: SqlNode, compile: (node: SqlNode) => Cell, asDouble: boolean): Aggregate {
  if (node.distinct === true) unknownForm('a sum of distinct values')
  const term = termOf(node, undefined, compile)
  const [child] = node.children as readonly SqlNode[]
  const { type } = term
  const whole = type === 'double' && child!.class === 'CAST'
  if (!whole && !isDecimal(type)) return unknownForm(`a sum of ${nameOf(type)}`)
  const power = isDecimal(type) ? 10 ** type.scale : 1
  return {
    type: isDecimal(type) && !asDouble ? { width: 38, scale: type.scale } : 'double',
    over: (rows, segments, out) => {
      const { kernel } = rows.scratch
      const { first, last, nGroups } = segments
      const values = inSegments(rows, term, segments)
      const odd =
        asDouble && isDecimal(type)
          ? kernel.decimalSum(values, power, first, last, nGroups, out)
          : kernel.sum(values, first, last, nGroups, out)
      if (odd !== 0) rows.scratch.irregular = true
    },
  }
}

/** Values in the order of the groups. */
function inSegments(rows: Frame, term: Cell, { order }: Segments): number {
  const values = term.of(rows)
  if (order === undefined) return values
  const { scratch, nRows } = rows
  const out = scratch.doubles(nRows)
  scratch.kernel.gather(values, order, out, nRows)
  return out
}
