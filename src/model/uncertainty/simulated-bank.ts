import { createRandom } from '../../random/index.ts'
import { quantile } from '../metrics/index.ts'

/**
 * Outcomes of a bank whose true PDs are given: in it, the error of an estimate can be seen.
 * @returns 0 or 1 per row; NaN where `pds` is NaN
 */
export function drawOutcomes(pds: Float64Array, seed: number): Float64Array {
  const random = createRandom(seed, 'simulated outcomes')
  return pds.map((pd) => (Number.isNaN(pd) ? pd : random.uniform() < pd ? 1 : 0))
}

/**
 * How many spreads must be added to either side for intervals to hold the true PD of `level` of the rows.
 * @param truth true PDs of a simulated bank
 * @param pds what the same method, run on its outcomes, estimates
 * @param spread per row, in log-odds
 */
export function coverageFactor(
  truth: Float64Array,
  pds: Float64Array,
  spread: Float64Array,
  level: number,
): number {
  const logOdds = (pd: number): number => Math.log(pd / (1 - pd))
  const misses = pds.map((pd, row) => Math.abs(logOdds(pd) - logOdds(truth[row]!)) / spread[row]!)
  return quantile(misses.sort(), level)
}
