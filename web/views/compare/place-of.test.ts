import { expect, it } from 'vitest'
import { comparison } from '../../fixtures/compare.ts'
import { placeOf, scaleEnd } from './place-of.ts'

const [job, loanToGoods, amount, scoreC, loanType] = comparison.items as [
  (typeof comparison.items)[0],
  (typeof comparison.items)[0],
  (typeof comparison.items)[0],
  (typeof comparison.items)[0],
  (typeof comparison.items)[0],
]

it('says "shorter than 93 of 100" for a short job and marks it as unusual', () => {
  expect(placeOf(job)).toEqual({ kind: 'shorter', of100: 93, unusual: true })
})

it('says "above 91 of 100" and "above 55 of 100", and marks only the first', () => {
  expect(placeOf(loanToGoods)).toEqual({ kind: 'above', of100: 91, unusual: true })
  expect(placeOf(amount)).toEqual({ kind: 'above', of100: 55, unusual: false })
})

it('counts 89.9 of 100 below as ordinary: shares are cut down, never rounded up', () => {
  expect(placeOf({ ...amount, customer: { ...amount.customer, below: 89.9, above: 10 } })).toEqual({
    kind: 'above',
    of100: 89,
    unusual: false,
  })
})

it('says "like 86 of 100" where most people have the same value', () => {
  expect(placeOf({ ...amount, customer: { ...amount.customer, below: 0, above: 14 } })).toEqual({
    kind: 'like',
    of100: 86,
    unusual: false,
  })
})

it('gives no information its own place: 40 of 35,396 people are fewer than 1 of 100', () => {
  const people = scoreC.group.reduce((sum, n) => sum + n, 0)
  expect(placeOf(scoreC)).toEqual({ kind: 'missing', of100: Math.floor(4000 / (people + 40)), unusual: true })
})

it('counts how many share a category: 34,000 of 35,856 are 94 of 100', () => {
  expect(placeOf(loanType)).toEqual({ kind: 'like', of100: 94, unusual: false })
})

it('counts only people with the very same category, though rare ones share a bin', () => {
  const rare = { ...loanType, customer: { ...loanType.customer, same: 0.4 } }
  expect(placeOf(rare)).toEqual({ kind: 'like', of100: 0, unusual: true })
})

it('turns round values that count back: fewer days than 93 of 100 have is a longer time', () => {
  const days = { ...job, unit: 'days' as const, edges: [-9000, -4500, 0], group: [10, 90], all: [10, 90] }
  expect(placeOf({ ...days, customer: { ...job.customer, below: 6.6, above: 93.2 } }).kind).toBe('longer')
})

it('ends the scale of shares at 20 for 14.3, at 30 for 28 and at 100 for 60', () => {
  expect([14.3, 28, 60].map((points) => scaleEnd([points]))).toEqual([20, 30, 100])
})
