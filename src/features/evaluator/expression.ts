import { isNode, type SqlNode, type SqlValue } from '../sql-tree.ts'
import { compileCast } from './cast.ts'
import { compileFunction } from './functions.ts'
import { compileAnd, compileComparison, compileIn, compileOr } from './logic.ts'
import { unknownForm } from './unreadable.ts'
import type { Compiled, Value, ValueType } from './value.ts'

/** Where a column of a row lies, or undefined when there is none of that name. */
export type Resolve = (
  names: readonly string[],
) => { readonly place: number; readonly type: ValueType } | undefined

/**
 * Turns the engine's own parse of an expression into closures that give the same value, bit for bit. What is not known
 * is refused here.
 * @throws E_FEATURE_SQL
 */
export function compile(node: SqlValue, resolve: Resolve): Compiled {
  if (!isNode(node)) unknownForm(JSON.stringify(node))
  const all = (nodes: SqlValue): Compiled[] =>
    (nodes as readonly SqlNode[]).map((one) => compile(one, resolve))
  switch (node.class) {
    case 'COLUMN_REF':
      return column(node.column_names as readonly string[], resolve)
    case 'CONSTANT':
      return constant(node.value as SqlNode)
    case 'CASE':
      return compileCase(node, resolve)
    case 'CAST':
      return compileCast(compile(node.child, resolve), node)
    case 'COMPARISON':
      return compileComparison(String(node.type), compile(node.left, resolve), compile(node.right, resolve))
    case 'CONJUNCTION':
      return node.type === 'CONJUNCTION_AND' ? compileAnd(all(node.children)) : compileOr(all(node.children))
    case 'FUNCTION':
      return compileFunction(String(node.function_name), all(node.children))
    case 'OPERATOR':
      return operator(String(node.type), all(node.children))
    default:
      return unknownForm(String(node.class))
  }
}

function column(names: readonly string[], resolve: Resolve): Compiled {
  const found = resolve(names) ?? unknownForm(`column ${names.join('.')}`)
  const { place, type } = found
  return { type, of: (row) => row[place]! }
}

const LITERALS: Readonly<Record<string, ValueType>> = {
  DOUBLE: 'double',
  INTEGER: 'integer',
  BIGINT: 'integer',
  VARCHAR: 'text',
  BOOLEAN: 'boolean',
  NULL: 'null',
}

function constant(literal: SqlNode): Compiled {
  const id = String((literal.type as SqlNode).id)
  const type = LITERALS[id] ?? unknownForm(`a literal of type ${id}`)
  const value = literal.is_null === true ? null : (literal.value as Value)
  return { type, of: () => value }
}

function compileCase(node: SqlNode, resolve: Resolve): Compiled {
  const branches = (node.case_checks as readonly SqlNode[]).map((one) => ({
    when: compile(one.when_expr, resolve),
    value: compile(one.then_expr, resolve),
  }))
  const otherwise = compile(node.else_expr, resolve)
  const type = common([...branches.map(({ value }) => value), otherwise])
  return {
    type,
    of(row) {
      for (const { when, value } of branches) if (when.of(row) === true) return value.of(row)
      return otherwise.of(row)
    },
  }
}

function operator(type: string, children: readonly Compiled[]): Compiled {
  const [first] = children as [Compiled]
  switch (type) {
    case 'OPERATOR_COALESCE':
      return {
        type: common(children),
        of(row) {
          for (const child of children) {
            const value = child.of(row)
            if (value !== null) return value
          }
          return null
        },
      }
    case 'OPERATOR_IS_NULL':
      return { type: 'boolean', of: (row) => first.of(row) === null }
    case 'OPERATOR_IS_NOT_NULL':
      return { type: 'boolean', of: (row) => first.of(row) !== null }
    case 'OPERATOR_NOT':
      return {
        type: 'boolean',
        of(row) {
          const value = first.of(row)
          return value === null ? null : !value
        },
      }
    case 'COMPARE_IN':
      return compileIn(children, true)
    case 'COMPARE_NOT_IN':
      return compileIn(children, false)
    default:
      return unknownForm(type)
  }
}

/** The type in which the engine brings branches together. */
function common(branches: readonly Compiled[]): ValueType {
  const types = branches.map(({ type }) => type).filter((type) => type !== 'null')
  const first = types[0] ?? 'null'
  if (types.every((type) => type === first)) return first
  if (types.every((type) => type === 'integer' || type === 'double')) return 'double'
  return unknownForm(`branches of types ${types.map((type) => JSON.stringify(type)).join(', ')}`)
}
