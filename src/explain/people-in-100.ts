/** Below this distance of the scores the quotient loses its digits; the slope at the base takes over. */
const SAME_SCORE = 1e-9
/** Half-width of the central difference, log-odds: error below 1e-7 for a smooth calibration. */
const STEP = 1e-4

/**
 * Log-odds turned into people in 100: points_j = 100 · φ_j · (PD(score) − PD(base)) / (score − base).
 *
 * This is the Aumann–Shapley value of PD along the straight line from base to score. It is exact: the points sum
 * to 100 · (PD(score) − PD(base)). It is free of order: no feature is "added first", which is what makes a waterfall
 * of converted steps arbitrary. And since PD never falls, every φ is multiplied by the same number ≥ 0, so signs
 * and ranks stay those of the log-odds. On a plateau of PD all points are 0: then show the distance in log-odds.
 * @param options.phi log-odds, per feature or group, sum = rawScore − base
 * @param options.pd calibrated probability of a raw score; continuous, never falling
 * @returns people in 100, one per entry of `phi`
 * Source: Aumann, Shapley 1974; Friedman 2004 (paths and additive costs).
 */
export function peopleIn100(options: {
  readonly phi: Float64Array
  readonly base: number
  readonly rawScore: number
  readonly pd: (rawScore: number) => number
}): Float64Array {
  const { phi, base, rawScore, pd } = options
  const distance = rawScore - base
  const slope =
    Math.abs(distance) < SAME_SCORE
      ? (pd(base + STEP) - pd(base - STEP)) / (2 * STEP)
      : (pd(rawScore) - pd(base)) / distance
  return phi.map((value) => 100 * value * slope)
}
