import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createRandom } from '../../random/index.ts'
import { calibrationSlope, sigmoid } from '../index.ts'
import { type Calibrator, calibrate, chooseCalibrators, crossFitCalibrators, fitCalibrator } from './index.ts'

/** `positives` of `rows` rows at each score. */
function grouped(groups: readonly (readonly [score: number, positives: number, rows: number])[]) {
  const scores = groups.flatMap(([score, , rows]) => new Array<number>(rows).fill(score))
  const target = groups.flatMap(([, positives, rows]) =>
    Array.from({ length: rows }, (_, at) => (at < positives ? 1 : 0)),
  )
  return { scores: Float64Array.from(scores), target: Float64Array.from(target) }
}

it('changes nothing with a = b = 1, c = 0: the PD is σ(score)', () => {
  for (const score of [-40, -3, 0, 2.5, 30]) {
    expect(calibrate({ kind: 'beta', a: 1, b: 1, c: 0 }, score)).toBeCloseTo(sigmoid(score), 15)
  }
})

it('gives pd = p² / (p² + (1 − p)) with a = 2, b = 1, c = 0: 0.5 becomes 1/3, 0.8 becomes 16/21', () => {
  const calibrator: Calibrator = { kind: 'beta', a: 2, b: 1, c: 0 }
  expect(calibrate(calibrator, 0)).toBeCloseTo(1 / 3, 14)
  expect(calibrate(calibrator, Math.log(4))).toBeCloseTo(16 / 21, 14)
})

it('meets three groups exactly, since it has three parameters: 10, 30 and 80 in 100', () => {
  const { scores, target } = grouped([
    [-2, 100, 1000],
    [0, 300, 1000],
    [1.5, 800, 1000],
  ])
  const calibrator = fitCalibrator(scores, target)
  expect(calibrate(calibrator, -2)).toBeCloseTo(0.1, 4)
  expect(calibrate(calibrator, 0)).toBeCloseTo(0.3, 4)
  expect(calibrate(calibrator, 1.5)).toBeCloseTo(0.8, 4)
})

it('keeps the mean: the PDs of the fitted rows average to their base rate', () => {
  const { scores, target } = grouped([
    [-3, 5, 90],
    [-1, 10, 80],
    [0.5, 30, 70],
    [2, 10, 12],
  ])
  const calibrator = fitCalibrator(scores, target)
  const mean = scores.reduce((sum, score) => sum + calibrate(calibrator, score), 0) / scores.length
  expect(mean).toBeCloseTo(55 / 252, 9)
})

it('undoes an over-confident score: margins doubled and shifted come back to slope 1 ± 0.05', () => {
  const random = createRandom(1)
  const margins = Float64Array.from({ length: 20_000 }, () => -2 + random.normal())
  const target = margins.map((margin) => (random.uniform() < sigmoid(margin) ? 1 : 0))
  const scores = margins.map((margin) => 2 * margin + 1)
  expect(calibrationSlope(scores.map(sigmoid), target).slope).toBeCloseTo(0.5, 1)
  const calibrator = fitCalibrator(scores, target)
  const pds = scores.map((score) => calibrate(calibrator, score))
  expect(Math.abs(calibrationSlope(pds, target).slope - 1)).toBeLessThan(0.05)
  const gap =
    margins.reduce((sum, margin, row) => sum + Math.abs(pds[row]! - sigmoid(margin)), 0) / margins.length
  expect(gap).toBeLessThan(0.01)
})

it('rises strictly for any scores and outcomes, even when they rank the wrong way round', () => {
  const row = fc.tuple(fc.integer({ min: -60, max: 60 }), fc.constantFrom(0, 1))
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 60 }), (drawn) => {
      const rows = [...drawn, [0, 0] as const, [1, 1] as const]
      const calibrator = fitCalibrator(
        Float64Array.from(rows, ([score]) => score / 10),
        Float64Array.from(rows, ([, label]) => label),
      )
      let before = -1
      for (let score = -6; score <= 6; score += 0.5) {
        const pd = calibrate(calibrator, score)
        expect(pd).toBeGreaterThanOrEqual(before)
        // Beyond that, neighbouring probabilities round to the same double.
        if (pd > 1e-12 && pd < 1 - 1e-12) expect(pd).toBeGreaterThan(before)
        before = pd
      }
    }),
  )
})

