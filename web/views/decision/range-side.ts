import type { DecisionAnswer } from '../../../src/contract/index.ts'
import { decidingScore } from './contributions.ts'

/** Where the range of the estimate lies: all of it on the approved side, all on the declined side, or around the limit. */
export function rangeSide(answer: DecisionAnswer): 'below' | 'above' | 'around' {
  const { limitPd } = decidingScore(answer)
  const { low, high } = answer.pdInterval
  if (high < limitPd) return 'below'
  return low > limitPd ? 'above' : 'around'
}

/** Within one person in 100 of the limit: then a small difference in the file could change the result. */
export function isNearLimit(answer: DecisionAnswer): boolean {
  const { pd, limitPd } = decidingScore(answer)
  return Math.abs(pd - limitPd) <= 0.01
}
