import type { Decimal, ValueType } from '../evaluator/value.ts'

/** Texts of a column in the engine's order; a cell holds a place among them. */
export interface Kinds {
  readonly texts: readonly string[]
}

/**
 * What the doubles of a column stand for. NaN = missing, always: a number that is none of its own (0/0) is met where it
 * arises. Booleans are 0 and 1, decimals are counted in their last digit, texts are places among the kinds.
 */
export type CellType = Exclude<ValueType, 'text'> | Kinds

export const isKinds = (type: CellType): type is Kinds => typeof type === 'object' && 'texts' in type

export const isNumber = (type: CellType): boolean => type === 'integer' || type === 'double'

export const isDecimal = (type: CellType): type is Decimal => typeof type === 'object' && 'scale' in type

/** Whether values of both may stand side by side in one column. */
export function sameType(a: CellType, b: CellType): boolean {
  if (isDecimal(a) && isDecimal(b)) return a.scale === b.scale && a.width === b.width
  return a === b
}

/** For messages. */
export const nameOf = (type: CellType): string => (isKinds(type) ? 'text' : JSON.stringify(type))
