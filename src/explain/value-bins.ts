import type { ColumnSpec, Matrix } from '../matrix/index.ts'

/** Rows from which cut points are taken, spread evenly over the matrix. */
const SAMPLE_ROWS = 20_000

/** How one column's values fall into bins; the last bin is always "missing". */
export interface ValueBinning {
  /** Bins including the missing one. */
  readonly nBins: number
  binOf(value: number): number
}

/** Numbers: bins of about equal size between quantiles. Categories: one bin each. */
export function valueBinning(matrix: Matrix, column: number, most: number): ValueBinning {
  const spec: ColumnSpec = matrix.columns[column]!
  if (spec.kind === 'category') {
    const known = spec.categories.length
    return {
      nBins: known + 1,
      binOf: (code) => (code >= 0 && code < known ? Math.trunc(code) : known),
    }
  }
  const cuts = quantileCuts(matrix.column(column), most)
  return {
    nBins: cuts.length + 2,
    binOf: (value) => (Number.isNaN(value) ? cuts.length + 1 : countBelow(cuts, value)),
  }
}

/** Ascending cut points: a value belongs to the bin after the last cut below it, so it is ≤ its bin's own cut. */
function quantileCuts(values: Float64Array, most: number): Float64Array {
  const step = Math.max(1, Math.ceil(values.length / SAMPLE_ROWS))
  const sample = values.filter((value, row) => row % step === 0 && !Number.isNaN(value)).sort()
  const cuts = new Set<number>()
  for (let k = 1; k < most; k++) {
    const cut = sample[Math.ceil((k * sample.length) / most) - 1]
    if (cut !== undefined && cut < sample[sample.length - 1]!) cuts.add(cut)
  }
  return Float64Array.from(cuts)
}

function countBelow(cuts: Float64Array, value: number): number {
  let low = 0
  let high = cuts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (cuts[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}
