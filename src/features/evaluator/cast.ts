import type { SqlNode } from '../sql-tree.ts'
import { decimalText, fromDecimal, toDecimal } from './decimal.ts'
import { unknownForm } from './unreadable.ts'
import { type Compiled, isNumeric, type Value, type ValueType } from './value.ts'

const KEPT: Readonly<Record<string, ValueType>> = { DOUBLE: 'double', VARCHAR: 'text', BOOLEAN: 'boolean' }

/** Literals that the engine's parse gives as casts of a text. */
const LITERALS: Readonly<Record<string, Value>> = {
  'nan as DOUBLE': Number.NaN,
  't as BOOLEAN': true,
  'f as BOOLEAN': false,
}

/** A cast to what the portable subset knows. A whole number that does not fit is missing. */
export function compileCast(child: Compiled, node: SqlNode): Compiled {
  const target = node.cast_type as SqlNode
  const id = String(target.id)
  const from = child.type
  const kept = KEPT[id]
  if (kept !== undefined && (from === kept || from === 'null' || (kept === 'double' && from === 'integer')))
    return { type: kept, of: child.of }
  if (id === 'DOUBLE' && typeof from === 'object')
    return mapped(child, 'double', (value) => fromDecimal(value as bigint, from.scale))
  if (id === 'VARCHAR' && typeof from === 'object')
    return mapped(child, 'text', (value) => decimalText(value as bigint, from.scale))
  const literal = from === 'text' ? LITERALS[`${child.of([])} as ${id}`] : undefined
  if (literal !== undefined) return { type: KEPT[id]!, of: () => literal }
  if (id === 'INTEGER' && (isNumeric(from) || from === 'null'))
    return mapped(child, 'integer', (value) => toInteger(value as number))
  if (id === 'DECIMAL' && node.try_cast === true && (isNumeric(from) || from === 'null')) {
    const { width, scale } = target.type_info as unknown as { readonly width: number; readonly scale: number }
    const type = { width, scale }
    return mapped(child, type, (value) => toDecimal(value as number, type))
  }
  return unknownForm(`a cast of ${JSON.stringify(from)} to ${id}`)
}

function mapped(child: Compiled, type: ValueType, map: (value: Exclude<Value, null>) => Value): Compiled {
  return {
    type,
    of(row) {
      const value = child.of(row)
      return value === null ? null : map(value)
    },
  }
}

/** Rounded half to even, within 32 bits. */
function toInteger(value: number): number | null {
  const floor = Math.floor(value)
  const rest = value - floor
  const rounded = rest < 0.5 || (rest === 0.5 && floor % 2 === 0) ? floor : floor + 1
  // A whole number has no -0.
  return rounded >= -(2 ** 31) && rounded < 2 ** 31 ? rounded + 0 : null
}
