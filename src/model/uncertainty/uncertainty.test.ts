import { expect, it } from 'vitest'
import { createRandom } from '../../random/index.ts'
import { calibrate, fitCalibrator, type Scorer, sigmoid } from '../index.ts'
import { coverageFactor, drawOutcomes, pdInterval, refitHalves, spreadOver } from './index.ts'

const ROWS = 4000
const random = createRandom(1, 'uncertainty test')
const x = Float64Array.from({ length: ROWS }, () => random.normal())
const truth = x.map((value) => sigmoid(-2 + value))
const target = drawOutcomes(truth, 1)
const score = (scorer: Scorer): Float64Array => scorer.rawScores(x)

/** The simplest model with an error that is known: a line through the log-odds. */
async function fit(rows: Uint32Array, outcomes: Float64Array): Promise<Scorer> {
  const line = fitCalibrator(
    Float64Array.from(rows, (row) => x[row]!),
    Float64Array.from(rows, (row) => outcomes[row]!),
    'platt',
  )
  return {
    featureIds: ['x'],
    rawScores: (values) =>
      values.map((value) => {
        const pd = calibrate(line, value)
        return Math.log(pd / (1 - pd))
      }),
  }
}

it('puts low and high 0.5 log-odds from a PD of 1/2 with spread 0.25 and factor 2: σ(−0.5) and σ(0.5)', () => {
  const { low, high } = pdInterval(0.5, 0.25, 2)
  expect(low).toBeCloseTo(sigmoid(-0.5), 14)
  expect(high).toBeCloseTo(sigmoid(0.5), 14)
})

it('gives two refits per split, each row unseen by exactly one of the two, and its spread again row by row', async () => {
  const { refits, halves, spread } = await refitHalves({ target, splits: 3, seed: 5, fit, score })
  expect(refits).toHaveLength(6)
  expect(halves).toHaveLength(3)
  for (const half of halves) {
    expect(Math.abs(half.filter((side) => side === 0).length - ROWS / 2)).toBeLessThanOrEqual(1)
  }
  for (const row of [0, 17, 3999]) {
    const rawScores = refits.map(({ scorer }) => scorer.rawScores(x.subarray(row, row + 1))[0]!)
    expect(spreadOver(refits, rawScores, (split) => halves[split]![row]!)).toBe(spread[row])
  }
})

it('spreads a row with an unknown outcome over all refits', async () => {
  const some = target.slice()
  some[7] = Number.NaN
  const { refits, halves, spread } = await refitHalves({ target: some, splits: 2, seed: 5, fit, score })
  expect(halves.map((half) => half[7])).toEqual([255, 255])
  const rawScores = refits.map(({ scorer }) => scorer.rawScores(x.subarray(7, 8))[0]!)
  expect(spreadOver(refits, rawScores)).toBe(spread[7])
})

it('spreads as theory says: 0.8 to 1.7 standard errors of a fitted line at x = −1, 0 and 1', async () => {
  const { spread } = await refitHalves({ target, splits: 30, seed: 2, fit, score })
  // Fisher information of intercept and slope; the calibrator's third parameter adds to it away from the middle.
  let [aa, ab, bb] = [0, 0, 0]
  for (const [row, pd] of truth.entries()) {
    const weight = pd * (1 - pd)
    aa += weight
    ab += weight * x[row]!
    bb += weight * x[row]! ** 2
  }
  const determinant = aa * bb - ab * ab
  const standardError = (at: number): number => Math.sqrt((bb - 2 * ab * at + aa * at * at) / determinant)
  for (const wanted of [-1, 0, 1]) {
    const near = [...x.keys()].filter((row) => Math.abs(x[row]! - wanted) < 0.05)
    const mean = near.reduce((sum, row) => sum + spread[row]!, 0) / near.length
    expect(mean / standardError(wanted)).toBeGreaterThan(0.8)
    expect(mean / standardError(wanted)).toBeLessThan(1.7)
  }
})

it('finds the factor that a normal error asks for: 1.645 spreads for 90 of 100', () => {
  const errors = createRandom(3, 'errors')
  const spread = new Float64Array(50_000).fill(0.3)
  const at = Float64Array.from(spread, () => 0.1)
  const estimates = at.map((pd) => sigmoid(Math.log(pd / (1 - pd)) + 0.3 * errors.normal()))
  expect(coverageFactor(at, estimates, spread, 0.9)).toBeCloseTo(1.645, 1)
})

it('draws outcomes at the rate of their PDs and none where there is no PD', () => {
  const outcomes = drawOutcomes(
    Float64Array.from({ length: 20_000 }, (_, row) => (row === 3 ? Number.NaN : 0.1)),
    4,
  )
  expect(outcomes[3]).toBeNaN()
  expect(outcomes.filter((value) => value === 1).length / 20_000).toBeCloseTo(0.1, 2)
})
