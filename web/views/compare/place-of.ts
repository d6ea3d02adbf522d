import type { Distribution } from '../../../src/contract/index.ts'
import { asLengths } from '../../controls/index.ts'

/** Where a customer stands among the people of the group. */
export interface StandsAt {
  readonly kind: 'above' | 'below' | 'longer' | 'shorter' | 'like' | 'missing' | 'unknown'
  /** How many of 100 people of the group. */
  readonly of100: number
  /** Outside the middle 80 of 100: fewer than 10 of 100 are like the customer or further out. */
  readonly unusual: boolean
}

/** People of 100 on each side that still count as the middle. */
const SIDE = 10

/**
 * Place of the customer in the group. Shares are cut down, never rounded up: "above 90 of 100" is true as it stands.
 * Values with a place name the larger side; values that most people share say how many share them.
 */
export function placeOf(item: Distribution): StandsAt {
  const { customer } = item
  const people = item.group.reduce((sum, n) => sum + n, 0)
  const like = (same: number, of: number, kind: 'like' | 'missing'): StandsAt => {
    const of100 = of > 0 ? Math.floor((100 * same) / of) : 0
    return { kind: of > 0 ? kind : 'unknown', of100, unusual: of > 0 && of100 < SIDE }
  }
  if (customer.bin === null) return like(item.missing.group, people + item.missing.group, 'missing')
  if (customer.below === null || customer.above === null) {
    // Rare categories share a bin: what counts is who has the very same.
    return customer.same === null ? like(0, 0, 'like') : like(customer.same, 100, 'like')
  }
  const below = Math.floor(customer.below)
  const above = Math.floor(customer.above)
  const side = Math.max(below, above)
  const unusual = side >= 100 - SIDE
  if (side < 50 && 100 - below - above > side) {
    return { kind: 'like', of100: Math.floor(100 - customer.below - customer.above), unusual }
  }
  const isTime = item.unit === 'days' || item.unit === 'months' || item.unit === 'years'
  // Days that count back: the smaller number is the longer time.
  const higher = asLengths(item) ? above > below : below >= above
  if (isTime) return { kind: higher ? 'longer' : 'shorter', of100: side, unusual }
  return { kind: higher ? 'above' : 'below', of100: side, unusual }
}

/** End of the scale of shares: the first round number that holds all marks with a little air. */
export function scaleEnd(points: readonly number[]): number {
  const most = Math.max(0, ...points) * 1.05
  return [10, 20, 30, 50].find((end) => end >= most) ?? 100
}
