import { unknownForm } from './unreadable.ts'
import { type Compiled, isNumeric, order, type Present, same, type Value } from './value.ts'

type Holds = (a: Present, b: Present) => boolean

const EQUAL: Readonly<Record<string, Holds>> = {
  COMPARE_EQUAL: same,
  COMPARE_NOTEQUAL: (a, b) => !same(a, b),
}

const ORDER: Readonly<Record<string, Holds>> = {
  COMPARE_LESSTHAN: (a, b) => order(a, b) < 0,
  COMPARE_LESSTHANOREQUALTO: (a, b) => order(a, b) <= 0,
  COMPARE_GREATERTHAN: (a, b) => order(a, b) > 0,
  COMPARE_GREATERTHANOREQUALTO: (a, b) => order(a, b) >= 0,
}

export function compileComparison(type: string, left: Compiled, right: Compiled): Compiled {
  const holds = EQUAL[type] ?? ORDER[type] ?? unknownForm(type)
  comparable(left, right)
  return {
    type: 'boolean',
    of(row) {
      const a = left.of(row)
      if (a === null) return null
      const b = right.of(row)
      return b === null ? null : holds(a, b)
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
        else if (same(a, b)) return wanted
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
