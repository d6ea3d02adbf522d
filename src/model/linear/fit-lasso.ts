import { setImmediate } from 'node:timers/promises'
import type { LassoRows } from './lasso-rows.ts'
import { solveQuadratic } from './solve-quadratic.ts'
import { weightedGram } from './weighted-gram.ts'

export interface LassoFit {
  readonly intercept: number
  /** One per term; most are 0. */
  readonly coefficients: Float64Array
}

const MOST_STEPS = 50
const MOST_HALVINGS = 20
const LEAST_ENTRANTS = 24
/** A slope of the loss this near to where it should be, as a share of the penalty, stands still. */
const TOLERANCE = 1e-4

/**
 * Minimises Σ weight × log-loss + penalty × Σ |coefficient|, the intercept free of it: Newton steps over the terms that
 * are in the score or want to enter, each a small quadratic problem in the terms' products, until no term can move.
 * @param penalty in units of the summed log-loss
 * @param signs per term: 1 = not below 0, −1 = not above 0, 0 = free
 * @param start intercept to begin from: the base rate's log-odds is near
 * @param signal asked between Newton steps; aborting throws its reason
 */
export async function fitLasso(
  rows: LassoRows,
  penalty: number,
  signs: Int8Array,
  start: number,
  signal?: AbortSignal,
): Promise<LassoFit> {
  const { bins, target, weight } = rows
  const nRows = target.length
  const gap = new Float64Array(nRows)
  const hessian = new Float64Array(nRows)
  let fit: LassoFit = { intercept: start, coefficients: new Float64Array(bins.length) }
  let scores = scoresOf(fit, rows)
  let loss = penalisedLoss(fit, scores, rows, penalty)
  for (let step = 0; step < MOST_STEPS; step++) {
    await setImmediate()
    signal?.throwIfAborted()
    for (let i = 0; i < nRows; i++) {
      const p = 1 / (1 + Math.exp(-scores[i]!))
      gap[i] = weight[i]! * (target[i]! - p)
      hessian[i] = weight[i]! * Math.max(p * (1 - p), 1e-6)
    }
    const slopes = slopesOf(gap, rows)
    const interceptSlope = sum(gap)
    const pulls = Array.from(slopes, (slope, k) => pullOf(slope, fit.coefficients[k]!, penalty, signs[k]!))
    const strongest = pulls.reduce((most, pull) => Math.max(most, pull), Math.abs(interceptSlope))
    if (strongest < TOLERANCE * Math.max(penalty, 1)) break
    const active = activeTerms(fit.coefficients, pulls)
    const wanted = solveQuadratic({
      gram: await weightedGram(rows, active, hessian, signal),
      slopes: Float64Array.from([interceptSlope, ...active], (k, at) => (at === 0 ? k : slopes[k]!)),
      from: Float64Array.from([fit.intercept, ...active], (k, at) => (at === 0 ? k : fit.coefficients[k]!)),
      penalty,
      signs: Int8Array.from([0, ...active], (k, at) => (at === 0 ? 0 : signs[k]!)),
    })
    // The loss is only nearly quadratic: a step that does not lower it is halved.
    for (let halving = 0; ; halving++) {
      const next = stepTowards(fit, active, wanted, 0.5 ** halving)
      const nextScores = scoresOf(next, rows)
      const nextLoss = penalisedLoss(next, nextScores, rows, penalty)
      if (nextLoss <= loss) {
        fit = next
        scores = nextScores
        loss = nextLoss
        break
      }
      // Nothing lower within rounding.
      if (halving === MOST_HALVINGS) return fit
    }
  }
  return fit
}

/** Terms in the score, and those that pull hardest at it: at most as many again, so that few products are ever needed. */
function activeTerms(coefficients: Float64Array, pulls: readonly number[]): Uint32Array {
  const terms = Array.from(pulls.keys())
  const inside = terms.filter((k) => coefficients[k] !== 0)
  const entering = terms.filter((k) => coefficients[k] === 0 && pulls[k]! > 0)
  entering.sort((a, b) => pulls[b]! - pulls[a]! || a - b)
  return Uint32Array.from([...inside, ...entering.slice(0, Math.max(inside.length, LEAST_ENTRANTS))]).sort()
}

/** How far the slope of the penalised loss is from holding a coefficient where it is; 0 = it stays. */
function pullOf(slope: number, coefficient: number, penalty: number, sign: number): number {
  if (coefficient !== 0) return Math.abs(slope - Math.sign(coefficient) * penalty)
  if (sign * slope < 0) return 0
  return Math.max(Math.abs(slope) - penalty, 0)
}

function stepTowards(fit: LassoFit, active: Uint32Array, wanted: Float64Array, share: number): LassoFit {
  const between = (from: number, to: number): number => (share === 1 ? to : from + share * (to - from))
  const coefficients = fit.coefficients.slice()
  for (const [at, k] of active.entries()) coefficients[k] = between(coefficients[k]!, wanted[at + 1]!)
  return { intercept: between(fit.intercept, wanted[0]!), coefficients }
}

function scoresOf({ intercept, coefficients }: LassoFit, { bins, perBin, target }: LassoRows): Float64Array {
  const scores = new Float64Array(target.length).fill(intercept)
  for (const [k, coefficient] of coefficients.entries()) {
    if (coefficient === 0) continue
    const bin = bins[k]!
    const parts = perBin[k]!.map((value) => value * coefficient)
    for (let i = 0; i < scores.length; i++) scores[i]! += parts[bin[i]!]!
  }
  return scores
}

function penalisedLoss(
  { coefficients }: LassoFit,
  scores: Float64Array,
  { target, weight }: LassoRows,
  penalty: number,
): number {
  let loss = 0
  for (let i = 0; i < scores.length; i++) {
    const score = target[i] === 1 ? -scores[i]! : scores[i]!
    loss += weight[i]! * (Math.max(score, 0) + Math.log1p(Math.exp(-Math.abs(score))))
  }
  for (let k = 0; k < coefficients.length; k++) loss += penalty * Math.abs(coefficients[k]!)
  return loss
}

/** Σ gap × value per term; a column's bins are summed once for all its terms. */
function slopesOf(gap: Float64Array, { bins, perBin }: LassoRows): Float64Array {
  let summed: Uint8Array | undefined
  let sums = new Float64Array(0)
  return Float64Array.from(bins, (bin, k) => {
    if (bin !== summed) {
      sums = new Float64Array(perBin[k]!.length)
      for (let i = 0; i < bin.length; i++) sums[bin[i]!]! += gap[i]!
      summed = bin
    }
    return perBin[k]!.reduce((total, value, b) => total + sums[b]! * value, 0)
  })
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0)
}
