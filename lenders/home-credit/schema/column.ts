import type { ColumnSchema, LocalText, Unit } from '../../../src/ingest/index.ts'

/** English, then French. */
export type Pair = readonly [en: string, fr: string]

type Extra = Partial<Pick<ColumnSchema, 'nullable' | 'sentinels' | 'range' | 'onlyIn' | 'values' | 'form'>>

export function words([en, fr]: Pair): LocalText {
  return { en, fr }
}

/** A whole number that every file writes without decimals. */
export function integer(name: string, unit: Unit, label: Pair, about: Pair, extra: Extra = {}): ColumnSchema {
  return { name, type: 'integer', nullable: false, unit, label: words(label), about: words(about), ...extra }
}

/** A number; days and counts too, because some exports write them as "12.0". */
export function number(name: string, unit: Unit, label: Pair, about: Pair, extra: Extra = {}): ColumnSchema {
  return { name, type: 'number', nullable: false, unit, label: words(label), about: words(about), ...extra }
}

/** A text; "XNA" is the lender's word for "not available" in every text column. "XAP" (not applicable) is a value. */
export function text(name: string, label: Pair, about: Pair, extra: Extra = {}): ColumnSchema {
  return {
    name,
    type: 'text',
    nullable: false,
    sentinels: ['XNA'],
    unit: 'none',
    label: words(label),
    about: words(about),
    ...extra,
  }
}

/** 0 or 1. */
export function flag(name: string, label: Pair, about: Pair, extra: Extra = {}): ColumnSchema {
  return integer(name, 'flag', label, about, extra)
}

/** Known values with their words, from rows of [value, English, French]. */
export function values(
  ...rows: readonly (readonly [value: string, en: string, fr: string])[]
): NonNullable<ColumnSchema['values']> {
  return rows.map(([value, en, fr]) => ({ value, text: { en, fr } }))
}
