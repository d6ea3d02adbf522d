/** Columns that one call of `accumulate` adds up; callers pad their lists to a multiple of it. */
export const COLUMNS_PER_PASS = 8

/**
 * Adds the rows of one leaf to the histograms of eight columns.
 * Written out eight times because the loop's fixed cost (row number, packed value) is four times that of one column.
 * @param bins column-major cells
 * @param columnStarts where each column starts in `bins`
 * @param offsets where each column's histogram starts in `out`
 * @param first position in both lists of the first of the eight columns
 * @param rows row numbers; rows[start] … rows[end − 1] are in the leaf
 * @param packed gradient and hessian (quantise.ts) of those rows, in the same order, from index 0
 */
export function accumulate(
  bins: Uint8Array,
  columnStarts: Int32Array,
  offsets: Int32Array,
  first: number,
  rows: Uint32Array,
  start: number,
  end: number,
  packed: Float64Array,
  out: Float64Array,
): void {
  const column0 = columnStarts[first + 0]!
  const out0 = offsets[first + 0]!
  const column1 = columnStarts[first + 1]!
  const out1 = offsets[first + 1]!
  const column2 = columnStarts[first + 2]!
  const out2 = offsets[first + 2]!
  const column3 = columnStarts[first + 3]!
  const out3 = offsets[first + 3]!
  const column4 = columnStarts[first + 4]!
  const out4 = offsets[first + 4]!
  const column5 = columnStarts[first + 5]!
  const out5 = offsets[first + 5]!
  const column6 = columnStarts[first + 6]!
  const out6 = offsets[first + 6]!
  const column7 = columnStarts[first + 7]!
  const out7 = offsets[first + 7]!
  for (let i = start, k = 0; i < end; i++, k++) {
    const row = rows[i]!
    const value = packed[k]!
    let at = 0
    at = out0 + bins[column0 + row]!
    out[at] = out[at]! + value
    at = out1 + bins[column1 + row]!
    out[at] = out[at]! + value
    at = out2 + bins[column2 + row]!
    out[at] = out[at]! + value
    at = out3 + bins[column3 + row]!
    out[at] = out[at]! + value
    at = out4 + bins[column4 + row]!
    out[at] = out[at]! + value
    at = out5 + bins[column5 + row]!
    out[at] = out[at]! + value
    at = out6 + bins[column6 + row]!
    out[at] = out[at]! + value
    at = out7 + bins[column7 + row]!
    out[at] = out[at]! + value
  }
}

/** `larger = parent − smaller`, in place of the parent. */
export function subtractHistogram(parent: Float64Array, smaller: Float64Array, length: number): void {
  for (let i = 0; i < length; i++) parent[i] = parent[i]! - smaller[i]!
}

/** Copies the leaf's packed values next to each other, so that every column reads them in sequence. */
export function gatherPacked(
  packed: Float64Array,
  rows: Uint32Array,
  start: number,
  end: number,
  out: Float64Array,
): void {
  for (let i = start, k = 0; i < end; i++, k++) out[k] = packed[rows[i]!]!
}
