import { exponential } from './exponential.ts'

/** Derivatives of the log-loss by the raw score: p − y and p(1 − p), times the row's weight. */
export function writeGradients(
  rows: Uint32Array,
  target: ArrayLike<number>,
  positiveWeight: number,
  scores: Float64Array,
  gradients: Float64Array,
  hessians: Float64Array,
): void {
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!
    const p = 1 / (1 + exponential(-scores[row]!))
    const weight = target[row] === 1 ? positiveWeight : 1
    gradients[row] = weight * (p - target[row]!)
    hessians[row] = weight * p * (1 - p)
  }
}
