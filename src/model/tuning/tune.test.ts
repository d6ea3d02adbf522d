import { expect, it } from 'vitest'
import { plantedMatrix } from '../../../test/planted-matrix.ts'
import { createRandom } from '../../random/index.ts'
import {
  auc,
  binMatrix,
  foldModelsOf,
  logLoss,
  rowsOfFold,
  rowsOutsideFold,
  scoreRows,
  sigmoid,
  stratifiedFolds,
  type TuneJob,
  tune,
} from '../index.ts'
import { tinyLearner } from './tiny-learner.test-helper.ts'

async function jobOf(
  nRows: number,
  trials: number,
): Promise<TuneJob & { readonly learners: [ReturnType<typeof tinyLearner>] }> {
  const { matrix, target } = plantedMatrix(nRows, 1)
  return {
    learners: [tinyLearner()],
    measures: [auc, (scores, labels) => -logLoss(scores.map(sigmoid), labels)],
    binned: await binMatrix(matrix),
    matrix,
    target,
    trials,
    seed: 1,
  }
}

it('trains each trial once per fold, judges it for both objectives, and says so as it goes', async () => {
  const job = await jobOf(300, 6)
  const seen: number[] = []
  const { trials } = await tune({ ...job, onProgress: (done, total) => seen.push(done / total) })
  // 6 trials × 2 folds, 4 × 3 more, 4 × 5 more
  expect(foldModelsOf(6)).toBe(44)
  expect(job.learners[0].trained).toBe(44)
  expect(seen).toHaveLength(44)
  expect(seen.at(-1)).toBe(1)
  expect(trials.every(({ merits }) => merits.length === 2)).toBe(true)
})

it('gives the same result for the same seed', async () => {
  const job = await jobOf(300, 5)
  expect(await tune(job)).toEqual(await tune(job))
})

it('judges by the scores that crossing the folds with that many rounds would give', async () => {
  const job = await jobOf(300, 1)
  const { found } = await tune(job)
  const best = found[0]!
  const values: number[] = []
  for (const repetition of [0, 1]) {
    const folds = stratifiedFolds(job.target, 5, 2 + repetition)
    const pooled = new Float64Array(300)
    for (let fold = 0; fold < 5; fold++) {
      const rows = rowsOfFold(folds, fold)
      const model = await job.learners[0].train(job.binned, job.target, best.settings, 1 + repetition, {
        rows: rowsOutsideFold(folds, fold),
      })
      const [scores] = await scoreRows(job.matrix, rows, [model])
      for (const [at, row] of rows.entries()) pooled[row] = scores![at]!
    }
    values.push(auc(pooled, job.target))
  }
  expect(best.merit).toBeCloseTo((values[0]! + values[1]!) / 2, 12)
})

it('looks at no row whose target is missing', async () => {
  const job = await jobOf(300, 3)
  const target = Float64Array.from(job.target, (outcome, row) => (row < 100 ? Number.NaN : outcome))
  const bins = job.binned.bins.slice()
  for (let c = 0; c < job.matrix.columns.length; c++) bins.fill(0, c * 300, c * 300 + 100)
  const blind = await tune({ ...job, target, binned: { ...job.binned, bins } })
  expect(blind).toEqual(await tune({ ...job, target }))
})

it('stops when asked, with the reason it was given', async () => {
  const stop = new AbortController()
  const job = await jobOf(300, 6)
  const onProgress = (done: number): void => {
    if (done === 3) stop.abort(new Error('enough'))
  }
  await expect(tune({ ...job, onProgress, signal: stop.signal })).rejects.toThrow('enough')
  expect(job.learners[0].trained).toBeLessThan(6)
})

it('on outcomes of pure chance: the best of the search shows an AUC above 0.52, the nested one about 0.5', async () => {
  const { matrix } = plantedMatrix(300, 2)
  const binned = await binMatrix(matrix)
  const naive: number[] = []
  const nested: number[] = []
  for (const seed of [1, 2, 3]) {
    const random = createRandom(seed, 'chance')
    const target = Float64Array.from({ length: 300 }, () => (random.uniform() < 0.3 ? 1 : 0))
    const learners = [tinyLearner()]
    const job = { learners, measures: [auc], binned, matrix, trials: 12, seed }
    naive.push((await tune({ ...job, target })).found[0]!.merit)
    const folds = stratifiedFolds(target, 3, seed + 100)
    const scores = new Float64Array(300)
    for (let fold = 0; fold < 3; fold++) {
      const others = target.map((outcome, row) => (folds[row] === fold ? Number.NaN : outcome))
      const { found } = await tune({ ...job, target: others })
      const rows = rowsOutsideFold(folds, fold)
      const model = await learners[0]!.train(binned, target, found[0]!.settings, seed, { rows })
      const held = rowsOfFold(folds, fold)
      const [ofFold] = await scoreRows(matrix, held, [model])
      for (const [at, row] of held.entries()) scores[row] = ofFold![at]!
    }
    nested.push(auc(scores, target))
  }
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
  expect(mean(naive)).toBeGreaterThan(0.52)
  expect(Math.abs(mean(nested) - 0.5)).toBeLessThan(0.04)
  expect(mean(naive) - mean(nested)).toBeGreaterThan(0.03)
})
