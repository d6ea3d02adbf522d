import type { ComparableColumn, Filter } from '../../../src/contract/index.ts'
import { formatFilters, parseFilters } from '../../../src/contract/index.ts'
import { shownScale } from '../../controls/index.ts'
import type { Text } from '../../text/index.ts'

/** Name and value of a filter in words: "Amount of the loan", "€8,900 to €15,600". */
export interface FilterWords {
  readonly name: string
  readonly value: string
}

export function filterWords(
  filter: Filter,
  column: ComparableColumn | undefined,
  text: Text,
  currency: string | null,
): FilterWords {
  if (column === undefined) {
    return {
      name: text.t('compare.filter.unknown', { column: filter.column }),
      value: formatFilters([filter]),
    }
  }
  return { name: text.local(column.label), value: valueWords(filter, column, text, currency) }
}

function valueWords(filter: Filter, column: ComparableColumn, text: Text, currency: string | null): string {
  if (filter.kind === 'missing') return text.t('compare.filter.isMissing')
  if (filter.kind === 'values') {
    return filter.values
      .map((value) => {
        const known = column.values.find((each) => each.value === value)
        return known ? text.local(known.text) : value
      })
      .join(', ')
  }
  // A bound of 120.5 % must not read as 121 %.
  const write = (value: number): string =>
    column.unit === 'share'
      ? text.share(value, Number.isInteger(Number((value * 100).toFixed(6))) ? 0 : 1)
      : text.byUnit(value, column.unit, currency)
  // Lengths that count back: the larger raw number is the shorter time.
  const [low, high] = countsBack(column) ? [filter.max, filter.min] : [filter.min, filter.max]
  if (low !== null && high !== null) return text.range(write(low), write(high))
  if (low !== null) return text.t('compare.filter.atLeast', { value: write(low) })
  return text.t('compare.filter.atMost', { value: high === null ? '' : write(high) })
}

/** True for lengths of time stored as days before the application. */
export function countsBack(column: ComparableColumn): boolean {
  return column.unit === 'days' && column.range !== null && column.range.low < 0 && column.range.high <= 0
}

/** Fields of a range in the units that people enter. */
export function rangeFields(
  column: ComparableColumn,
  filter: Filter | null,
): { low: number | null; high: number | null } {
  if (filter?.kind !== 'range') return { low: null, high: null }
  const back = countsBack(column)
  const scale = shownScale(column.unit, back)
  const shown = (raw: number | null): number | null =>
    raw === null ? null : Number(scale.toShown(raw).toFixed(scale.decimals))
  return back
    ? { low: shown(filter.max), high: shown(filter.min) }
    : { low: shown(filter.min), high: shown(filter.max) }
}

/** The range filter of two entered numbers. */
export function rangeFilter(column: ComparableColumn, low: number | null, high: number | null): Filter {
  const back = countsBack(column)
  const scale = shownScale(column.unit, back)
  const raw = (shown: number | null): number | null => (shown === null ? null : scale.toRaw(shown))
  return {
    column: column.id,
    kind: 'range',
    min: back ? raw(high) : raw(low),
    max: back ? raw(low) : raw(high),
  }
}

/** The filter text with one filter put in place of the one on the same column, or taken out (null). */
export function withFilter(filters: readonly Filter[], column: string, filter: Filter | null): string {
  const others = filters.filter((each) => each.column !== column)
  return formatFilters(filter === null ? others : [...others, filter])
}

/** Filters of a text, and what is wrong with it. */
export function readFilters(filter: string): {
  readonly filters: readonly Filter[]
  readonly wrong: { readonly got: string; readonly expected: string } | null
} {
  const parsed = parseFilters(filter)
  return parsed.ok
    ? { filters: parsed.filters, wrong: null }
    : { filters: [], wrong: { got: parsed.got, expected: parsed.expected } }
}
