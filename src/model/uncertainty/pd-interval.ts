import { sigmoid } from '../sigmoid.ts'

/** Where the PD would likely lie with other training data of the same kind and size. */
export interface PdInterval {
  readonly low: number
  readonly high: number
  /** Share of people whose true PD such intervals are made to hold. */
  readonly level: number
}

export const INTERVAL_LEVEL = 0.9
/** Standard normal quantile of (1 + INTERVAL_LEVEL) / 2. */
const REACH = 1.6448536269514722

/**
 * Refits differ by chance; what all of them get wrong alike (shrinkage, effects too weak to be found in so many rows)
 * does not show in their spread. On synthetic banks, where the truth is known, its variance is about theirs
 * (docs/adr/0009; `npm run bench -- interval-coverage` measures it again).
 */
const SHARED_VARIANCES = 1

/**
 * What all refits get wrong alike, as a standard deviation in log-odds.
 * @param spreads of the people whose outcome is known; at least one
 */
export function sharedMiss(spreads: Float64Array): number {
  const meanVariance = spreads.reduce((sum, spread) => sum + spread * spread, 0) / spreads.length
  return Math.sqrt(SHARED_VARIANCES * meanVariance)
}

/** @returns standard deviation of the whole miss in log-odds: one's own spread and the shared part */
export function missSpread(spread: number, shared: number): number {
  return Math.sqrt(spread * spread + shared * shared)
}

/**
 * @param pd calibrated probability, 0 < pd < 1
 * @param miss standard deviation of its miss in log-odds, from `missSpread`
 * @returns low ≤ pd ≤ high, as likely to be missed on either side
 */
export function pdInterval(pd: number, miss: number): PdInterval {
  // A calibrated PD is the mean of the true ones behind it. In log-odds their middle lies nearer to certainty:
  // σ(m + s·z) has mean ≈ σ(m) + s²/2 · σ''(m), and σ'' / σ' = 1 − 2σ.
  const middle = Math.log(pd / (1 - pd)) - (miss * miss * (1 - 2 * pd)) / 2
  return {
    low: Math.min(pd, sigmoid(middle - REACH * miss)),
    high: Math.max(pd, sigmoid(middle + REACH * miss)),
    level: INTERVAL_LEVEL,
  }
}
