import { sigmoid } from '../sigmoid.ts'

/** Where the PD would lie with other training data of the same kind and size. */
export interface PdInterval {
  readonly low: number
  readonly high: number
}

/**
 * @param pd calibrated probability, 0 < pd < 1
 * @param spread standard deviation of its log-odds over refits
 * @param factor how many spreads the interval reaches to either side, from `coverageFactor`
 * @returns low ≤ pd ≤ high, symmetric in log-odds
 */
export function pdInterval(pd: number, spread: number, factor: number): PdInterval {
  const logOdds = Math.log(pd / (1 - pd))
  const reach = factor * spread
  return { low: sigmoid(logOdds - reach), high: sigmoid(logOdds + reach) }
}
