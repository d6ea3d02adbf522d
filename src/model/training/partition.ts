/**
 * Moves the rows of a leaf that go left to the front, both sides in their old order.
 * @param column cells of the split's column, by row number
 * @param goesLeft 1 or 0 per bin, from index `mask`
 * @param rows rows[start] … rows[end − 1] are the leaf's; rewritten
 * @param spare scratch, at least end − start long
 * @returns position of the first row that goes right
 */
export function partitionRows(
  bins: Uint8Array,
  columnStart: number,
  goesLeft: Uint8Array,
  mask: number,
  rows: Uint32Array,
  start: number,
  end: number,
  spare: Uint32Array,
): number {
  let left = start
  let right = 0
  for (let i = start; i < end; i++) {
    const row = rows[i]!
    const isLeft = goesLeft[mask + bins[columnStart + row]!]!
    // Both are written and one index moves: no branch to mispredict.
    rows[left] = row
    spare[right] = row
    left += isLeft
    right += 1 - isLeft
  }
  for (let i = 0; i < right; i++) rows[left + i] = spare[i]!
  return left
}
