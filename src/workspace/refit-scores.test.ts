import { expect, it } from 'vitest'
import { canonicalJson, type Json } from '../hash/index.ts'
import { type ColumnSpec, gatherRows, MemoryMatrix } from '../matrix/index.ts'
import {
  binMatrix,
  missSpread,
  NO_FOLD,
  pdInterval,
  readLightgbmText,
  sigmoid,
  treeLearners,
  writeLightgbmText,
} from '../model/index.ts'
import { createRandom } from '../random/index.ts'
import { PdIntervals } from './pd-intervals.ts'
import { quickFit, refitScores } from './refit-scores.ts'

const ROWS = 400
const random = createRandom(4, 'refit test')
const columns: readonly ColumnSpec[] = ['a', 'b'].map((id) => ({ id, kind: 'number' }))
const values = columns.map(() => Float64Array.from({ length: ROWS }, () => random.normal()))
// Every tenth outcome is not known.
const target = Float64Array.from({ length: ROWS }, (_, row) =>
  row % 10 === 0 ? Number.NaN : random.uniform() < sigmoid(values[0]![row]! - 1) ? 1 : 0,
)
const ids = Float64Array.from({ length: ROWS }, (_, row) => row)
const matrix = Object.assign(new MemoryMatrix(columns, ids, values), { target })
const folds = Uint8Array.from(target, (outcome) => (Number.isNaN(outcome) ? NO_FOLD : 0))
const trees = treeLearners(ROWS, {}).find(({ id }) => id === 'trees')!
const params = { rounds: 6, learningRate: 0.1, numLeaves: 3, baggingFraction: 0.8 }
const refit = async (signal?: AbortSignal) =>
  refitScores({
    matrix,
    folds,
    fit: quickFit(await binMatrix(matrix), target, trees, params, signal),
    seed: 3,
    ...(signal && { signal }),
  })

it('gives one application the interval that was written for everybody, bit for bit, from the stored text of 30 refits', async () => {
  const { content, models, spread } = await refit()
  expect([models.length, content.calibrators.length]).toEqual([30, 30])
  const stored = models.map((model) => readLightgbmText(writeLightgbmText(model), { columns }))
  const intervals = new PdIntervals(content, stored, target)
  for (const row of [0, 1, 10, 137, 399]) {
    const now = intervals.of(intervals.halvesOf(row), gatherRows(matrix, row, row + 1), 0.2)
    expect(now).toEqual(pdInterval(0.2, missSpread(spread[row]!, content.sharedMiss)))
    expect(now.low < 0.2 && now.high > 0.2).toBe(true)
  }
})

it('judges changed facts of an application by the refits that judge it as filed, and those of others by theirs', async () => {
  const { content, models } = await refit()
  const intervals = new PdIntervals(content, models, target)
  const same = gatherRows(matrix, 1, 2)
  // Rows 1 and 2 trained different halves, row 0 none: the same values are judged by other refits.
  expect(new Set([0, 1, 2].map((row) => intervals.of(intervals.halvesOf(row), same, 0.2).low)).size).toBe(3)
})

it('gives the same bytes for the same seed', async () => {
  const [one, other] = await Promise.all([refit(), refit()])
  const text = ({ content }: typeof one) => canonicalJson(content as unknown as Json)
  expect(text(one)).toBe(text(other))
  expect(one.models.map(writeLightgbmText)).toEqual(other.models.map(writeLightgbmText))
  expect(one.spread).toEqual(other.spread)
})

it('stops when it is asked to, with the reason', async () => {
  await expect(refit(AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough')
})

it('trains 100 rounds of 0.03 as 50 of 0.06, and 20 rounds of 0.1 as they are', async () => {
  const rows = Uint32Array.from(ids.filter((row) => row % 10 !== 0))
  const parameters = async (rounds: number, learningRate: number) => {
    const train = quickFit(await binMatrix(matrix), target, trees, { rounds, learningRate, numLeaves: 2 })
    return (await train(rows, 9)).parameters
  }
  expect(await parameters(100, 0.03)).toMatchObject({
    num_iterations: '50',
    learning_rate: '0.06',
    seed: '9',
  })
  expect(await parameters(20, 0.1)).toMatchObject({ num_iterations: '20', learning_rate: '0.1' })
})
