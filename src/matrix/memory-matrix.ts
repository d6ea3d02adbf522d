import type { ColumnSpec, Matrix } from './matrix.ts'

/** A matrix whose columns are all in memory: for tests, single applications and small data. */
export class MemoryMatrix implements Matrix {
  readonly columns: readonly ColumnSpec[]
  readonly rowIds: Float64Array
  readonly #values: readonly Float64Array[]

  /** @throws RangeError when a column's length is not the number of rows */
  constructor(columns: readonly ColumnSpec[], rowIds: Float64Array, values: readonly Float64Array[]) {
    if (values.length !== columns.length)
      throw new RangeError(`${columns.length} columns, ${values.length} value arrays`)
    for (const [index, column] of values.entries()) {
      if (column.length !== rowIds.length) {
        throw new RangeError(
          `column ${columns[index]?.id} has ${column.length} values for ${rowIds.length} rows`,
        )
      }
    }
    this.columns = columns
    this.rowIds = rowIds
    this.#values = values
  }

  get nRows(): number {
    return this.rowIds.length
  }

  column(index: number, start = 0, end: number = this.nRows): Float64Array {
    const values = this.#values[index]
    if (values === undefined)
      throw new RangeError(`no column ${index}; the matrix has ${this.columns.length}`)
    return values.subarray(start, end)
  }
}
