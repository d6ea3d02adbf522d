import { sigmoid } from '../sigmoid.ts'
import { type BetaCalibrator, softplus } from './calibrator.ts'

/** Least slope: keeps the map strictly rising where the data would make it flat or falling. */
const MIN_SLOPE = 1e-3
/** Pull of a and b towards 1 (no change): invisible at hundreds of rows, finite where the classes separate. */
const RIDGE = 1e-3

type Point = [a: number, b: number, c: number]

/**
 * Beta calibration by penalised Newton steps. A slope that comes out below the least one is fixed there and the rest
 * fitted again.
 * @param rawScores log-odds before calibration
 * @param target 0 or 1 per row, both present
 * Source: Kull, Silva Filho, Flach 2017, sections 4-5.
 */
export function fitBeta(rawScores: Float64Array, target: ArrayLike<number>): BetaCalibrator {
  const u = rawScores.map((score) => -softplus(-score))
  const v = rawScores.map(softplus)
  const frees: readonly (readonly boolean[])[] = [
    [true, true, true],
    [false, true, true],
    [true, false, true],
    [false, false, true],
  ]
  let best: { readonly point: Point; readonly loss: number } | undefined
  for (const free of frees) {
    const point = newton(u, v, target, free)
    if (point[0] < MIN_SLOPE || point[1] < MIN_SLOPE) continue
    const loss = penalisedLoss(u, v, target, point)
    // The problem is convex: inside the allowed region the free fit cannot be beaten.
    if (free[0] && free[1]) return toCalibrator(point)
    if (best === undefined || loss < best.loss) best = { point, loss }
  }
  return toCalibrator(best?.point ?? [MIN_SLOPE, MIN_SLOPE, 0])
}

function toCalibrator([a, b, c]: Point): BetaCalibrator {
  return { kind: 'beta', a, b, c }
}

function newton(
  u: Float64Array,
  v: Float64Array,
  target: ArrayLike<number>,
  free: readonly boolean[],
): Point {
  let point: Point = [free[0] ? 1 : MIN_SLOPE, free[1] ? 1 : MIN_SLOPE, 0]
  let loss = penalisedLoss(u, v, target, point)
  for (let step = 0; step < 100; step++) {
    const move = newtonMove(u, v, target, point, free)
    let share = 1
    let next = moved(point, move, share)
    let nextLoss = penalisedLoss(u, v, target, next)
    while (!(nextLoss <= loss) && share > 1e-6) {
      share /= 2
      next = moved(point, move, share)
      nextLoss = penalisedLoss(u, v, target, next)
    }
    if (!(nextLoss <= loss)) break
    const size = Math.max(...move.map(Math.abs)) * share
    point = next
    loss = nextLoss
    if (size < 1e-12) break
  }
  return point
}

function moved(point: Point, move: Point, share: number): Point {
  return [point[0] + share * move[0], point[1] + share * move[1], point[2] + share * move[2]]
}

function penalisedLoss(u: Float64Array, v: Float64Array, target: ArrayLike<number>, point: Point): number {
  const [a, b, c] = point
  let loss = (RIDGE / 2) * ((a - 1) ** 2 + (b - 1) ** 2)
  for (let row = 0; row < u.length; row++) {
    const logOdds = a * u[row]! + b * v[row]! + c
    loss += softplus(logOdds) - target[row]! * logOdds
  }
  return loss
}

/** Solves Hessian × move = −gradient over the free parameters. */
function newtonMove(
  u: Float64Array,
  v: Float64Array,
  target: ArrayLike<number>,
  point: Point,
  free: readonly boolean[],
): Point {
  const [a, b, c] = point
  let [ga, gb, gc] = [RIDGE * (a - 1), RIDGE * (b - 1), 0]
  let [aa, ab, ac, bb, bc, cc] = [RIDGE, 0, 0, RIDGE, 0, 0]
  for (let row = 0; row < u.length; row++) {
    const x = u[row]!
    const y = v[row]!
    const p = sigmoid(a * x + b * y + c)
    const residual = p - target[row]!
    const w = p * (1 - p)
    ga += residual * x
    gb += residual * y
    gc += residual
    aa += w * x * x
    ab += w * x * y
    ac += w * x
    bb += w * y * y
    bc += w * y
    cc += w
  }
  // A tiny weight on c keeps the system solvable when every PD has rounded to 0 or 1.
  cc += 1e-12
  if (!free[0]) [aa, ab, ac, ga] = [1, 0, 0, 0]
  if (!free[1]) [bb, ab, bc, gb] = [1, 0, 0, 0]
  // Cholesky of the 3 × 3 system.
  const l11 = Math.sqrt(aa)
  const l21 = ab / l11
  const l31 = ac / l11
  const l22 = Math.sqrt(bb - l21 * l21)
  const l32 = (bc - l21 * l31) / l22
  const l33 = Math.sqrt(Math.max(1e-300, cc - l31 * l31 - l32 * l32))
  const z1 = -ga / l11
  const z2 = (-gb - l21 * z1) / l22
  const z3 = (-gc - l31 * z1 - l32 * z2) / l33
  const moveC = z3 / l33
  const moveB = (z2 - l32 * moveC) / l22
  const moveA = (z1 - l21 * moveB - l31 * moveC) / l11
  return [moveA, moveB, moveC]
}
