import fc from 'fast-check'
import { expect, it } from 'vitest'
import { keepBest, trialsPerRung } from './halving.ts'

it('lets 54 trials compete on the first rung, 18 on the second, 6 on the third', () => {
  expect(trialsPerRung(54, 3)).toEqual([54, 18, 6])
})

it('brings at least four to the last rung, and all where there are fewer', () => {
  expect(trialsPerRung(9, 3)).toEqual([9, 4, 4])
  expect(trialsPerRung(2, 3)).toEqual([2, 2, 2])
})

it('keeps the best of each objective in turn', () => {
  const merits = [
    [0.1, 0.9],
    [0.8, 0.2],
    [0.7, 0.3],
    [0.2, 0.8],
  ]
  expect(keepBest(merits, 2)).toEqual([0, 1])
  expect(keepBest(merits, 3)).toEqual([0, 1, 2])
})

it('lets the earlier of equals go first', () => {
  expect(keepBest([[1], [2], [2], [2]], 2)).toEqual([1, 2])
})

it('never drops a trial that is the best for some objective, as long as there is room for each', () => {
  const merit = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(fc.array(fc.tuple(merit, merit, merit), { minLength: 3, maxLength: 30 }), (merits) => {
      const kept = keepBest(merits, 3)
      expect(kept).toHaveLength(3)
      for (const objective of [0, 1, 2]) {
        const best = Math.max(...merits.map((one) => one[objective]!))
        expect(kept.some((at) => merits[at]![objective] === best)).toBe(true)
      }
    }),
  )
})
