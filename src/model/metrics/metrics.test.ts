import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createRandom } from '../../random/index.ts'
import {
  auc,
  bootstrapDifference,
  bootstrapInterval,
  brier,
  calibrationSlope,
  expectedCalibrationError,
  gini,
  ks,
  logLoss,
  meanInterval,
  meanPdRatio,
  quantile,
  simulatedCalibrationErrors,
} from './index.ts'

// Positives score 0.8, 0.4; negatives 0.1, 0.4, 0.6: of 6 pairs 4 are won and 1 is tied.
const scores = Float64Array.of(0.1, 0.4, 0.6, 0.8, 0.4)
const target = [0, 0, 0, 1, 1]

it('has AUC (4 + 1/2) / 6 = 0.75 and Gini 0.5 on 5 rows with one tie', () => {
  expect(auc(scores, target)).toBe(0.75)
  expect(gini(scores, target)).toBe(0.5)
})

it('agrees with counting every pair, for any scores and labels', () => {
  const row = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.constantFrom(0, 1))
  fc.assert(
    fc.property(fc.array(row, { minLength: 2, maxLength: 40 }), (rows) => {
      const positives = rows.filter(([, label]) => label === 1)
      const negatives = rows.filter(([, label]) => label === 0)
      fc.pre(positives.length > 0 && negatives.length > 0)
      let won = 0
      for (const [p] of positives) for (const [n] of negatives) won += p > n ? 1 : p === n ? 0.5 : 0
      const value = auc(
        Float64Array.from(rows, ([score]) => score),
        rows.map(([, label]) => label),
      )
      expect(value).toBeCloseTo(won / (positives.length * negatives.length), 12)
    }),
  )
})

it('has KS 1/2: at the cut 0.6 all 3 negatives and half of the positives lie at or below', () => {
  expect(ks(scores, target)).toBe(0.5)
  expect(ks(Float64Array.of(1, 2, 3, 4), [0, 0, 1, 1])).toBe(1)
  expect(ks(Float64Array.of(1, 1, 1, 1), [0, 1, 0, 1])).toBe(0)
})

it('has Brier score (0.2² + 0.4²) / 2 = 0.1', () => {
  expect(brier(Float64Array.of(0.2, 0.6), [0, 1])).toBeCloseTo(0.1, 15)
})

it('has log-loss (ln 2 + ln 4) / 2 for PDs 1/2 and 1/4 of two defaults', () => {
  expect(logLoss(Float64Array.of(0.5, 0.25), [1, 1])).toBeCloseTo((Math.log(2) + Math.log(4)) / 2, 15)
  expect(logLoss(Float64Array.of(0), [1])).toBeCloseTo(-Math.log(1e-15), 9)
})

it('has a PD ratio of 0.3 / 0.5 = 0.6', () => {
  expect(meanPdRatio(Float64Array.of(0.1, 0.5), [0, 1])).toBeCloseTo(0.6, 15)
})

it('has slope 1/2 and intercept 0 when 90 in 100 was said and 3 of 4 came, and the mirror of it', () => {
  // logit(0.9) = ln 9 = 2 · ln 3 = 2 · logit(3/4)
  const line = calibrationSlope(
    Float64Array.of(0.9, 0.9, 0.9, 0.9, 0.1, 0.1, 0.1, 0.1),
    [1, 1, 1, 0, 0, 0, 0, 1],
  )
  expect(line.slope).toBeCloseTo(0.5, 10)
  expect(line.intercept).toBeCloseTo(0, 10)
})

it('has no finite slope when the PDs separate the classes', () => {
  expect(calibrationSlope(Float64Array.of(0.1, 0.2, 0.8, 0.9), [0, 0, 1, 1]).slope).toBeNaN()
})

it('has calibration error (|0.1 + 0.3 − 1| + |0.5 + 0.9 − 1|) / 4 = 0.25 in two bins', () => {
  expect(expectedCalibrationError(Float64Array.of(0.9, 0.1, 0.3, 0.5), [1, 0, 1, 0], 2)).toBeCloseTo(0.25, 15)
})

