import { unknownForm } from '../evaluator/unreadable.ts'
import { isNode, type SqlNode } from '../sql-tree.ts'
import { type CellType, isDecimal, isNumber, nameOf } from './cell-type.ts'
import { type Cell, column, type Frame, type PerKind } from './frame.ts'
import type { Segments } from './segments.ts'
import { truthsOf } from './truths.ts'

interface Aggregate {
  readonly type: CellType
  /** Address of one value per group, not to be written to. */
  over(groups: Frame, segments: Segments): number
}

/** Writes one value per group. */
type Write = (groups: Frame, segments: Segments, out: number) => void

const written =
  (write: Write): Aggregate['over'] =>
  (groups, segments) => {
    const out = groups.scratch.doubles(groups.nRows)
    write(groups, segments, out)
    return out
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

/** Aggregates of the terms of one GROUP BY. */
export class Aggregates {
  readonly #compile: (node: SqlNode) => Cell
  /** How many aggregates measure a term. */
  readonly #uses = new Map<Cell['of'], number>()

  constructor(compile: (node: SqlNode) => Cell) {
    this.#compile = compile
  }

  compile(node: SqlNode): Aggregate {
    if (isCastSum(node)) return this.#sum(node.child as SqlNode, true)
    refuseOthers(node)
    const name = String(node.function_name)
    if (name === 'sum') return this.#sum(node, false)
    if (name === 'count_star') {
      const over: Write = ({ scratch }, { first, last, nGroups }, out) =>
        scratch.kernel.countRows(first, last, nGroups, out)
      return { type: 'integer', over: written(over) }
    }
    const holds = name === 'count' && node.distinct !== true ? conditionCounted(node) : undefined
    const term = this.#term(holds ?? (node.children as readonly SqlNode[])[0]!)
    if (node.distinct === true) return countDistinct(name, term)
    if (holds !== undefined) return term.perKind === undefined ? countTrue(term) : countOfKinds(term.perKind)
    if (name === 'count') return this.#measured(term, 'integer', 'count', 'counts')
    if (name === 'min') return this.#measured(term, term.type, 'smallest', 'least')
    if (name === 'max') return this.#measured(term, term.type, 'largest', 'greatest')
    if (!isNumber(term.type)) unknownForm(`${name} of ${nameOf(term.type)}`)
    return name === 'avg' ? this.#mean(term) : this.#variance(term)
  }

  #term(node: SqlNode): Cell {
    return column(this.#compile(node))
  }

  #use(term: Cell, times: number): void {
    this.#uses.set(term.of, (this.#uses.get(term.of) ?? 0) + times)
  }

  /** Alone by its own loop, else with the term's other measures. */
  #measured(
    term: Cell,
    type: CellType,
    loop: 'count' | 'smallest' | 'largest',
    measure: 'counts' | 'least' | 'greatest',
  ): Aggregate {
    this.#use(term, 1)
    const alone = written(({ scratch: { kernel } }, segments, out) => {
      const { first, last, nGroups } = segments
      kernel[loop](segments.valuesOf(term), first, last, nGroups, out)
    })
    const over: Aggregate['over'] = (groups, segments) =>
      this.#uses.get(term.of)! > 1 ? segments.measuresOf(term)[measure] : alone(groups, segments)
    return { type, over }
  }

  #mean(term: Cell): Aggregate {
    this.#use(term, 2)
    const over: Write = ({ scratch: { kernel } }, segments, out) => {
      const { sums, counts } = segments.measuresOf(term)
      kernel.divide(sums, 16, counts, 16, out, segments.nGroups)
    }
    return { type: 'double', over: written(over) }
  }

  /** Of a sample (n − 1), in two passes. */
  #variance(term: Cell): Aggregate {
    this.#use(term, 2)
    const over: Write = ({ scratch }, segments, out) => {
      const { first, last, nGroups } = segments
      const { sums, counts } = segments.measuresOf(term)
      const means = scratch.doubles(nGroups)
      scratch.kernel.divide(sums, 16, counts, 16, means, nGroups)
      scratch.kernel.variance(segments.valuesOf(term), means, first, last, nGroups, out)
    }
    return { type: 'double', over: written(over) }
  }

  /** Exact on decimals, and on whole numbers as doubles: `sum(cast(x as double))`. Other sums depend on the order of rows. */
  #sum(node: SqlNode, asDouble: boolean): Aggregate {
    refuseOthers(node)
    if (node.distinct === true) unknownForm('a sum of distinct values')
    const [child] = node.children as readonly SqlNode[]
    const term = this.#term(child!)
    const { type } = term
    if (!isDecimal(type) && !(type === 'double' && child!.class === 'CAST'))
      return unknownForm(`a sum of ${nameOf(type)}`)
    this.#use(term, 1)
    const power = isDecimal(type) ? 10 ** type.scale : 1
    const alone = written(({ scratch }, segments, out) => {
      const { kernel } = scratch
      const { first, last, nGroups } = segments
      const values = segments.valuesOf(term)
      const odd =
        asDouble && isDecimal(type)
          ? kernel.decimalSum(values, power, first, last, nGroups, out)
          : kernel.sum(values, first, last, nGroups, out)
      if (odd !== 0) scratch.irregular = true
    })
    const divided = written(({ scratch }, segments, out) => {
      scratch.kernel.fromDecimal(segments.measuresOf(term).sums, 16, power, out, segments.nGroups)
    })
    const over: Aggregate['over'] = (groups, segments) => {
      const measured = this.#uses.get(term.of)! > 1 ? segments.measuresOf(term) : undefined
      if (measured?.exact !== true) return alone(groups, segments)
      return asDouble && power !== 1 ? divided(groups, segments) : measured.sums
    }
    return { type: isDecimal(type) && !asDouble ? { width: 38, scale: type.scale } : 'double', over }
  }
}

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

function refuseOthers(node: SqlNode): void {
  const ordered = (node.order_bys as SqlNode | null)?.orders as readonly SqlNode[] | undefined
  if (node.filter !== null || (ordered?.length ?? 0) > 0)
    unknownForm(`${node.function_name} with filter or order`)
}

function countTrue(condition: Cell): Aggregate {
  const truths = truthsOf(condition)
  return { type: 'integer', over: written((_, segments, out) => segments.countTrue(truths, out)) }
}

/** Counts of the kinds for which a condition holds; those of all kinds are worked out once for all such counts. */
function countOfKinds({ text, values }: PerKind): Aggregate {
  const counted = [...values.keys()].filter((kind) => values[kind] === 1)
  return {
    type: 'integer',
    over: written(({ scratch: { kernel } }, segments, out) => {
      const { nGroups } = segments
      const counts = segments.kindCountsOf(text, values.length - 1)
      const [first, ...others] = counted
      if (first === undefined) kernel.fill(0, out, nGroups)
      else kernel.fromCounts(counts.of(first), out, nGroups)
      for (const kind of others) kernel.addCounts(counts.of(kind), out, nGroups)
    }),
  }
}

function countDistinct(name: string, term: Cell): Aggregate {
  if (name !== 'count') unknownForm(`${name} of distinct values`)
  return {
    type: 'integer',
    over: written(({ scratch }, segments, out) => {
      const { first, last, nGroups, nRows } = segments
      const work = scratch.doubles(Math.max(4, nRows))
      scratch.kernel.countDistinct(segments.valuesOf(term), first, last, nGroups, work, out)
    }),
  }
}
