import { sigmoid } from '../sigmoid.ts'

/** pd = σ(a · ln p − b · ln(1 − p) + c) with p = σ(rawScore); a, b > 0, so it rises strictly. */
export interface BetaCalibrator {
  readonly kind: 'beta'
  readonly a: number
  readonly b: number
  readonly c: number
}

/** pd = σ(slope · rawScore + intercept), slope > 0. */
export interface PlattCalibrator {
  readonly kind: 'platt'
  readonly slope: number
  readonly intercept: number
}

/** Straight lines between knots, flat beyond the ends; never falls, but has plateaus. */
export interface IsotonicCalibrator {
  readonly kind: 'isotonic'
  /** Raw scores, strictly ascending. */
  readonly scores: readonly number[]
  /** Probabilities, ascending. */
  readonly pds: readonly number[]
}

/** Plain data: survives JSON unchanged. */
export type Calibrator = BetaCalibrator | PlattCalibrator | IsotonicCalibrator

/**
 * Probability of payment difficulties for a raw score.
 * @param rawScore log-odds before calibration
 * @returns probability in [0, 1]
 */
export function calibrate(calibrator: Calibrator, rawScore: number): number {
  if (calibrator.kind === 'isotonic') return interpolate(calibrator, rawScore)
  if (calibrator.kind === 'platt') return sigmoid(calibrator.slope * rawScore + calibrator.intercept)
  return sigmoid(betaLogOdds(calibrator, rawScore))
}

/** a · ln p − b · ln(1 − p) + c, written without a p that could round to 0 or 1. */
function betaLogOdds({ a, b, c }: Omit<BetaCalibrator, 'kind'>, rawScore: number): number {
  return -a * softplus(-rawScore) + b * softplus(rawScore) + c
}

/** ln(1 + eˣ) without overflow; −ln(1 − σ(x)). */
export function softplus(x: number): number {
  return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x))
}

function interpolate({ scores, pds }: IsotonicCalibrator, rawScore: number): number {
  let low = 0
  let high = scores.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (scores[middle]! <= rawScore) low = middle + 1
    else high = middle
  }
  if (low === 0) return pds[0]!
  if (low === scores.length) return pds[low - 1]!
  const share = (rawScore - scores[low - 1]!) / (scores[low]! - scores[low - 1]!)
  return pds[low - 1]! + share * (pds[low]! - pds[low - 1]!)
}
