/** How the rows of a space spread along its axes. */
export interface Spread {
  readonly means: Float64Array
  /** Mean squared distances from the mean. */
  readonly variances: Float64Array
}

/** Two passes in row order: the same columns give the same bits. */
export function spreadOf(columns: readonly Float32Array[]): Spread {
  const means = Float64Array.from(columns, (column) => meanOf(column, (value) => value))
  const variances = Float64Array.from(columns, (column, c) =>
    meanOf(column, (value) => (value - means[c]!) ** 2),
  )
  return { means, variances }
}

function meanOf(column: Float32Array, of: (value: number) => number): number {
  let sum = 0
  for (const value of column) sum += of(value)
  return column.length === 0 ? 0 : sum / column.length
}

/**
 * Along which axes some rows lie nearer to a point than everybody does: per axis the mean squared distance of all rows to
 * the point minus that of these rows. The sum over the axes is by how much the mean squared distance shrinks. An axis on which
 * the point is like everyone says little; one on which it stands out, and the others with it, says much.
 * @param others points of the rows, at least one
 */
export function likeness(
  point: Float64Array,
  others: readonly Float64Array[],
  { means, variances }: Spread,
): Float64Array {
  return point.map((value, axis) => {
    const everybody = variances[axis]! + (means[axis]! - value) ** 2
    const these = others.reduce((sum, other) => sum + (other[axis]! - value) ** 2, 0) / others.length
    return everybody - these
  })
}
