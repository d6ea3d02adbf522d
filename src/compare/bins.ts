import { type CompareColumn, type Fragment, valueSql } from './column.ts'

/** Equal steps from `edges[0]`; the outer bins also hold what lies beyond. */
export interface NumberBins {
  readonly kind: 'number'
  readonly edges: readonly number[]
  readonly step: number
}

/** One bin per value, then one for all others when `hasOther`. */
export interface CategoryBins {
  readonly kind: 'category'
  readonly values: readonly string[]
  readonly hasOther: boolean
}

export type ColumnBins = NumberBins | CategoryBins

/** Stands for the values that have no bin of their own. */
export const OTHER = '(other)'

const MOST_BINS = 25
const STEPS = [1, 2, 2.5, 5]
/** A value this small a part of a step below an edge counts as on it: 0.29 is stored a hair below 0.29. */
const SNAP = 1e-9

export function binCount(bins: ColumnBins): number {
  return bins.kind === 'number' ? bins.edges.length - 1 : bins.values.length + (bins.hasOther ? 1 : 0)
}

/**
 * Bins with edges that people would choose: steps of 1, 2, 2.5 or 5 times a power of ten, at most 25.
 * @param low,high what the bins must span, usually the 1st and 99th percentile
 * @param whole only whole numbers occur: one bin per value where that is few enough, and no broken steps
 */
export function numberBins(low: number, high: number, whole: boolean): NumberBins {
  if (whole && high - low < MOST_BINS) return equalSteps(low, 1, high - low + 1)
  // Closer together than a screen could tell: one value.
  if (!whole && high - low <= Math.max(Math.abs(low), Math.abs(high)) * 1e-6) return equalSteps(low, 1, 1)
  for (let power = Math.floor(Math.log10((high - low) / MOST_BINS)); ; power++) {
    for (const factor of STEPS) {
      const step = Number(`${factor}e${power}`)
      if (whole && !Number.isInteger(step)) continue
      const first = Math.floor(low / step)
      const count = Math.max(Math.ceil(high / step), first + 1) - first
      if (count <= MOST_BINS) return equalSteps(first * step, step, count)
    }
  }
}

function equalSteps(low: number, step: number, count: number): NumberBins {
  // Twelve digits: 3 × 0.1 must read 0.3.
  const edges = Array.from({ length: count + 1 }, (_, k) => Number((low + k * step).toPrecision(12)))
  return { kind: 'number', edges, step }
}

/** The bin of a value; the same arithmetic as `binSql`, bit for bit. */
export function binOf(bins: ColumnBins, value: number | string | null): number | null {
  if (value === null) return null
  if (bins.kind === 'category') {
    const at = bins.values.indexOf(String(value))
    return at >= 0 ? at : bins.hasOther ? bins.values.length : null
  }
  const raw = Math.floor((Number(value) - bins.edges[0]!) / bins.step + SNAP)
  return Math.min(Math.max(raw, 0), bins.edges.length - 2)
}

/** An integer expression: the bin, or −1 where there is no value. */
export function binSql(column: CompareColumn, bins: ColumnBins): Fragment {
  const value = valueSql(column)
  if (bins.kind === 'category') {
    const cases = bins.values.map((_, k) => `when ? then ${k}`).join(' ')
    const sql =
      bins.values.length === 0
        ? '-1'
        : `case when ${value} is null then -1 else case ${value} ${cases} else ${bins.hasOther ? bins.values.length : -1} end end`
    return { sql, parameters: bins.values }
  }
  const raw = `floor((${value} - cast(? as double)) / cast(? as double) + ${SNAP})`
  return {
    sql: `case when ${value} is null then -1 else cast(least(greatest(${raw}, 0), ${bins.edges.length - 2}) as integer) end`,
    parameters: [bins.edges[0]!, bins.step],
  }
}
