/** A cell: null = missing; a bigint is a decimal, counted in its last digit. */
export type Value = number | string | boolean | bigint | null

export type Present = Exclude<Value, null>

/** How the engine treats a value; whole numbers and doubles meet as doubles. */
export type ValueType = 'integer' | 'double' | 'text' | 'boolean' | 'null' | Decimal

export interface Decimal {
  readonly width: number
  readonly scale: number
}

/** One row of whatever the columns were resolved to. */
export type Row = readonly Value[]

/** A compiled expression and the type that the engine gives it. */
export interface Compiled {
  readonly type: ValueType
  of(row: Row): Value
}

export const isNumeric = (type: ValueType): boolean => type === 'integer' || type === 'double'

/** Equal as the engine compares: NaN equals itself. */
export const same = (a: Value, b: Value): boolean => a === b || (Number.isNaN(a) && Number.isNaN(b))

/**
 * Order of two values of one type as the engine sorts them: NaN is the largest number and equals itself, texts go by
 * code point.
 * @returns below, at or above 0
 */
export function order(a: Present, b: Present): number {
  if (a < b) return typeof a === 'string' ? bytes(a, b as string) : -1
  if (a === b) return 0
  if (typeof a === 'number' && typeof b === 'number') {
    if (Number.isNaN(a)) return Number.isNaN(b) ? 0 : 1
    if (Number.isNaN(b)) return -1
  }
  return typeof a === 'string' ? bytes(a, b as string) : 1
}

// UTF-16 puts characters beyond U+FFFF before some that they follow in UTF-8.
const bytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))
