/** Nearest a PD may come to 0 or 1 here, so that one sure mistake does not make the mean infinite. */
const SMALLEST_PD = 1e-15

/** Mean negative log-likelihood of the outcomes, natural logarithm. */
export function logLoss(pds: Float64Array, target: ArrayLike<number>): number {
  let sum = 0
  for (let row = 0; row < pds.length; row++) {
    const pd = Math.min(1 - SMALLEST_PD, Math.max(SMALLEST_PD, pds[row]!))
    sum -= target[row] === 1 ? Math.log(pd) : Math.log1p(-pd)
  }
  return sum / pds.length
}
