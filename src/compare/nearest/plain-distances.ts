/**
 * Squared Euclidean distances of all rows to one point, the definition: what the kernel must give, bit for bit.
 * @param columns one per axis, all of one length
 * @param point one value per axis
 */
export function plainDistances(columns: readonly Float32Array[], point: Float64Array): Float64Array {
  const sums = new Float64Array(columns[0]?.length ?? 0)
  for (const [c, column] of columns.entries()) {
    for (let row = 0; row < sums.length; row++) {
      const difference = column[row]! - point[c]!
      sums[row]! += difference * difference
    }
  }
  return sums
}
