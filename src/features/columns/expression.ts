import { compile as compileRow } from '../evaluator/expression.ts'
import { unknownForm } from '../evaluator/unreadable.ts'
import { isNode, type SqlNode, type SqlValue } from '../sql-tree.ts'
import { arithmetic } from './arithmetic.ts'
import { choose, coalesce } from './branches.ts'
import { byKind } from './by-kind.ts'
import { cast } from './cast.ts'
import { isNumber, nameOf } from './cell-type.ts'
import { ENGINE_FUNCTIONS, EngineCall } from './engine-calls.ts'
import type { Cell } from './frame.ts'
import { and, comparison, isIn, isMissing, not, or } from './logic.ts'
import type { Scope } from './scope.ts'

/**
 * Turns the engine's own parse of an expression into loops over columns that give the same values, bit for bit. What is
 * not known is refused here.
 * @throws E_FEATURE_SQL
 */
export function compile(node: SqlValue, scope: Scope): Cell {
  if (!isNode(node)) unknownForm(JSON.stringify(node))
  const text = JSON.stringify(node)
  const known = scope.known.get(text)
  if (known !== undefined) return known
  const cell = scope.takes?.(node) === true ? scope.special!(node) : compileNew(node, scope)
  scope.known.set(text, cell)
  return cell
}

function compileNew(node: SqlNode, scope: Scope): Cell {
  const all = (nodes: SqlValue): Cell[] => (nodes as readonly SqlNode[]).map((one) => compile(one, scope))
  if (node.class === 'COLUMN_REF') return column(node.column_names as readonly string[], scope)
  const lookedUp = byKind(node, scope, compile)
  if (lookedUp !== undefined) return lookedUp
  switch (node.class) {
    case 'CONSTANT':
      return literal(node, scope)
    case 'CASE': {
      const branches = (node.case_checks as readonly SqlNode[]).map((one) => ({
        when: compile(one.when_expr, scope),
        value: compile(one.then_expr, scope),
      }))
      return choose(branches, compile(node.else_expr, scope))
    }
    case 'CAST':
      return isNode(node.child) && node.child.class === 'CONSTANT'
        ? literal(node, scope)
        : cast(compile(node.child, scope), node)
    case 'COMPARISON':
      return comparison(String(node.type), compile(node.left, scope), compile(node.right, scope))
    case 'CONJUNCTION':
      return (node.type === 'CONJUNCTION_AND' ? and : or)(all(node.children))
    case 'FUNCTION':
      return call(String(node.function_name), all(node.children), scope)
    case 'OPERATOR':
      return operator(String(node.type), all(node.children))
    default:
      return unknownForm(String(node.class))
  }
}

function column(names: readonly string[], { resolve }: Scope): Cell {
  const { place, type } = resolve(names) ?? unknownForm(`column ${names.join('.')}`)
  return { type, step: 16, of: (frame) => frame.column(place) }
}

function literal(node: SqlNode, { scratch }: Scope): Cell {
  const { type, of } = compileRow(node, { resolve: () => undefined })
  const value = of([])
  if (type === 'text' || typeof type === 'object') return unknownForm('a text beside numbers')
  const number = value === null ? Number.NaN : Number(value)
  // NaN is a value of its own to the engine, and a missing one here.
  if (value !== null && Number.isNaN(number)) return unknownForm('a literal that is no number')
  const address = scratch.literal(number)
  return { type, step: 0, of: () => address }
}

function call(name: string, children: readonly Cell[], scope: Scope): Cell {
  if (ENGINE_FUNCTIONS[name] !== children.length) return arithmetic(name, children)
  for (const { type } of children)
    if (!isNumber(type) && type !== 'null') unknownForm(`${name} of ${nameOf(type)}`)
  const one = new EngineCall(name, children, scope.scratch, scope.frame)
  scope.engineCalls.push(one)
  return one.cell
}

function operator(type: string, children: readonly Cell[]): Cell {
  const [first] = children as [Cell]
  switch (type) {
    case 'OPERATOR_COALESCE':
      return coalesce(children)
    case 'OPERATOR_IS_NULL':
      return isMissing(first, true)
    case 'OPERATOR_IS_NOT_NULL':
      return isMissing(first, false)
    case 'OPERATOR_NOT':
      return not(first)
    case 'COMPARE_IN':
      return isIn(children, true)
    case 'COMPARE_NOT_IN':
      return isIn(children, false)
    default:
      return unknownForm(type)
  }
}
