import { expect, it } from 'vitest'
import { plantedMatrix } from '../../../test/planted-matrix.ts'
import { gatherRows } from '../../matrix/index.ts'
import {
  type AdditiveModel,
  binMatrix,
  ensembleOfShapes,
  pointsOf,
  scorecardOf,
  TreeScorer,
  trainAdditive,
} from '../index.ts'

const scale = { pointsToDouble: 20, baseScore: 600, baseOdds: 50 }
const byHand: AdditiveModel = {
  family: 'additive',
  columns: [
    { id: 'debt', kind: 'number' },
    { id: 'job', kind: 'category', categories: ['a', 'b'] },
  ],
  base: -Math.log(50),
  nRows: 10,
  shapes: [
    {
      axes: [{ column: 0, cuts: Float64Array.of(3), codes: new Int32Array(0) }],
      values: Float64Array.of(0, -Math.LN2, Math.LN2 / 4),
      rows: Float64Array.of(0, 2, 8),
    },
    {
      axes: [{ column: 1, cuts: new Float64Array(0), codes: Int32Array.of(1) }],
      values: Float64Array.of(0.01, -0.02),
      rows: Float64Array.of(5, 5),
    },
  ],
}

it('gives 600 points at odds of 50 to 1, 20 more where the odds double, 5 less where they fall by a quarter octave', () => {
  const card = scorecardOf(byHand, scale)
  expect(card.basePoints).toBe(600)
  expect(card.items[0]).toMatchObject({
    features: ['debt'],
    cells: [
      { parts: [{ kind: 'missing' }], share: 0 },
      { parts: [{ kind: 'range', above: null, upTo: 3 }], points: 20, share: 0.2 },
      { parts: [{ kind: 'range', above: 3, upTo: null }], points: -5, share: 0.8 },
    ],
  })
  expect(card.items[1]!.cells[1]!.parts).toEqual([{ kind: 'category', category: 'b' }])
  // 20 / ln 2 · 0.02 = 0.577 points, rounded to 1.
  expect(card.items[1]!.cells[1]!.exactPoints).toBeCloseTo(0.577, 3)
  expect(pointsOf(card, byHand, Float64Array.of(3, 1))).toEqual({ total: 621, perItem: Int32Array.of(20, 1) })
  expect(card.mostRounding).toBe(1.5)
})

it('counts the odds of the PD when a straight-line calibration is given: slope 2 doubles points', () => {
  const card = scorecardOf(byHand, {
    ...scale,
    calibrator: { kind: 'platt', slope: 2, intercept: Math.log(50) },
  })
  // Calibrated log-odds at the base: 2 · (−ln 50) + ln 50 = −ln 50.
  expect(card.basePoints).toBe(600)
  expect(card.items[0]!.cells[1]!.points).toBe(40)
})

it('adds up to 600 + 20 · log2(odds / 50) of every row, within half a point per item, with pairs', async () => {
  const { matrix, target } = plantedMatrix(1000, 4)
  const model = await trainAdditive(await binMatrix(matrix), target, {
    rounds: 40,
    bags: 1,
    minDataPerGroup: 30,
    pairs: 2,
  })
  const card = scorecardOf(model, scale)
  const rows = gatherRows(matrix)
  const width = matrix.columns.length
  for (const [row, rawScore] of new TreeScorer(ensembleOfShapes(model)).rawScores(rows).entries()) {
    const exact = 600 + 20 * Math.log2(Math.exp(-rawScore) / 50)
    const { total, perItem } = pointsOf(card, model, rows.subarray(row * width, (row + 1) * width))
    expect(Math.abs(total - exact)).toBeLessThanOrEqual(card.mostRounding)
    expect(perItem.reduce((sum, points) => sum + points, card.basePoints)).toBe(total)
  }
  expect(JSON.parse(JSON.stringify(card))).toEqual(card)
})

it('refuses a scale without odds by code', () => {
  expect(() => scorecardOf(byHand, { ...scale, baseOdds: 0 })).toThrow('E_SCORECARD_SCALE')
  expect(() => scorecardOf(byHand, { ...scale, pointsToDouble: Number.NaN })).toThrow('E_SCORECARD_SCALE')
})
