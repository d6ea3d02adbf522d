import { unknownForm } from '../evaluator/unreadable.ts'
import type { Decimal } from '../evaluator/value.ts'
import type { SqlNode } from '../sql-tree.ts'
import { isDecimal, isNumber, nameOf } from './cell-type.ts'
import { type Cell, cellOf } from './frame.ts'

/** A cast to what the portable subset knows, of numbers; what is cast to or from text is worked out once per kind. */
export function cast(child: Cell, node: SqlNode): Cell {
  const target = node.cast_type as SqlNode
  const id = String(target.id)
  const from = child.type
  const isPlain = isNumber(from) || from === 'null'
  if (id === 'DOUBLE' && isPlain) return { ...child, type: 'double' }
  if (id === 'DOUBLE' && isDecimal(from)) return fromDecimal(child, from)
  if (id === 'BOOLEAN' && (from === 'boolean' || from === 'null')) return { ...child, type: 'boolean' }
  if (id === 'INTEGER' && isPlain)
    return cellOf('integer', (frame, out) => {
      frame.scratch.kernel.toInteger(child.of(frame), child.step, out, frame.nRows)
    })
  if (id === 'DECIMAL' && node.try_cast === true && isPlain)
    return toDecimal(child, target.type_info as unknown as Decimal)
  return unknownForm(`a cast of ${nameOf(from)} to ${id}`)
}

function toDecimal(child: Cell, { width, scale }: Decimal): Cell {
  return cellOf({ width, scale }, (frame, out) => {
    const { kernel } = frame.scratch
    kernel.toDecimal(child.of(frame), child.step, 10 ** scale, 10 ** width, out, frame.nRows)
  })
}

function fromDecimal(child: Cell, { scale }: Decimal): Cell {
  return cellOf('double', (frame, out) => {
    const { scratch, nRows } = frame
    const odd = scratch.kernel.fromDecimal(child.of(frame), child.step, 10 ** scale, out, nRows)
    if (odd !== 0) scratch.irregular = true
  })
}
