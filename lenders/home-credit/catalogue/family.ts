import type { FeatureDefinition, Theme } from '../../../src/features/index.ts'
import type { Unit } from '../../../src/ingest/index.ts'
import { type Pair, words } from '../schema/column.ts'

/** One feature as it is written down; the family adds what its members share. */
export interface Entry {
  readonly id: string
  readonly sql: string
  readonly unit: Unit
  readonly group: string
  /** History only: rows of its own instead of the family's. */
  readonly grain?: string
  readonly label: Pair
  readonly about: Pair
  readonly higher: Pair
  readonly missing?: Pair
  /** For a kind without order: every value with its words; any other value is missing. */
  readonly categories?: readonly (readonly [value: string, en: string, fr: string])[]
  /** For a number whose values are steps or yes and no: the words of each. */
  readonly steps?: readonly (readonly [value: number, en: string, fr: string])[]
  readonly monotone?: 'increasing' | 'decreasing'
}

interface Family {
  readonly theme: Theme
  /** What a missing value means, unless an entry says otherwise. */
  readonly missing: Pair
  /** Rows that history features aggregate; without it the features are row-wise. */
  readonly grain?: string
}

export function family(shared: Family, entries: readonly Entry[]): readonly FeatureDefinition[] {
  return entries.map((entry) => ({
    id: entry.id,
    scope: shared.grain === undefined ? 'application' : 'history',
    ...(shared.grain !== undefined && { grain: entry.grain ?? shared.grain }),
    sql: entry.sql,
    ...(entry.categories === undefined ? { kind: 'number' as const } : kinds(entry.categories)),
    ...(entry.steps !== undefined && {
      numberWords: Object.fromEntries(entry.steps.map(([value, en, fr]) => [value, { en, fr }])),
    }),
    label: words(entry.label),
    about: words(entry.about),
    unit: entry.unit,
    theme: shared.theme,
    reasonGroup: entry.group,
    missing: words(entry.missing ?? shared.missing),
    higher: words(entry.higher),
    ...(entry.monotone !== undefined && { monotone: entry.monotone }),
  }))
}

function kinds(categories: NonNullable<Entry['categories']>) {
  return {
    kind: 'category' as const,
    categories: categories.map(([value]) => value),
    categoryWords: Object.fromEntries(categories.map(([value, en, fr]) => [value, { en, fr }])),
  }
}

/** The same feature over several time windows, with the number of months put into id and words. */
export function overMonths(months: readonly number[], entry: (months: number) => Entry): readonly Entry[] {
  return months.map(entry)
}

/** Rows of a daily table that are at most this many months (of 30 days) old. */
export const within = (days: string, months: number): string => `${days} >= -${months * 30}`
