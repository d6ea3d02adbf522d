/** Derivatives of the log-loss by the raw score: p − y and p(1 − p). */
export function writeGradients(
  rows: Uint32Array,
  target: ArrayLike<number>,
  scores: Float64Array,
  gradients: Float64Array,
  hessians: Float64Array,
): void {
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!
    const p = 1 / (1 + Math.exp(-scores[row]!))
    gradients[row] = p - target[row]!
    hessians[row] = p * (1 - p)
  }
}
