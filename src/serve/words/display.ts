import type { DisplayValue, LocalText, Unit } from '../../contract/index.ts'
import type { WordedValue } from '../../workspace/index.ts'

/** One value as pages show it: a number with its unit, a category with its words, or what its absence means. */
export function display(
  value: number | string | null,
  unit: Unit,
  missing: LocalText,
  values: readonly WordedValue[] = [],
): DisplayValue {
  if (value === null) return { number: null, unit, text: null, missing }
  if (typeof value === 'number') return { number: value, unit, text: null, missing: null }
  return { number: null, unit: 'none', text: wordsOf(value, values), missing: null }
}

/** A value without words is shown as it is. */
export function wordsOf(value: string, values: readonly WordedValue[]): LocalText {
  return values.find((one) => one.value === value)?.text ?? { en: value, fr: value }
}
