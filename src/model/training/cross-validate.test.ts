import fc from 'fast-check'
import { expect, it } from 'vitest'
import { plantedMatrix } from '../../../test/planted-matrix.ts'
import { gatherRows } from '../../matrix/index.ts'
import { auc, binMatrix, crossValidate, NO_FOLD, stratifiedFolds, TreeScorer } from '../index.ts'

it('deals 7 positives and 13 negatives to 5 folds of 4 rows with 1 or 2 positives each', () => {
  const target = Float64Array.from({ length: 20 }, (_, row) => (row < 7 ? 1 : 0))
  const folds = stratifiedFolds(target, 5, 1)
  for (let fold = 0; fold < 5; fold++) {
    const rows = [...folds.keys()].filter((row) => folds[row] === fold)
    expect(rows).toHaveLength(4)
    const positives = rows.filter((row) => target[row] === 1).length
    expect(positives === 1 || positives === 2).toBe(true)
  }
})

it('gives the same folds for the same seed, other folds for another, none to rows without target', () => {
  const target = Float64Array.from({ length: 100 }, (_, row) => (row % 10 === 9 ? Number.NaN : row % 2))
  expect(stratifiedFolds(target, 4, 3)).toEqual(stratifiedFolds(target, 4, 3))
  expect(stratifiedFolds(target, 4, 4)).not.toEqual(stratifiedFolds(target, 4, 3))
  expect([...stratifiedFolds(target, 4, 3)].filter((fold) => fold === NO_FOLD)).toHaveLength(10)
})

it('keeps fold sizes within one row of each other for any labels and k', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(0, 1), { minLength: 5, maxLength: 80 }),
      fc.integer({ min: 2, max: 5 }),
      (target, k) => {
        const sizes = new Array<number>(k).fill(0)
        for (const fold of stratifiedFolds(target, k, 9)) sizes[fold]!++
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
      },
    ),
  )
})

it('scores each row by the model that did not see it, and rows without target by none', async () => {
  const { matrix, target } = plantedMatrix(900, 3)
  target.fill(Number.NaN, 880)
  const folds = stratifiedFolds(target, 3, 1)
  const job = { binned: await binMatrix(matrix), matrix, target, folds, params: { rounds: 20, numLeaves: 6 } }
  const { outOfFold, ensembles } = await crossValidate(job)
  expect(ensembles).toHaveLength(3)
  const rows = gatherRows(matrix)
  const byModel = ensembles.map((ensemble) => new TreeScorer(ensemble).rawScores(rows))
  for (let row = 0; row < 880; row++) expect(outOfFold[row]).toBe(byModel[folds[row]!]![row])
  expect([...outOfFold.subarray(880)].every(Number.isNaN)).toBe(true)
  expect(ensembles.map(({ trees }) => trees[0]!.internalCount[0])).toEqual(
    [0, 1, 2].map((fold) => folds.filter((f) => f !== fold && f !== NO_FOLD).length),
  )
  const flipped = target.slice()
  for (let row = 0; row < 880; row++) if (folds[row] === 0) flipped[row] = 1 - flipped[row]!
  const { outOfFold: other } = await crossValidate({ ...job, target: flipped })
  for (let row = 0; row < 880; row++) if (folds[row] === 0) expect(other[row]).toBe(outOfFold[row])
})

it('finds no signal in shuffled outcomes: out-of-fold AUC between 0.42 and 0.58 on 1,000 rows', async () => {
  const { matrix } = plantedMatrix(1000, 4)
  const { target } = plantedMatrix(1000, 5)
  const folds = stratifiedFolds(target, 5, 1)
  const { outOfFold } = await crossValidate({
    binned: await binMatrix(matrix),
    matrix,
    target,
    folds,
    params: { rounds: 20 },
  })
  const value = auc(outOfFold, target)
  expect(value).toBeGreaterThan(0.42)
  expect(value).toBeLessThan(0.58)
})
