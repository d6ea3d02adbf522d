/** A measured quantity; NaN = missing. */
export interface NumberColumn {
  readonly id: string
  readonly kind: 'number'
}

/** One of a fixed list; the cell holds the index into `categories`; NaN = missing or not in the list. */
export interface CategoryColumn {
  readonly id: string
  readonly kind: 'category'
  readonly categories: readonly string[]
}

export type ColumnSpec = NumberColumn | CategoryColumn

/** One row per application, one column per feature. Columns are read one at a time, so it need not fit in memory. */
export interface Matrix {
  readonly columns: readonly ColumnSpec[]
  readonly nRows: number
  /** Application id of each row. */
  readonly rowIds: Float64Array
  /**
   * Rows `start` … `end − 1` of one column. Treat as read-only.
   * @param index position in `columns`
   * @param start first row, default 0
   * @param end one past the last row, default nRows
   */
  column(index: number, start?: number, end?: number): Float64Array
}
