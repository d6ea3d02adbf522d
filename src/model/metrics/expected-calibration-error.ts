import { createRandom } from '../../random/index.ts'

/**
 * Mean gap between PD and observed rate over bins of equal size by PD, weighted by their rows.
 * @param pds probabilities, one per row
 * @param bins number of bins, default 10; row r of the sorted rows is in bin floor(r × bins / n)
 * @returns 0 … 1
 */
export function expectedCalibrationError(pds: Float64Array, target: ArrayLike<number>, bins = 10): number {
  return errorInOrder(pds, target, byPd(pds), bins)
}

/**
 * The error that a perfectly calibrated model would show by chance: outcomes drawn from the PDs themselves.
 * @returns the simulated errors, ascending, so that the 95th percentile is at 0.95 × draws
 */
export function simulatedCalibrationErrors(
  pds: Float64Array,
  seed: number,
  draws = 200,
  bins = 10,
): Float64Array {
  const random = createRandom(seed, 'calibration null')
  const order = byPd(pds)
  const outcome = new Uint8Array(pds.length)
  const errors = new Float64Array(draws)
  for (let draw = 0; draw < draws; draw++) {
    for (let row = 0; row < pds.length; row++) outcome[row] = random.uniform() < pds[row]! ? 1 : 0
    errors[draw] = errorInOrder(pds, outcome, order, bins)
  }
  return errors.sort()
}

function byPd(pds: Float64Array): Uint32Array {
  return Uint32Array.from(pds.keys()).sort((a, b) => pds[a]! - pds[b]! || a - b)
}

function errorInOrder(
  pds: Float64Array,
  target: ArrayLike<number>,
  order: Uint32Array,
  bins: number,
): number {
  const gaps = new Float64Array(bins)
  for (let rank = 0; rank < order.length; rank++) {
    const row = order[rank]!
    const bin = Math.floor((rank * bins) / order.length)
    gaps[bin] = gaps[bin]! + pds[row]! - target[row]!
  }
  return gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / pds.length
}
