import type { ColumnSpec } from '../../matrix/index.ts'

/** How one column's doubles become bins. Bin 0 = missing (or a category too rare to count); values are 1 … nBins − 1. */
export interface BinnedColumn {
  readonly kind: 'number' | 'category'
  /** Bins in use, bin 0 included; 1 … 255. With 1 the column says nothing. */
  readonly nBins: number
  /** Number: `cuts[b − 1]` is the upper bound (≤) of bin b, for b = 1 … nBins − 2; the last bin has none. */
  readonly cuts: Float64Array
  /** Category: `codes[b − 1]` is the category code of bin b. */
  readonly codes: Int32Array
  /** LightGBM's feature_infos entry. */
  readonly info: string
}

/** A matrix of bins: what the trainer reads, eight times smaller than the doubles. */
export interface BinnedMatrix {
  readonly columns: readonly ColumnSpec[]
  readonly nRows: number
  readonly mappers: readonly BinnedColumn[]
  /** Bins that a column may have, the one for missing included: LightGBM's `max_bin`. */
  readonly maxBins: number
  /** Column-major: cell (row, column) is `bins[column × nRows + row]`. */
  readonly bins: Uint8Array
}

export interface BinOptions {
  /** Bins per column, the one for missing included: 2 … 255. */
  readonly maxBins?: number
  /** Rows that place the cuts; every row is binned. Default: all. */
  readonly rows?: Uint32Array
  readonly minDataInBin?: number
  /** Threads that share the columns; the bins do not depend on it. Default: 1 below 50,000 rows, else all cores. */
  readonly workers?: number
}