it('simulates its null: 0.020 ± 0.004 on average at 1,000 rows and a base rate near 8 %', () => {
  const random = createRandom(5)
  const pds = Float64Array.from({ length: 1000 }, () => 1 / (1 + Math.exp(2.7 - random.normal())))
  const errors = simulatedCalibrationErrors(pds, 1)
  const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length
  expect(Math.abs(mean - 0.02)).toBeLessThan(0.004)
  expect(simulatedCalibrationErrors(pds, 1)).toEqual(errors)
  expect(errors[0]!).toBeLessThanOrEqual(errors[199]!)
})

it('finds no difference, for certain, between a score and the same ranking in other numbers', () => {
  const doubled = scores.map((score) => 2 * score + 1)
  expect(bootstrapDifference(auc, scores, doubled, target, { seed: 1 })).toMatchObject({
    value: 0,
    low: 0,
    high: 0,
  })
})

it('has a far narrower interval for the difference of two scores that err on the same rows than for either', () => {
  const random = createRandom(4)
  const labels = Float64Array.from({ length: 2000 }, (_, row) => (row % 5 === 0 ? 1 : 0))
  const one = labels.map((label) => label + 1.5 * random.normal())
  const other = one.map((score) => score + 0.15 * random.normal())
  const alone = bootstrapInterval(auc, one, labels, { seed: 1 })
  const paired = bootstrapDifference(auc, one, other, labels, { seed: 1 })
  expect(paired.value).toBe(auc(other, labels) - auc(one, labels))
  expect(paired.low).toBeLessThanOrEqual(paired.value)
  expect(paired.high).toBeGreaterThanOrEqual(paired.value)
  expect(paired.high - paired.low).toBeLessThan((alone.high - alone.low) / 3)
  const turned = bootstrapDifference(auc, other, one, labels, { seed: 1 })
  expect([turned.low, turned.value, turned.high]).toEqual(
    [-paired.high, -paired.value, -paired.low].map((value) => expect.closeTo(value, 12)),
  )
})

it('puts the AUC inside its bootstrap interval, near ± 1.96 standard errors wide', () => {
  const random = createRandom(2)
  const labels = Float64Array.from({ length: 2000 }, (_, row) => (row % 4 === 0 ? 1 : 0))
  const values = labels.map((label) => label + random.normal())
  const interval = bootstrapInterval(auc, values, labels, { seed: 1 })
  // Hanley-McNeil at AUC 0.76, 500 against 1,500 rows: standard error 0.0126.
  expect(interval.low).toBeLessThan(interval.value)
  expect(interval.high).toBeGreaterThan(interval.value)
  expect(Math.abs((interval.high - interval.low) / 2 - 1.96 * 0.0126)).toBeLessThan(0.006)
  expect(bootstrapInterval(auc, values, labels, { seed: 1 })).toEqual(interval)
})

it('reads the median of 1, 2, 4, 8 as 3 and the ends as they are', () => {
  const sorted = Float64Array.of(1, 2, 4, 8)
  expect([quantile(sorted, 0), quantile(sorted, 0.5), quantile(sorted, 1)]).toEqual([1, 3, 8])
})

it('gives a mean of 0.5 an interval of about ± 1.96 · 0.5 / √400 = 0.049, and one of equal values none', () => {
  const half = meanInterval(
    Array.from({ length: 400 }, (_, i) => i % 2),
    { seed: 1, draws: 1000 },
  )
  expect(half.value).toBe(0.5)
  expect(half.low).toBeGreaterThan(0.44)
  expect(half.low).toBeLessThan(0.46)
  expect(half.high).toBeGreaterThan(0.54)
  expect(half.high).toBeLessThan(0.56)
  expect(meanInterval([1, 1, 1], { seed: 1 })).toMatchObject({ value: 1, low: 1, high: 1 })
})
