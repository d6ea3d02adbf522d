import { setImmediate } from 'node:timers/promises'

/** Rows as the terms see them: `bins[k]` of term k holds one byte per row. */
export interface LassoRows {
  readonly bins: readonly Uint8Array[]
  readonly perBin: readonly Float64Array[]
  /** 0 or 1. */
  readonly target: Float64Array
  readonly weight: Float64Array
}

export interface LassoFit {
  readonly intercept: number
  /** One per term; most are 0. */
  readonly coefficients: Float64Array
}

const MOST_OUTER = 25
const MOST_INNER = 200
/** Changes of the coefficients below this end a loop; terms are standardised, so it is in log-odds per deviation. */
const TOLERANCE = 1e-5

/**
 * Minimises Σ weight × log-loss + penalty × Σ |coefficient|, the intercept free of it: Newton steps of the log-loss,
 * each solved by coordinate descent that returns to all terms only when the non-zero ones stand still.
 * @param penalty in units of the summed log-loss
 * @param signs per term: 1 = not below 0, −1 = not above 0, 0 = free
 * @param signal asked between Newton steps; aborting throws its reason
 */
export async function fitLasso(
  { bins, perBin, target, weight }: LassoRows,
  penalty: number,
  signs: Int8Array,
  signal?: AbortSignal,
): Promise<LassoFit> {
  const nRows = target.length
  const coefficients = new Float64Array(bins.length)
  const scores = new Float64Array(nRows)
  const hessian = new Float64Array(nRows)
  // Working residual: how much each row still wants to move, in log-odds.
  const residual = new Float64Array(nRows)
  let intercept = 0

  const moveIntercept = (): number => {
    let gradient = 0
    let curvature = 0
    for (let i = 0; i < nRows; i++) {
      gradient += hessian[i]! * residual[i]!
      curvature += hessian[i]!
    }
    const step = gradient / curvature
    intercept += step
    for (let i = 0; i < nRows; i++) residual[i]! -= step
    return Math.abs(step)
  }
  const curvatures = new Float64Array(bins.length)
  const move = (k: number): number => {
    const bin = bins[k]!
    const value = perBin[k]!
    const sums = new Float64Array(value.length)
    for (let i = 0; i < nRows; i++) sums[bin[i]!]! += hessian[i]! * residual[i]!
    let gradient = curvatures[k]! * coefficients[k]!
    for (let b = 0; b < sums.length; b++) gradient += sums[b]! * value[b]!
    const wanted = (Math.sign(gradient) * Math.max(Math.abs(gradient) - penalty, 0)) / curvatures[k]!
    const allowed = signs[k]! * wanted < 0 ? 0 : wanted
    const step = allowed - coefficients[k]!
    if (step === 0) return 0
    coefficients[k] = allowed
    for (let i = 0; i < nRows; i++) residual[i]! -= step * value[bin[i]!]!
    return Math.abs(step)
  }

  for (let outer = 0; outer < MOST_OUTER; outer++) {
    await setImmediate()
    signal?.throwIfAborted()
    writeScores(scores, intercept, coefficients, bins, perBin)
    for (let i = 0; i < nRows; i++) {
      const p = 1 / (1 + Math.exp(-scores[i]!))
      hessian[i] = weight[i]! * Math.max(p * (1 - p), 1e-6)
      residual[i] = (weight[i]! * (target[i]! - p)) / hessian[i]!
    }
    writeCurvatures(curvatures, hessian, bins, perBin)
    const before = coefficients.slice()
    const interceptBefore = intercept
    for (let inner = 0; inner < MOST_INNER; inner++) {
      let most = moveIntercept()
      for (let k = 0; k < bins.length; k++) most = Math.max(most, move(k))
      if (most < TOLERANCE) break
      for (let again = 0; again < MOST_INNER; again++) {
        let moved = moveIntercept()
        for (let k = 0; k < bins.length; k++) if (coefficients[k] !== 0) moved = Math.max(moved, move(k))
        if (moved < TOLERANCE) break
      }
    }
    const change = coefficients.reduce(
      (most, value, k) => Math.max(most, Math.abs(value - before[k]!)),
      Math.abs(intercept - interceptBefore),
    )
    if (change < 10 * TOLERANCE) break
  }
  return { intercept, coefficients }
}

function writeScores(
  scores: Float64Array,
  intercept: number,
  coefficients: Float64Array,
  bins: LassoRows['bins'],
  perBin: LassoRows['perBin'],
): void {
  scores.fill(intercept)
  for (const [k, coefficient] of coefficients.entries()) {
    if (coefficient === 0) continue
    const bin = bins[k]!
    const parts = perBin[k]!.map((value) => value * coefficient)
    for (let i = 0; i < scores.length; i++) scores[i]! += parts[bin[i]!]!
  }
}

/** Σ hessian × value² per term; a column's bins are summed once for all its terms. */
function writeCurvatures(
  out: Float64Array,
  hessian: Float64Array,
  bins: LassoRows['bins'],
  perBin: LassoRows['perBin'],
): void {
  let summed: Uint8Array | undefined
  let sums = new Float64Array(0)
  for (const [k, bin] of bins.entries()) {
    if (bin !== summed) {
      sums = new Float64Array(perBin[k]!.length)
      for (let i = 0; i < bin.length; i++) sums[bin[i]!]! += hessian[i]!
      summed = bin
    }
    out[k] = perBin[k]!.reduce((sum, value, b) => sum + sums[b]! * value * value, 0)
  }
}
