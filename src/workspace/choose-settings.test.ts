import { expect, it } from 'vitest'
import { plantedMatrix } from '../../test/planted-matrix.ts'
import {
  binMatrix,
  type Learner,
  shapesOfEnsemble,
  stratifiedFolds,
  trainTrees,
  treeLearners,
} from '../model/index.ts'
import { type ChoiceJob, chooseBySearch, chooseCandidates } from './choose-settings.ts'

const N_FOLDS = 3

const train: Learner['train'] = (binned, target, settings, seed, options) =>
  trainTrees(binned, target, { ...settings, seed }, options)
/** Trees of few rounds, so that four searches take a second. */
const quick: Learner = {
  id: 'quick',
  space: {
    numLeaves: { from: 2, to: 8, scale: 'log', whole: true },
    learningRate: { from: 0.05, to: 0.5, scale: 'log', whole: false },
  },
  starts: [{ numLeaves: 2, learningRate: 0.2 }],
  rounds: () => [2, 6],
  train,
  trainStages: train,
}

/** @param flip fold whose outcomes are turned round; the folds stay as they were */
async function jobOf(flip?: number): Promise<ChoiceJob> {
  const { matrix, target: outcomes } = plantedMatrix(240, 1)
  const folds = stratifiedFolds(outcomes, N_FOLDS, 7)
  const target = outcomes.map((outcome, row) => (folds[row] === flip ? 1 - outcome : outcome))
  return {
    matrix: Object.assign(matrix, { target }),
    binned: await binMatrix(matrix),
    learners: [quick],
    folds,
    nFolds: N_FOLDS,
    known: Uint32Array.from(target.keys()),
    seed: 1,
    onProgress: () => undefined,
  }
}

it('keeps a winner of the family additive as shapes, in every fold', async () => {
  const job = await jobOf()
  const learners = treeLearners(job.known.length, {})
  const { chosen } = await chooseCandidates({ ...job, learners })
  // The planted effects add up, so a sum of functions ranks best.
  const { settings, score } = chosen.ranking
  expect(settings.map(({ family }) => family)).toEqual(['additive', 'additive', 'additive', 'additive'])
  for (const model of [score.final, ...score.folds]) {
    const { shapes } = shapesOfEnsemble(model)
    expect(shapes.every(({ axes }) => axes.length === 1)).toBe(true)
    expect(model.trees).toHaveLength(1 + shapes.length)
  }
})

it('gives the same settings, scores and hash for the same seed and number of trials, another hash for more', async () => {
  const [first, again] = [
    await chooseBySearch(await jobOf(), { trials: 4 }),
    await chooseBySearch(await jobOf(), { trials: 4 }),
  ]
  expect(again).toEqual(first)
  expect((await chooseBySearch(await jobOf(), { trials: 5 })).tuning!.searchHash).not.toBe(
    first.tuning!.searchHash,
  )
  expect(first.tuning!.leaderboard.map(({ trial }) => trial)).toEqual([0, 1, 2, 3])
})

it('scores fold 1 by settings and a model that its outcomes did not touch', async () => {
  const asTheyAre = await chooseBySearch(await jobOf(), { trials: 4 })
  const flipped = await chooseBySearch(await jobOf(1), { trials: 4 })
  const { folds } = await jobOf()
  for (const objective of ['ranking', 'bank_cost', 'f_beta'] as const) {
    const [a, b] = [asTheyAre.chosen[objective], flipped.chosen[objective]]
    // Model 0 is the final one, model 2 that of fold 1.
    expect(b.settings[2]).toEqual(a.settings[2])
    for (const [row, fold] of folds.entries()) {
      if (fold === 1) expect(b.score.rawScores[row]).toBe(a.score.rawScores[row])
    }
    expect(b.score.rawScores).not.toEqual(a.score.rawScores)
  }
})

it('turns a budget into trials by the speed of the first dozen: more time, more trials; almost none, six', async () => {
  const trialsIn = async (budgetMs: number): Promise<number> => {
    let time = 0
    // Twelve seconds pass between its two readings: one for each of twelve models.
    const now = (): number => 12_000 * time++
    return (await chooseBySearch(await jobOf(), { budgetMs, now })).tuning!.trials
  }
  // Four searches of 7 trials are 4 × 46 models; beside them three scores of 4. 6 trials: 4 × 44 + 12 = 188.
  expect(await trialsIn(1)).toBe(6)
  expect(await trialsIn(195_000)).toBe(6)
  expect(await trialsIn(196_000)).toBe(7)
})
