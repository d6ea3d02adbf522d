export interface Neighbour {
  readonly row: number
  /** Euclidean, in the unit of the axes. */
  readonly distance: number
}

/**
 * The rows with the smallest distances, nearest first; of equal ones the lower row.
 * @param squared squared distance per row
 * @param excluded rows that do not count
 */
export function nearestRows(
  squared: Float64Array,
  count: number,
  excluded: ReadonlySet<number>,
): readonly Neighbour[] {
  const rows: number[] = []
  let worst = Number.POSITIVE_INFINITY
  for (let row = 0; row < squared.length; row++) {
    const distance = squared[row]!
    // Rows come in order, so a later one of the same distance never takes a place; NaN never does.
    if (!(distance < worst) && (rows.length >= count || Number.isNaN(distance))) continue
    if (excluded.has(row)) continue
    let at = rows.length
    while (at > 0 && squared[rows[at - 1]!]! > distance) at--
    rows.splice(at, 0, row)
    if (rows.length > count) rows.pop()
    if (rows.length === count) worst = squared[rows[count - 1]!]!
  }
  return rows.map((row) => ({ row, distance: Math.sqrt(squared[row]!) }))
}
