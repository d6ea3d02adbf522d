import type { Matrix } from '../matrix/index.ts'

/** Some rows of a matrix, laid out as explainers read them. */
export interface RowBlock {
  /** Row-major, nRows × columns. */
  readonly rows: Float64Array
  readonly nRows: number
}

const WINDOW_ROWS = 2048

/**
 * Chosen rows, a window of the matrix at a time, so that it need not fit in memory.
 * @param rows row indices, ascending
 */
export function* rowBlocks(matrix: Matrix, rows: Int32Array): Generator<RowBlock> {
  const width = matrix.columns.length
  let next = 0
  while (next < rows.length) {
    const first = rows[next]!
    const until = Math.min(first + WINDOW_ROWS, matrix.nRows)
    let end = next
    while (end < rows.length && rows[end]! < until) end++
    const picked = rows.subarray(next, end)
    if (picked.length === 0) throw new RangeError(`row ${first} of a matrix of ${matrix.nRows}`)
    const out = new Float64Array(picked.length * width)
    for (let c = 0; c < width; c++) {
      const values = matrix.column(c, first, picked[picked.length - 1]! + 1)
      for (let i = 0, at = c; i < picked.length; i++, at += width) out[at] = values[picked[i]! - first]!
    }
    yield { rows: out, nRows: picked.length }
    next = end
  }
}

/** Chosen rows at once: row-major, rows.length × columns. `rows` ascending. */
export function rowsAt(matrix: Matrix, rows: Int32Array): Float64Array {
  const out = new Float64Array(rows.length * matrix.columns.length)
  let at = 0
  for (const block of rowBlocks(matrix, rows)) {
    out.set(block.rows, at)
    at += block.rows.length
  }
  return out
}

/** Every row of a matrix, as an index list. */
export function allRows(matrix: Matrix): Int32Array {
  return Int32Array.from({ length: matrix.nRows }, (_, row) => row)
}
