import type { EngineFunctions } from './engine-functions.ts'
import { unknownForm } from './unreadable.ts'
import { type Compiled, isNumeric, same, type ValueType } from './value.ts'

const ARITHMETIC: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
}

/** Of one number; all are exact, so that every engine gives the same bits. */
const OF_ONE: Readonly<Record<string, { readonly of: (a: number) => number; readonly type?: ValueType }>> = {
  '-': { of: (a) => -a },
  abs: { of: Math.abs },
  // A root of a negative number is an error of the engine; here it is missing.
  sqrt: { of: Math.sqrt, type: 'double' },
  floor: { of: Math.floor },
}

export function compileFunction(
  name: string,
  children: readonly Compiled[],
  engine: EngineFunctions | undefined,
): Compiled {
  const [first, second] = children as [Compiled, Compiled]
  if (name === 'nullif' && children.length === 2) return compileNullIf(first, second)
  for (const { type } of children) {
    if (!isNumeric(type) && type !== 'null') unknownForm(`${name} of ${JSON.stringify(type)}`)
  }
  const one = OF_ONE[name]
  if (children.length === 1 && one !== undefined) {
    const type = one.type ?? first.type
    return {
      type,
      of(row) {
        const a = first.of(row)
        return a === null ? null : inType(type, one.of(a as number))
      },
    }
  }
  const known = engine?.named(name, children.length)
  if (known !== undefined) {
    return {
      type: 'double',
      of(row) {
        const values = children.map((child) => child.of(row))
        return values.includes(null) ? null : known(values as number[])
      },
    }
  }
  const arithmetic = ARITHMETIC[name]
  if (children.length !== 2 || arithmetic === undefined)
    return unknownForm(`${name} of ${children.length} values`)
  const type = name === '/' || children.some(({ type }) => type === 'double') ? 'double' : first.type
  return {
    type,
    of(row) {
      const a = first.of(row)
      if (a === null) return null
      const b = second.of(row)
      return b === null ? null : inType(type, arithmetic(a as number, b as number))
    },
  }
}

/** A whole number has no -0. */
const inType = (type: ValueType, value: number): number => (type === 'integer' ? value + 0 : value)

function compileNullIf(first: Compiled, second: Compiled): Compiled {
  if (first.type !== second.type && !(isNumeric(first.type) && isNumeric(second.type)))
    unknownForm(`nullif of ${JSON.stringify(first.type)} and ${JSON.stringify(second.type)}`)
  return {
    type: first.type,
    of(row) {
      const a = first.of(row)
      if (a === null) return null
      const b = second.of(row)
      return same(a, b) ? null : a
    },
  }
}
