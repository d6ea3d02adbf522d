import { sigmoid } from '../sigmoid.ts'

export interface CalibrationLine {
  /** 1 = right spread; below 1 = over-confident. */
  readonly slope: number
  /** Log-odds; 0 = right level once the slope is 1. */
  readonly intercept: number
}

const SMALLEST_PD = 1e-15

/**
 * Logistic regression of the outcome on logit(PD), by Newton's method.
 * @returns NaN for both when the fit has no finite answer (one class only, or PDs that separate the classes)
 * Source: Cox 1958; Van Calster et al. 2019.
 */
export function calibrationSlope(pds: Float64Array, target: ArrayLike<number>): CalibrationLine {
  const logits = pds.map((pd) => {
    const bounded = Math.min(1 - SMALLEST_PD, Math.max(SMALLEST_PD, pd))
    return Math.log(bounded) - Math.log1p(-bounded)
  })
  let slope = 1
  let intercept = 0
  for (let step = 0; step < 100; step++) {
    let gradientSlope = 0
    let gradientIntercept = 0
    let ss = 0
    let si = 0
    let ii = 0
    for (let row = 0; row < logits.length; row++) {
      const x = logits[row]!
      const p = sigmoid(slope * x + intercept)
      const residual = target[row]! - p
      const weight = p * (1 - p)
      gradientSlope += residual * x
      gradientIntercept += residual
      ss += weight * x * x
      si += weight * x
      ii += weight
    }
    const determinant = ss * ii - si * si
    if (!(determinant > 1e-12 * ss * ii)) break
    const moveSlope = (ii * gradientSlope - si * gradientIntercept) / determinant
    const moveIntercept = (ss * gradientIntercept - si * gradientSlope) / determinant
    slope += moveSlope
    intercept += moveIntercept
    if (Math.abs(moveSlope) + Math.abs(moveIntercept) < 1e-12) return { slope, intercept }
    if (Math.abs(slope) > 1e6) break
  }
  return { slope: Number.NaN, intercept: Number.NaN }
}
