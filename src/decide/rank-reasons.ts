export type Direction = 'raises' | 'lowers'

/** More than four reasons are "not likely to be helpful" (12 CFR 1002.9, comment 3). */
const MAX_REASONS = 4
/** Below this share of all that speaks the same way a further reason says little. */
const LEAST_SHARE = 0.05

/**
 * The groups that speak most in one direction, strongest first. Ends at `most`, or before the first (after the
 * strongest) that has less than 5 % of the sum in that direction. Ties keep the policy's order. The list is final:
 * nothing may be struck from it or moved in it afterwards.
 * @param phi per reason group, log-odds against the reference rows, in policy order
 * @returns group indices
 * Source: 12 CFR 1002.9, comments 1-5.
 */
export function rankReasons(phi: Float64Array, direction: Direction, most = MAX_REASONS): number[] {
  const sign = direction === 'raises' ? 1 : -1
  const weight = (group: number): number => sign * phi[group]!
  const speaking = [...phi.keys()].filter((group) => weight(group) > 0)
  speaking.sort((a, b) => weight(b) - weight(a) || a - b)
  const least = LEAST_SHARE * speaking.reduce((sum, group) => sum + weight(group), 0)
  return speaking.slice(0, most).filter((group, place) => place === 0 || weight(group) >= least)
}
