import type { Matrix } from './matrix.ts'

/**
 * Rows `start` … `end − 1` laid out row after row, as scorers read them.
 * @returns Float64Array((end − start) × columns), row-major, NaN = missing
 */
export function gatherRows(matrix: Matrix, start = 0, end: number = matrix.nRows): Float64Array {
  const width = matrix.columns.length
  const out = new Float64Array((end - start) * width)
  for (let c = 0; c < width; c++) {
    const column = matrix.column(c, start, end)
    for (let r = 0, at = c; r < column.length; r++, at += width) out[at] = column[r] as number
  }
  return out
}
