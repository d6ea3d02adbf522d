import { setImmediate } from 'node:timers/promises'
import type { BinnedMatrix } from '../training/index.ts'
import type { Shape } from './additive-model.ts'
import { type LinearTerm, linearTerms } from './linear-terms.ts'

/** A sweep that moves no coefficient by more, in log-odds per standard deviation, is the last. */
const TOLERANCE = 1e-4
const MOST_SWEEPS = 200

export interface LinearStartParams {
  /** Penalty on the squared coefficients, in log-loss units summed over rows. */
  readonly linearL2: number
  readonly positiveWeight: number
}

export interface LinearStart {
  readonly intercept: number
  readonly shapes: readonly Shape[]
}

/**
 * Logistic regression with an L2 penalty on ranks in steps, which is itself a sum of functions of one column each: it
 * takes up what many weak columns say together, for which boosting needs very many trees. Coefficients keep the monotone
 * directions.
 * @param target read at `rows` only: 0 or 1
 * Source: Friedman, Hastie & Tibshirani 2010 (coordinate descent on the quadratic approximation).
 */
export async function linearStart(
  binned: BinnedMatrix,
  target: ArrayLike<number>,
  rows: Uint32Array,
  directions: Int8Array,
  params: LinearStartParams,
  signal: AbortSignal | undefined,
): Promise<LinearStart> {
  const terms = linearTerms(binned, rows, directions)
  const coefficients = new Float64Array(terms.length)
  const scores = new Float64Array(rows.length)
  const residuals = new Float64Array(rows.length)
  const weights = new Float64Array(rows.length)
  let intercept = 0
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    await setImmediate()
    signal?.throwIfAborted()
    const step = approximate(rows, target, params.positiveWeight, scores, residuals, weights)
    intercept += step
    let largest = Math.abs(step)
    for (let i = 0; i < rows.length; i++) {
      scores[i]! += step
      residuals[i]! -= weights[i]! * step
    }
    for (const [t, term] of terms.entries()) {
      const values = valuesOfBins(term)
      const start = term.coarse.axis.column * binned.nRows
      let slope = -params.linearL2 * coefficients[t]!
      let curvature = params.linearL2
      for (let i = 0; i < rows.length; i++) {
        const value = values[binned.bins[start + rows[i]!]!]!
        slope += residuals[i]! * value
        curvature += weights[i]! * value * value
      }
      const wanted = coefficients[t]! + slope / curvature
      const allowed = term.direction * wanted < 0 ? 0 : wanted
      const move = allowed - coefficients[t]!
      if (move === 0) continue
      coefficients[t] = allowed
      largest = Math.max(largest, Math.abs(move))
      for (let i = 0; i < rows.length; i++) {
        const change = move * values[binned.bins[start + rows[i]!]!]!
        scores[i]! += change
        residuals[i]! -= weights[i]! * change
      }
    }
    if (largest < TOLERANCE) break
  }
  return { intercept, shapes: shapesOf(terms, coefficients) }
}

/** The log-loss around the scores so far: slopes and curvatures per row. @returns Newton's step of the intercept */
function approximate(
  rows: Uint32Array,
  target: ArrayLike<number>,
  positiveWeight: number,
  scores: Float64Array,
  residuals: Float64Array,
  weights: Float64Array,
): number {
  let slope = 0
  let curvature = 0
  for (let i = 0; i < rows.length; i++) {
    const p = 1 / (1 + Math.exp(-scores[i]!))
    const y = target[rows[i]!]!
    const weight = y === 1 ? positiveWeight : 1
    residuals[i] = weight * (y - p)
    weights[i] = weight * p * (1 - p)
    slope += residuals[i]!
    curvature += weights[i]!
  }
  return slope / curvature
}

function valuesOfBins({ coarse, ofPart }: LinearTerm): Float64Array {
  return Float64Array.from(coarse.partOfBin, (part) => ofPart[part]!)
}

function shapesOf(terms: readonly LinearTerm[], coefficients: Float64Array): Shape[] {
  const byColumn = new Map<number, Shape>()
  for (const [t, { coarse, ofPart }] of terms.entries()) {
    const { axis, nParts, rows } = coarse
    const shape = byColumn.get(axis.column) ?? { axes: [axis], values: new Float64Array(nParts), rows }
    byColumn.set(axis.column, shape)
    for (let part = 0; part < nParts; part++) shape.values[part]! += coefficients[t]! * ofPart[part]!
  }
  return [...byColumn.values()]
}
