import { roundHalfUp } from './number.ts'

/**
 * Rounds parts so that they sum to the rounded total that is shown: each part is cut down, and what is left goes to
 * the parts with the largest remainders. Signs are kept; ties go to the first.
 * @param parts any finite numbers @param total what they must sum to after rounding
 */
export function roundParts(parts: readonly number[], total: number, decimals = 1): number[] {
  const scale = 10 ** decimals
  const floors = parts.map((part) => Math.floor(part * scale))
  const target = Math.round(roundHalfUp(total, decimals) * scale)
  let left = target - floors.reduce((sum, part) => sum + part, 0)
  const order = parts
    .map((part, at) => ({ at, rest: part * scale - floors[at]! }))
    .sort((a, b) => b.rest - a.rest || a.at - b.at)
  for (const { at } of order) {
    if (left <= 0) break
    floors[at]! += 1
    left -= 1
  }
  // A total further away than rounding explains (its own rounding error) goes to the largest part, never lost.
  const largest = parts.reduce((best, part, at) => (Math.abs(part) > Math.abs(parts[best]!) ? at : best), 0)
  if (left !== 0 && parts.length > 0) floors[largest]! += left
  return floors.map((part) => (part === 0 ? 0 : part / scale))
}
