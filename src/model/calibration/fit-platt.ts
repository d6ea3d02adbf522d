import { sigmoid } from '../sigmoid.ts'
import { type PlattCalibrator, softplus } from './calibrator.ts'

/** Least slope: keeps the map strictly rising where the data would make it flat or falling. */
const MIN_SLOPE = 1e-3
/** Pull of the slope towards 1 (no change): invisible at hundreds of rows, finite where the classes separate. */
const RIDGE = 1e-3

/**
 * Platt scaling: a line through the log-odds, by Newton steps with halving.
 * @param rawScores log-odds before calibration
 * @param target 0 or 1 per row, both present
 * Source: Platt 1999.
 */
export function fitPlatt(rawScores: Float64Array, target: ArrayLike<number>): PlattCalibrator {
  let [slope, intercept] = [1, 0]
  let loss = lossOf(rawScores, target, slope, intercept)
  for (let step = 0; step < 100; step++) {
    const [moveSlope, moveIntercept] = newtonMove(rawScores, target, slope, intercept)
    let share = 1
    let next: [number, number] = [slope, intercept]
    let nextLoss = Number.POSITIVE_INFINITY
    for (; share > 1e-6; share /= 2) {
      next = [Math.max(MIN_SLOPE, slope + share * moveSlope), intercept + share * moveIntercept]
      nextLoss = lossOf(rawScores, target, ...next)
      if (nextLoss <= loss) break
    }
    if (!(nextLoss <= loss)) break
    const size = Math.max(Math.abs(next[0] - slope), Math.abs(next[1] - intercept))
    ;[slope, intercept] = next
    loss = nextLoss
    if (size < 1e-12) break
  }
  return { kind: 'platt', slope, intercept }
}

function lossOf(
  rawScores: Float64Array,
  target: ArrayLike<number>,
  slope: number,
  intercept: number,
): number {
  let loss = (RIDGE / 2) * (slope - 1) ** 2
  for (let row = 0; row < rawScores.length; row++) {
    const logOdds = slope * rawScores[row]! + intercept
    loss += softplus(logOdds) - target[row]! * logOdds
  }
  return loss
}

/** Solves the 2 × 2 system Hessian × move = −gradient. */
function newtonMove(
  rawScores: Float64Array,
  target: ArrayLike<number>,
  slope: number,
  intercept: number,
): [slope: number, intercept: number] {
  let [gradientSlope, gradientIntercept] = [RIDGE * (slope - 1), 0]
  // The tiny weight keeps the system solvable when every PD has rounded to 0 or 1.
  let [ss, si, ii] = [RIDGE, 0, 1e-12]
  for (let row = 0; row < rawScores.length; row++) {
    const score = rawScores[row]!
    const pd = sigmoid(slope * score + intercept)
    const weight = pd * (1 - pd)
    gradientSlope += (pd - target[row]!) * score
    gradientIntercept += pd - target[row]!
    ss += weight * score * score
    si += weight * score
    ii += weight
  }
  const determinant = ss * ii - si * si
  return [
    (si * gradientIntercept - ii * gradientSlope) / determinant,
    (si * gradientSlope - ss * gradientIntercept) / determinant,
  ]
}