it('stays finite when the score separates the classes', () => {
  const calibrator = fitCalibrator(Float64Array.of(-2, -1, 1, 2), [0, 0, 1, 1])
  expect(calibrate(calibrator, -2)).toBeLessThan(0.1)
  expect(calibrate(calibrator, 2)).toBeGreaterThan(0.9)
  expect(
    Object.values(calibrator).every((value) => typeof value === 'string' || Number.isFinite(value)),
  ).toBe(true)
})

it('pools 0, 1, 0, 1 into 1/8, 1/2, 1/2, 7/8 by isotonic regression: 4 rows cannot tell 0 from 1 in 8', () => {
  const calibrator = fitCalibrator(Float64Array.of(4, 1, 2, 3), [1, 0, 1, 0], 'isotonic')
  const pds = [0, 1, 1.5, 2, 3, 3.5, 4, 9].map((score) => calibrate(calibrator, score))
  // Straight between knots, flat beyond.
  expect(pds).toEqual([0.125, 0.125, 0.3125, 0.5, 0.5, 0.6875, 0.875, 0.875])
})

it('gives equal scores one isotonic value: 1 and 0 at the same score make 1/2', () => {
  const calibrator = fitCalibrator(Float64Array.of(1, 1, 2), [1, 0, 1], 'isotonic')
  expect(calibrate(calibrator, 1)).toBe(0.5)
})

it('draws the Platt line through two groups: 10 in 100 at −2 and 30 in 100 at 0 fix slope and intercept', () => {
  const { scores, target } = grouped([
    [-2, 100, 1000],
    [0, 300, 1000],
  ])
  const calibrator = fitCalibrator(scores, target, 'platt')
  const intercept = Math.log(0.3 / 0.7)
  const slope = (intercept - Math.log(0.1 / 0.9)) / 2
  expect(calibrator).toEqual({
    kind: 'platt',
    slope: expect.closeTo(slope, 4),
    intercept: expect.closeTo(intercept, 4),
  })
  expect(calibrate(calibrator, -2)).toBeCloseTo(0.1, 5)
})

it('keeps the Platt line rising when the score ranks the wrong way round', () => {
  const wrong = fitCalibrator(Float64Array.of(1, 1, 2, 2), [1, 1, 0, 1], 'platt')
  expect(calibrate(wrong, 2)).toBeGreaterThan(calibrate(wrong, 1))
})

it('chooses by what it did not see: a line for a shifted line, steps for a staircase', () => {
  const random = createRandom(2)
  const margins = Float64Array.from({ length: 20_000 }, () => -1 + 2 * random.normal())
  const folds = Uint8Array.from(margins.keys(), (row) => row % 5)
  const drawn = (pd: (margin: number) => number) =>
    margins.map((margin) => (random.uniform() < pd(margin) ? 1 : 0))
  const line = chooseCalibrators(
    margins,
    drawn((margin) => sigmoid(0.5 * margin - 1)),
    folds,
  )
  expect(['platt', 'beta']).toContain(line.final.kind)
  const stairs = chooseCalibrators(
    margins,
    drawn((margin) => (margin < -2 ? 0.1 : margin < 0 ? 0.15 : 0.7)),
    folds,
  )
  expect(stairs.final.kind).toBe('isotonic')
  expect(stairs.perFold.map(({ kind }) => kind)).toEqual(new Array(5).fill('isotonic'))
})

it('fits the calibrator of a fold without that fold: changing its outcomes changes only the others', () => {
  const { scores, target } = grouped([
    [-2, 20, 120],
    [-1, 30, 120],
    [1, 60, 120],
  ])
  const folds = Uint8Array.from(scores.keys(), (row) => row % 3)
  const before = crossFitCalibrators(scores, target, folds)
  const flipped = target.map((label, row) => (folds[row] === 0 ? 1 - label : label))
  const after = crossFitCalibrators(scores, flipped, folds)
  expect(after.perFold[0]).toEqual(before.perFold[0])
  expect(after.perFold[1]).not.toEqual(before.perFold[1])
  expect(before.perFold).toHaveLength(3)
})

it('survives JSON unchanged and refuses one class with E_CALIBRATION', () => {
  const calibrator = fitCalibrator(Float64Array.of(-1, 0, 1, 2), [0, 1, 0, 1])
  expect(JSON.parse(JSON.stringify(calibrator))).toEqual(calibrator)
  expect(() => fitCalibrator(Float64Array.of(1, 2), [0, 0])).toThrow('E_CALIBRATION')
})
