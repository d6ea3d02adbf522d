import fc from 'fast-check'
import { expect, it } from 'vitest'
import { NO_FOLD, stratifiedFolds } from '../model/index.ts'
import { keepFolds } from './keep-folds.ts'

it('keeps the folds of three people known before, deals two new ones, leaves out one whose outcome is not known', () => {
  const ids = Float64Array.of(11, 12, 13, 14, 15, 16)
  const target = Float64Array.of(1, 0, Number.NaN, 0, 1, 0)
  const former = new Map([
    [11, 4],
    [12, 2],
    [13, 1],
    [16, 2],
  ])
  const folds = keepFolds(ids, target, former, 5, 1)
  expect([...folds].filter((_, row) => row !== 3 && row !== 4)).toEqual([4, 2, NO_FOLD, 2])
  // The two new outcomes are of different classes, dealt to the first two folds.
  expect([folds[3]!, folds[4]!].sort()).toEqual([0, 1])
})

it('is the ordinary deal where nobody is known, and no deal at all where everybody is', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(0, 1, Number.NaN), { minLength: 1, maxLength: 60 }),
      fc.nat(99),
      (outcomes, seed) => {
        const target = Float64Array.from(outcomes)
        const ids = target.map((_, row) => 7 * row)
        const folds = stratifiedFolds(target, 5, seed)
        expect(keepFolds(ids, target, new Map(), 5, seed)).toEqual(folds)
        const known = new Map([...ids].map((id, row) => [id, folds[row]!] as const))
        expect(keepFolds(ids, target, known, 5, seed + 1)).toEqual(folds)
      },
    ),
  )
})
