import { expect, it } from 'vitest'
import { plantedMatrix } from '../../../test/planted-matrix.ts'
import { gatherRows } from '../../matrix/index.ts'
import type { Tree } from '../ensemble.ts'
import { TreeScorer, writeLightgbmText } from '../index.ts'
import { binMatrix } from './bin-matrix.ts'
import { trainTrees } from './train-trees.ts'
import { trainingBytes } from './training-bytes.ts'

const planted = plantedMatrix(4000, 5)
const binned = await binMatrix(planted.matrix)
const { target } = planted
const rows = gatherRows(planted.matrix)

/** Columns on the way to each leaf. */
function paths({ splitFeature, leftChild, rightChild, nLeaves }: Tree): Set<number>[] {
  const found: Set<number>[] = []
  const walk = (node: number, above: readonly number[]): void => {
    if (node < 0) found.push(new Set(above))
    else
      for (const child of [leftChild[node]!, rightChild[node]!]) walk(child, [...above, splitFeature[node]!])
  }
  if (nLeaves > 1) walk(0, [])
  return found
}

it('keeps every path within one interaction group, and a column without a group out of the model', async () => {
  const interactions = [
    ['debt', 'job'],
    ['savings', 'job', 'steps'],
  ]
  const { trees } = await trainTrees(binned, target, { rounds: 20, numLeaves: 15, interactions })
  const allowed = interactions.map((group) => new Set(group))
  const ids = planted.matrix.columns.map((column) => column.id)
  const used = trees.flatMap(paths)
  expect(used.every((path) => allowed.some((group) => [...path].every((c) => group.has(ids[c]!))))).toBe(true)
  expect(new Set(used.flatMap((path) => [...path].map((c) => ids[c])))).toEqual(
    new Set(['debt', 'job', 'savings', 'steps']),
  )
  const free = await trainTrees(binned, target, { rounds: 20, numLeaves: 15 })
  expect(free.trees.flatMap(paths).some((path) => path.has(0) && path.has(1))).toBe(true)
})

it('goes on from a model: 6 rounds and then 4 more score like 10 at once', async () => {
  const params = { learningRate: 0.2, numLeaves: 8 }
  const first = await trainTrees(binned, target, { ...params, rounds: 6 })
  const init = { ensemble: first, rawScores: new TreeScorer(first).rawScores(rows) }
  const continued = await trainTrees(binned, target, { ...params, rounds: 4 }, { init })
  const whole = await trainTrees(binned, target, { ...params, rounds: 10 })
  expect(continued.trees).toHaveLength(10)
  expect(continued.trees.slice(0, 6)).toEqual(first.trees)
  const scores = new TreeScorer(continued).rawScores(rows)
  const apart = new TreeScorer(whole).rawScores(rows).map((score, row) => Math.abs(score - scores[row]!))
  expect(Math.max(...apart)).toBeLessThan(1e-9)
})

it.each([
  ['from the base rate', {}],
  ['from a linear score', { linearStart: 0.5 }],
])('goes on to the bytes of one longer training, with drawn rows and columns, %s', async (_, start) => {
  const params = {
    learningRate: 0.1,
    numLeaves: 5,
    featureFraction: 0.5,
    baggingFraction: 0.7,
    seed: 3,
    ...start,
  }
  const first = await trainTrees(binned, target, { ...params, rounds: 6 })
  const init = { ensemble: first, rawScores: new TreeScorer(first).rawScores(rows) }
  const go = (roundsBefore: number) =>
    trainTrees(binned, target, { ...params, rounds: 4 }, { init, roundsBefore })
  const whole = writeLightgbmText(await trainTrees(binned, target, { ...params, rounds: 10 }))
  expect(writeLightgbmText(await go(6))).toBe(whole)
  // Drawing the first rounds' rows and columns again would be another model.
  expect(writeLightgbmText(await go(0))).not.toBe(whole)
})

it('refuses to go on from a model with other columns or with scores of other rows', async () => {
  const ensemble = await trainTrees(binned, target, { rounds: 1 })
  const rawScores = new Float64Array(4000)
  const others = { ...ensemble, columns: ensemble.columns.slice(1) }
  const go = (init: { ensemble: typeof ensemble; rawScores: Float64Array }) =>
    trainTrees(binned, target, { rounds: 1 }, { init })
  await expect(go({ ensemble: others, rawScores })).rejects.toThrow('E_MODEL_PARAMS')
  await expect(go({ ensemble, rawScores: rawScores.slice(1) })).rejects.toThrow('E_MODEL_PARAMS')
  await expect(go({ ensemble: { ...ensemble, average: true }, rawScores })).rejects.toThrow('E_MODEL_PARAMS')
})

it('trains on all 4,000 rows while 1 / learning rate = 2 rounds last, then on 20 % + 10 % = 1,200 with GOSS', async () => {
  const params = { rounds: 5, learningRate: 0.5, topRate: 0.2, otherRate: 0.1 }
  const { trees } = await trainTrees(binned, target, params)
  expect(trees.map((tree) => tree.internalCount[0])).toEqual([4000, 4000, 1200, 1200, 1200])
})

it('says before it starts how much memory is missing', async () => {
  const training = trainTrees(binned, target, { rounds: 1 }, { memoryBytes: 2 ** 20 })
  await expect(training).rejects.toThrow(/E_MODEL_MEMORY(.|\n)*MiB needed with 1 workers/)
})

it('knows the memory of a training from its sizes: so much is enough, a byte less is not', async () => {
  const params = { rounds: 1, numLeaves: 8 }
  const rows = Uint32Array.from({ length: 4000 }, (_, row) => row)
  const memoryBytes = trainingBytes(binned, params, rows)
  expect(memoryBytes).toBeGreaterThan(binned.bins.length + 8 * 4000)
  await expect(trainTrees(binned, target, params, { memoryBytes })).resolves.toMatchObject({
    family: 'trees',
  })
  const short = trainTrees(binned, target, params, { memoryBytes: memoryBytes - 1 })
  await expect(short).rejects.toThrow('E_MODEL_MEMORY')
})

it('trains two models on one matrix at the same time, each as it would alone', async () => {
  const train = async (seed: number) =>
    writeLightgbmText(await trainTrees(binned, target, { rounds: 5, baggingFraction: 0.5, seed }))
  const alone = [await train(1), await train(2)]
  expect(await Promise.all([train(1), train(2)])).toEqual(alone)
})

it('refuses a GOSS share without the other, GOSS with bagging, and unknown columns in a group', async () => {
  const train = (params: object) => trainTrees(binned, target, params)
  await expect(train({ topRate: 0.2 })).rejects.toThrow('E_MODEL_PARAMS')
  await expect(train({ topRate: 0.2, otherRate: 0.1, baggingFraction: 0.5 })).rejects.toThrow(
    'E_MODEL_PARAMS',
  )
  await expect(train({ interactions: [['nothing']] })).rejects.toThrow('E_MODEL_PARAMS')
})
