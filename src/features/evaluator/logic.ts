import { unknownForm } from './unreadable.ts'
import { type Compiled, isNumeric, order, type Value } from './value.ts'

const COMPARE: Readonly<Record<string, (order: number) => boolean>> = {
  COMPARE_EQUAL: (order) => order === 0,
  COMPARE_NOTEQUAL: (order) => order !== 0,
  COMPARE_LESSTHAN: (order) => order < 0,
  COMPARE_LESSTHANOREQUALTO: (order) => order <= 0,
  COMPARE_GREATERTHAN: (order) => order > 0,
  COMPARE_GREATERTHANOREQUALTO: (order) => order >= 0,
}

export function compileComparison(type: string, left: Compiled, right: Compiled): Compiled {
  const holds = COMPARE[type] ?? unknownForm(type)
  comparable(left, right)
  return {
    type: 'boolean',
    of(row) {
      const a = left.of(row)
      if (a === null) return null
      const b = right.of(row)
      return b === null ? null : holds(order(a, b))
    },
  }
}

/** `x in (…)`; missing when x is, or when it is not found and something in the list is missing. */
export function compileIn([value, ...list]: readonly Compiled[], wanted: boolean): Compiled {
  for (const item of list) comparable(value!, item)
  return {
    type: 'boolean',
    of(row) {
      const a = value!.of(row)
      if (a === null) return null
      let missing = false
      for (const item of list) {
        const b = item.of(row)
        if (b === null) missing = true
        else if (order(a, b) === 0) return wanted
      }
      return missing ? null : !wanted
    },
  }
}

export const compileAnd = (children: readonly Compiled[]): Compiled => conjunction(children, false)
export const compileOr = (children: readonly Compiled[]): Compiled => conjunction(children, true)

/** The first child that decides does; else missing when one is, else the opposite. */
function conjunction(children: readonly Compiled[], decides: boolean): Compiled {
  for (const { type } of children)
    if (type !== 'boolean' && type !== 'null') unknownForm(`a condition of type ${type}`)
  return {
    type: 'boolean',
    of(row) {
      let result: Value = !decides
      for (const child of children) {
        const value = child.of(row)
        if (value === decides) return decides
        if (value === null) result = null
      }
      return result
    },
  }
}

function comparable(a: Compiled, b: Compiled): void {
  if (a.type === 'null' || b.type === 'null' || (isNumeric(a.type) && isNumeric(b.type))) return
  if (a.type !== b.type || typeof a.type === 'object')
    unknownForm(`a comparison of ${JSON.stringify(a.type)} and ${JSON.stringify(b.type)}`)
}
