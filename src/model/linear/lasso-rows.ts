/** Rows as the terms see them: `bins[k]` of term k holds one byte per row; terms of one column share it. */
export interface LassoRows {
  readonly bins: readonly Uint8Array[]
  readonly perBin: readonly Float64Array[]
  /** 0 or 1. */
  readonly target: Float64Array
  readonly weight: Float64Array
}
