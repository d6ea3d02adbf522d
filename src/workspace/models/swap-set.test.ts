import fc from 'fast-check'
import { expect, it } from 'vitest'
import { swapSet } from './swap-set.ts'

const scores = (pds: readonly number[], limit: number) => ({
  rawScores: Float64Array.from(pds),
  pds: Float64Array.from(pds),
  approved: Uint8Array.from(pds, (pd) => (pd < limit ? 1 : 0)),
})
const ids = Float64Array.of(101, 102, 103, 104, 105, 106)
const target = Float64Array.of(0, 1, 0, 1, Number.NaN, 0)
const first = scores([0.05, 0.08, 0.2, 0.4, 0.09, 0.3], 0.1)
const second = scores([0.06, 0.3, 0.04, 0.5, 0.12, 0.07], 0.1)

it('counts six applications by the pair of answers, with what came of those whose outcome is known', () => {
  const swap = swapSet(ids, target, first, second)
  expect(swap.approvalRate).toEqual({ first: 3 / 6, second: 3 / 6 })
  expect(swap.bothApprove).toMatchObject({ n: 1, observed: { n: 1, difficulties: 0 } })
  expect(swap.bothDecline).toMatchObject({ n: 1, observed: { n: 1, difficulties: 1, rate: 1 } })
  // 102 came to difficulties; of 105 nothing is known.
  expect(swap.onlyFirst).toMatchObject({ n: 2, observed: { n: 1, difficulties: 1 } })
  expect(swap.onlyFirst.meanPd!.first).toBeCloseTo((0.08 + 0.09) / 2, 12)
  expect(swap.onlyFirst.meanPd!.second).toBeCloseTo((0.3 + 0.12) / 2, 12)
  // 103 and 106 paid. Wilson for 0 of 2: from 0 to z² / (2 + z²).
  const z2 = 1.959963984540054 ** 2
  expect(swap.onlySecond).toMatchObject({ n: 2, observed: { n: 2, difficulties: 0, rate: 0, low: 0 } })
  expect(swap.onlySecond.observed.high).toBeCloseTo(z2 / (2 + z2), 12)
})

it('names those whose PD moves most, the widest first: 0.23, 0.22, 0.16', () => {
  const { movers } = swapSet(ids, target, first, second)
  expect(movers.slice(0, 3).map(({ applicationId }) => applicationId)).toEqual([106, 102, 103])
  expect(movers[0]).toEqual({
    applicationId: 106,
    pd: { first: 0.3, second: 0.07 },
    approved: { first: false, second: true },
  })
})

it('has no swaps and no mean in empty cells when a model meets itself', () => {
  const swap = swapSet(ids, target, first, first)
  for (const cell of [swap.onlyFirst, swap.onlySecond]) {
    expect(cell).toMatchObject({ n: 0, meanPd: null, observed: { n: 0, low: 0, high: 1 } })
  }
  expect(swap.movers.every(({ pd }) => pd.first === pd.second)).toBe(true)
})

it('puts everybody in one of the four cells, and turned about, in the same cells turned about', () => {
  const pd = fc.double({ min: 0, max: 1, noNaN: true })
  const row = fc.tuple(pd, pd, fc.constantFrom(0, 1, Number.NaN))
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), pd, (rows, limit) => {
      const [one, other] = [0, 1].map((side) =>
        scores(
          rows.map((cells) => cells[side]!),
          limit,
        ),
      ) as [typeof first, typeof first]
      const outcomes = Float64Array.from(rows, (cells) => cells[2])
      const numbers = Float64Array.from(rows.keys())
      const there = swapSet(numbers, outcomes, one, other)
      const back = swapSet(numbers, outcomes, other, one)
      const cells = [there.bothApprove, there.bothDecline, there.onlyFirst, there.onlySecond]
      expect(cells.reduce((sum, { n }) => sum + n, 0)).toBe(rows.length)
      const known = outcomes.filter((outcome) => !Number.isNaN(outcome)).length
      expect(cells.reduce((sum, { observed }) => sum + observed.n, 0)).toBe(known)
      expect(back.onlyFirst.observed).toEqual(there.onlySecond.observed)
      expect(back.onlySecond.n).toBe(there.onlyFirst.n)
    }),
  )
})
