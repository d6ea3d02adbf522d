import { expect, it } from 'vitest'
import { plantedMatrix } from '../../../test/planted-matrix.ts'
import { gatherRows, MemoryMatrix } from '../../matrix/index.ts'
import { createRandom } from '../../random/index.ts'
import {
  auc,
  binMatrix,
  compileShapes,
  ensembleOfShapes,
  readLightgbmText,
  shapesOfEnsemble,
  TreeScorer,
  trainAdditive,
  trainTrees,
  writeLightgbmText,
} from '../index.ts'

const planted = plantedMatrix(4000, 1)
const binned = await binMatrix(planted.matrix)
const { target } = planted
const quick = { rounds: 60, bags: 2, learningRate: 0.1, minDataPerGroup: 30 }

it('puts 4 rows into two parts worth −2 and 2 around the base 0, a part for missing beside them', async () => {
  // Base rate 1/2: g = ∓ 1/2, h = 1/4 per row. A side has G = ∓ 1, H = 1/2: value 2.
  const matrix = new MemoryMatrix([{ id: 'x', kind: 'number' }], Float64Array.of(1, 2, 3, 4), [
    Float64Array.of(1, 2, 3, 4),
  ])
  const model = await trainAdditive(await binMatrix(matrix, { minDataInBin: 1 }), [0, 0, 1, 1], {
    linearStart: 0,
    bags: 1,
    rounds: 1,
    learningRate: 1,
    minDataInLeaf: 1,
    lambdaL2: 0,
    featureFraction: 1,
    baggingFraction: 1,
  })
  expect(model.base).toBe(0)
  expect(model.shapes).toHaveLength(1)
  const [shape] = model.shapes
  expect([...shape!.axes[0].cuts]).toEqual([2.5])
  expect([...shape!.values].slice(1)).toEqual([-2, 2])
  expect([...shape!.rows]).toEqual([0, 2, 2])
})

it('starts from the linear score over ranks that trees start from too', async () => {
  const params = { rounds: 1, learningRate: 1e-6, linearStart: 0.5 }
  const rows = gatherRows(planted.matrix)
  const model = await trainAdditive(binned, target, { ...params, bags: 3 })
  const trees = await trainTrees(binned, target, { ...params, numLeaves: 2 })
  const own = new TreeScorer(ensembleOfShapes(model)).rawScores(rows)
  for (const [row, score] of new TreeScorer(trees).rawScores(rows).entries())
    expect(Math.abs(own[row]! - score)).toBeLessThan(1e-5)
  expect(model.shapes.map(({ axes }) => axes[0].column)).toContain(0)
})

it('recovers the planted effects: AUC on 4,000 fresh rows within 0.01 of the true probabilities', async () => {
  const fresh = plantedMatrix(4000, 2)
  const model = await trainAdditive(binned, target, quick)
  const scores = new TreeScorer(ensembleOfShapes(model)).rawScores(gatherRows(fresh.matrix))
  expect(auc(scores, fresh.target)).toBeGreaterThan(auc(fresh.truePd, fresh.target) - 0.01)
})

it('has shapes whose means over the training rows are 0, and the mean raw score as its base', async () => {
  const model = await trainAdditive(binned, target, quick)
  for (const { values, rows } of model.shapes) {
    expect(rows.reduce((sum, count) => sum + count, 0)).toBe(4000)
    expect(values.reduce((sum, value, cell) => sum + value * rows[cell]!, 0) / 4000).toBeCloseTo(0, 12)
  }
  const scores = new TreeScorer(ensembleOfShapes(model)).rawScores(gatherRows(planted.matrix))
  expect(scores.reduce((sum, score) => sum + score, 0) / 4000).toBeCloseTo(model.base, 10)
})

it('comes back from its LightGBM text with the same shapes, as a model of its family', async () => {
  const model = await trainAdditive(binned, target, { ...quick, pairs: 2, monotone: { debt: 1 } })
  const text = writeLightgbmText(ensembleOfShapes(model))
  const read = readLightgbmText(text, { columns: planted.matrix.columns })
  expect(read.family).toBe('additive')
  expect(shapesOfEnsemble(read)).toEqual(model)
  expect(writeLightgbmText(ensembleOfShapes(shapesOfEnsemble(read)))).toBe(text)
})

it('writes the same bytes for the same seed, and others for another seed', async () => {
  const write = async (seed: number) =>
    writeLightgbmText(ensembleOfShapes(await trainAdditive(binned, target, { ...quick, pairs: 1, seed })))
  expect(await write(4)).toBe(await write(4))
  expect(await write(5)).not.toBe(await write(4))
})

