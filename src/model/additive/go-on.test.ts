import { expect, it } from 'vitest'
import { plantedMatrix } from '../../../test/planted-matrix.ts'
import { gatherRows } from '../../matrix/index.ts'
import {
  binMatrix,
  ensembleOfShapes,
  logLoss,
  sigmoid,
  TreeScorer,
  trainAdditive,
  writeLightgbmText,
} from '../index.ts'

const planted = plantedMatrix(4000, 1)
const binned = await binMatrix(planted.matrix)
const rows = gatherRows(planted.matrix)
const params = { rounds: 30, bags: 1, learningRate: 0.1, minDataPerGroup: 30, monotone: { debt: 1 } as const }
const first = ensembleOfShapes(await trainAdditive(binned, planted.target, params))
const scoresOf = (model: typeof first, of = rows) => new TreeScorer(model).rawScores(of)
const initOf = (matrix = planted.matrix) => ({
  ensemble: first,
  rawScores: scoresOf(first, gatherRows(matrix)),
  values: matrix,
})

it('goes on by 30 rounds to what 60 at once give, within 1e-9, and says so in its parameters', async () => {
  const options = { init: initOf(), roundsBefore: 30 }
  const longer = ensembleOfShapes(await trainAdditive(binned, planted.target, params, options))
  const whole = ensembleOfShapes(await trainAdditive(binned, planted.target, { ...params, rounds: 60 }))
  const [one, other] = [scoresOf(longer), scoresOf(whole)]
  for (const [row, score] of one.entries()) expect(Math.abs(score - other[row]!)).toBeLessThan(1e-9)
  expect(longer.parameters).toEqual(whole.parameters)
  expect(scoresOf(longer)).not.toEqual(scoresOf(first))
  const again = ensembleOfShapes(await trainAdditive(binned, planted.target, params, options))
  expect(writeLightgbmText(again)).toBe(writeLightgbmText(longer))
})

it('goes on with other rows, whose bins have other cuts: means of 0 over them, less log-loss on them', async () => {
  const other = plantedMatrix(3000, 9)
  const init = initOf(other.matrix)
  const model = await trainAdditive(await binMatrix(other.matrix), other.target, params, { init })
  const values = gatherRows(other.matrix)
  const scores = scoresOf(ensembleOfShapes(model), values)
  for (const { values: perCell, rows: counts } of model.shapes) {
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(3000)
    expect(perCell.reduce((sum, value, cell) => sum + value * counts[cell]!, 0) / 3000).toBeCloseTo(0, 12)
  }
  expect(scores.reduce((sum, score) => sum + score, 0) / 3000).toBeCloseTo(model.base, 10)
  expect(logLoss(scores.map(sigmoid), other.target)).toBeLessThan(
    logLoss(init.rawScores.map(sigmoid), other.target),
  )
})

it('refuses a model of other columns, of trees, without values, or with pairs to come', async () => {
  const go = (init: object, more = {}) =>
    trainAdditive(binned, planted.target, { ...params, ...more }, { init: { ...initOf(), ...init } })
  for (const init of [
    { ensemble: { ...first, columns: first.columns.slice(1) } },
    { ensemble: { ...first, family: 'trees' } },
    { values: undefined },
  ])
    await expect(go(init)).rejects.toThrow('E_MODEL_PARAMS')
  await expect(go({}, { pairs: 1 })).rejects.toThrow('E_MODEL_PARAMS')
})
