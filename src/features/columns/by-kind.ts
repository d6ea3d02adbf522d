import { compile as compileRow } from '../evaluator/expression.ts'
import { unknownForm } from '../evaluator/unreadable.ts'
import { order, type Value, type ValueType } from '../evaluator/value.ts'
import { isNode, type SqlNode, type SqlValue } from '../sql-tree.ts'
import { type CellType, isKinds, type Kinds } from './cell-type.ts'
import { type Cell, cellOf } from './frame.ts'
import type { Scope } from './scope.ts'
import { truthCell } from './truths.ts'

/** A text on which an expression depends. */
interface TextRead {
  readonly cell: Cell
  readonly kinds: Kinds
}

/** Compiles a node within a scope; given, so that this and the compiler need not import each other. */
type Compile = (node: SqlNode, scope: Scope) => Cell

/** Functions of the row evaluator that need no engine. */
const PLAIN = new Set(['+', '-', '*', '/', 'abs', 'sqrt', 'floor', 'nullif'])

/**
 * An expression that depends on one text alone: worked out once for each of its kinds and for a missing one, then looked
 * up for each row.
 * @returns undefined when it depends on something else as well, or on nothing
 */
export function byKind(node: SqlNode, scope: Scope, compile: Compile): Cell | undefined {
  const read = new Map<Cell, CellType>()
  if (!collect(node, scope, compile, read) || read.size !== 1) return undefined
  const [[cell, type]] = read as unknown as readonly [[Cell, CellType]]
  return isKinds(type) ? lookedUp(node, scope, compile, { cell, kinds: type }) : undefined
}

/** Columns, aggregates and windows below a node; false where it has a form that the row evaluator does not know. */
function collect(value: SqlValue, scope: Scope, compile: Compile, read: Map<Cell, CellType>): boolean {
  if (Array.isArray(value)) return value.every((one) => collect(one, scope, compile, read))
  if (!isNode(value)) return true
  if (isRead(value, scope)) {
    const cell = compile(value, scope)
    read.set(cell, cell.type)
    return true
  }
  if (value.class === 'SUBQUERY') return false
  if (value.class === 'FUNCTION' && !PLAIN.has(String(value.function_name))) return false
  return Object.keys(value).every((key) => collect(value[key], scope, compile, read))
}

const isRead = (node: SqlNode, scope: Scope): boolean =>
  node.class === 'COLUMN_REF' || scope.takes?.(node) === true

function lookedUp(node: SqlNode, scope: Scope, compile: Compile, { cell, kinds }: TextRead): Cell {
  const place = { place: 0, type: 'text' } as const
  const row = compileRow(node, {
    resolve: () => place,
    special: (one) =>
      scope.takes?.(one) === true && compile(one, scope) === cell
        ? { type: 'text', of: ([text]) => text! }
        : undefined,
  })
  const { type, values } = encoded(
    row.type,
    [...kinds.texts, null].map((text) => row.of([text])),
  )
  const found = type === 'boolean' ? truthOfKind(cell, values, scope) : valueOfKind(type, cell, values, scope)
  return { ...found, perKind: { text: cell, values } }
}

function valueOfKind(type: CellType, text: Cell, values: Float64Array, { scratch }: Scope): Cell {
  const table = scratch.keep(values)
  return cellOf(type, (frame, out) => {
    scratch.kernel.lookUp(text.of(frame), table, values.at(-1)!, out, frame.nRows)
  })
}

function truthOfKind(text: Cell, values: Float64Array, { scratch }: Scope): Cell {
  const truths = new Uint8Array(Math.ceil(values.length / 8) * 8)
  truths.set(Uint8Array.from(values, (value) => (Number.isNaN(value) ? 1 : 2 * value)))
  const table = scratch.keep(new Float64Array(truths.buffer))
  const missing = truths[values.length - 1]!
  return truthCell((frame, out) => {
    scratch.kernel.lookUpTruth(text.of(frame), table, missing, out, frame.nRows)
  })
}

function encoded(type: ValueType, found: readonly Value[]): { type: CellType; values: Float64Array } {
  if (type !== 'text') return { type, values: numbers(found) }
  const texts = [...new Set(found as readonly (string | null)[])].filter((text) => text !== null).sort(order)
  const codes = new Map(texts.map((text, code) => [text, code]))
  return { type: { texts }, values: numbers(found.map((text) => codes.get(text as string) ?? null)) }
}

function numbers(values: readonly Value[]): Float64Array {
  return Float64Array.from(values, (value) => {
    if (value === null) return Number.NaN
    const number = Number(value)
    return Number.isFinite(number) && Math.abs(number) <= 2 ** 53
      ? number
      : unknownForm('a value per kind that is no plain number')
  })
}