it('finds the one pair that matters among 10: the product of two signs, AUC from chance to above 0.9', async () => {
  const random = createRandom(3)
  const draw = () => Float64Array.from({ length: 3000 }, () => random.normal())
  const values = Array.from({ length: 5 }, draw)
  const matrix = new MemoryMatrix(
    values.map((_, c) => ({ id: `x${c}`, kind: 'number' })),
    values[0]!.map((_, row) => row),
    values,
  )
  const labels = values[1]!.map((value, row) => {
    const isBad = value * values[3]![row]! > 0
    return random.uniform() < (isBad ? 0.95 : 0.05) ? 1 : 0
  })
  const bins = await binMatrix(matrix)
  const train = async (pairs: number) => {
    const model = await trainAdditive(bins, labels, { ...quick, pairs, learningRate: 0.2 })
    const scores = new TreeScorer(ensembleOfShapes(model)).rawScores(gatherRows(matrix))
    return { model, auc: auc(scores, labels) }
  }
  expect((await train(0)).auc).toBeLessThan(0.7)
  const { model, auc: withPair } = await train(1)
  expect(withPair).toBeGreaterThan(0.9)
  expect(model.shapes.at(-1)!.axes.map(({ column }) => column)).toEqual([1, 3])
})

it('averages its bags: 8 bags lie nearer to another 8 than one bag to another', async () => {
  const scores = async (bags: number, seed: number) => {
    const model = await trainAdditive(binned, target, {
      ...quick,
      rounds: 20,
      baggingFraction: 0.3,
      bags,
      seed,
    })
    return new TreeScorer(ensembleOfShapes(model)).rawScores(gatherRows(planted.matrix, 0, 500))
  }
  const gap = async (bags: number): Promise<number> => {
    const [one, other] = [await scores(bags, 1), await scores(bags, 2)]
    return one.reduce((sum, score, row) => sum + Math.abs(score - other[row]!), 0)
  }
  expect(await gap(8)).toBeLessThan((await gap(1)) * 0.6)
})

it('reports every round of every bag and pair once, and stops with the reason of an aborted signal', async () => {
  const seen: number[] = []
  const params = { ...quick, rounds: 5, pairs: 2, pairRounds: 4 }
  await trainAdditive(binned, target, params, {
    onProgress: ({ round, rounds }) => {
      expect(rounds).toBe(18)
      seen.push(round)
    },
  })
  expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 14, 18])
  const controller = new AbortController()
  const onProgress = ({ round }: { readonly round: number }): void => {
    if (round === 3) controller.abort(new Error('enough'))
  }
  await expect(
    trainAdditive(binned, target, params, { onProgress, signal: controller.signal }),
  ).rejects.toThrow('enough')
})

it('refuses by code what is not additive, and parameters out of range', async () => {
  const trees = await trainTrees(binned, target, { rounds: 5, numLeaves: 8 })
  const rows = Uint32Array.from({ length: 4000 }, (_, row) => row)
  expect(() => compileShapes(trees, binned, rows)).toThrow('E_NOT_ADDITIVE')
  expect(() => compileShapes({ ...trees, average: true }, binned, rows)).toThrow('E_NOT_ADDITIVE')
  expect(() => shapesOfEnsemble(trees)).toThrow('E_NOT_ADDITIVE')
  expect(() => shapesOfEnsemble({ ...trees, family: 'additive' })).toThrow('E_NOT_ADDITIVE')
  for (const params of [{ bags: 0 }, { pairs: 1.5 }, { linearStart: -1 }, { rounds: 0 }])
    await expect(trainAdditive(binned, target, params)).rejects.toThrow('E_MODEL_PARAMS')
  await expect(trainAdditive(binned, new Float64Array(4000))).rejects.toThrow('E_MODEL_TARGET')
})

it('keeps the scores of stumps when it makes shapes of them, within 1e-12', async () => {
  const stumps = await trainTrees(binned, target, { rounds: 200, numLeaves: 2, minDataPerGroup: 30 })
  const model = compileShapes(
    stumps,
    binned,
    Uint32Array.from({ length: 4000 }, (_, row) => row),
  )
  expect(model.shapes.length).toBeLessThanOrEqual(6)
  const rows = gatherRows(planted.matrix)
  const compiled = new TreeScorer(ensembleOfShapes(model)).rawScores(rows)
  for (const [row, score] of new TreeScorer(stumps).rawScores(rows).entries())
    expect(Math.abs(compiled[row]! - score)).toBeLessThan(1e-12)
})
