import { expect, it } from 'vitest'
import { plantedMatrix } from '../../../test/planted-matrix.ts'
import { gatherRows } from '../../matrix/index.ts'
import { binMatrix, defaultAdditiveParams, shapesOfEnsemble, TreeScorer, treeLearners } from '../index.ts'

const { matrix, target } = plantedMatrix(600, 5)
const monotone = { debt: 1, savings: -1 } as const
const [additive, trees] = treeLearners(target.length, monotone) as [
  ReturnType<typeof treeLearners>[number],
  ReturnType<typeof treeLearners>[number],
]
const settings = { rounds: 30, learningRate: 0.1, linearStart: 0.63 }

it('keeps an additive model as one function per column, whose bags are averaged', async () => {
  const binned = await binMatrix(matrix)
  const model = await additive.train(binned, target, settings, 3, {})
  const { shapes } = shapesOfEnsemble(model)
  expect(model.family).toBe('additive')
  expect(new Set(shapes.map(({ axes }) => axes.map(({ column }) => column).join())).size).toBe(shapes.length)
  expect(shapes.every(({ axes }) => axes.length === 1)).toBe(true)
  expect(model.parameters).toMatchObject({ vitrine_bags: String(defaultAdditiveParams.bags) })
  expect(model.monotone).toEqual(matrix.columns.map(({ id }) => monotone[id as keyof typeof monotone] ?? 0))
})

it('judges additive settings by stumps that add up to the model of one bag, within 1e-12', async () => {
  const binned = await binMatrix(matrix)
  const rows = gatherRows(matrix)
  const kept = await additive.train(binned, target, { ...settings, bags: 1 }, 3, {})
  const stages = await additive.trainStages(binned, target, { ...settings, bags: 1 }, 3, {})
  expect(stages.trees.length).toBeGreaterThan(settings.rounds)
  const [one, other] = [kept, stages].map((model) => new TreeScorer(model).rawScores(rows))
  for (const [row, score] of one!.entries()) expect(Math.abs(score - other![row]!)).toBeLessThan(1e-12)
  // The first 10 rounds of a longer training are the training of 10.
  const short = await additive.trainStages(binned, target, { ...settings, rounds: 10 }, 3, {})
  expect(short.trees).toEqual(stages.trees.slice(0, stages.trees.length - 20))
})

it('judges trees by the model that it would keep', async () => {
  const binned = await binMatrix(matrix)
  const some = { rounds: 8, numLeaves: 4 }
  expect(await trees.trainStages(binned, target, some, 3, {})).toEqual(
    await trees.train(binned, target, some, 3, {}),
  )
})
