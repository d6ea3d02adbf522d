import { isNode, type SqlNode, type SqlValue } from '../sql-tree.ts'
import { compileCast } from './cast.ts'
import type { EngineFunctions } from './engine-functions.ts'
import { compileFunction } from './functions.ts'
import { compileAnd, compileComparison, compileIn, compileOr } from './logic.ts'
import { unknownForm } from './unreadable.ts'
import type { Compiled, Value, ValueType } from './value.ts'

/** What an expression may read. */
export interface Scope {
  /** Where a column of a row lies, or undefined when there is none of that name. */
  resolve(names: readonly string[]): { readonly place: number; readonly type: ValueType } | undefined
  /** Takes nodes that are more than an expression over one row: aggregates, windows. */
  special?(node: SqlNode): Compiled | undefined
  /** Without them, functions whose bits only the engine gives are refused. */
  readonly engineFunctions?: EngineFunctions
}

/**
 * Turns the engine's own parse of an expression into closures that give the same value, bit for bit. What is not known
 * is refused here.
 * @throws E_FEATURE_SQL
 */
export function compile(node: SqlValue, scope: Scope): Compiled {
  if (!isNode(node)) unknownForm(JSON.stringify(node))
  const special = scope.special?.(node)
  if (special !== undefined) return special
  const all = (nodes: SqlValue): Compiled[] => (nodes as readonly SqlNode[]).map((one) => compile(one, scope))
  switch (node.class) {
    case 'COLUMN_REF':
      return column(node.column_names as readonly string[], scope)
    case 'CONSTANT':
      return constant(node.value as SqlNode)
    case 'CASE':
      return compileCase(node, scope)
    case 'CAST':
      return compileCast(compile(node.child, scope), node)
    case 'COMPARISON':
      return compileComparison(String(node.type), compile(node.left, scope), compile(node.right, scope))
    case 'CONJUNCTION':
      return node.type === 'CONJUNCTION_AND' ? compileAnd(all(node.children)) : compileOr(all(node.children))
    case 'FUNCTION':
      return compileFunction(String(node.function_name), all(node.children), scope.engineFunctions)
    case 'OPERATOR':
      return operator(String(node.type), all(node.children))
    default:
      return unknownForm(String(node.class))
  }
}

function column(names: readonly string[], { resolve }: Scope): Compiled {
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

function compileCase(node: SqlNode, scope: Scope): Compiled {
  const branches = (node.case_checks as readonly SqlNode[]).map((one) => ({
    when: compile(one.when_expr, scope),
    value: compile(one.then_expr, scope),
  }))
  const otherwise = compile(node.else_expr, scope)
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
