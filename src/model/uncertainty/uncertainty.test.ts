import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createRandom } from '../../random/index.ts'
import { calibrate, fitCalibrator, type Scorer, sigmoid } from '../index.ts'
import {
  halvesOf,
  missSpread,
  pdInterval,
  type RefitJob,
  refitHalves,
  sharedMiss,
  spreadOver,
} from './index.ts'

const ROWS = 4000
const random = createRandom(1, 'uncertainty test')
const x = Float64Array.from({ length: ROWS }, () => random.normal())
const truth = x.map((value) => sigmoid(-2 + value))
const outcomes = createRandom(1, 'simulated outcomes')
const target = truth.map((pd) => (outcomes.uniform() < pd ? 1 : 0))

/** The simplest model with an error that is known: a line through the log-odds. */
async function lineThrough(rows: Uint32Array, target: Float64Array): Promise<Scorer> {
  const line = fitCalibrator(
    Float64Array.from(rows, (row) => x[row]!),
    Float64Array.from(rows, (row) => target[row]!),
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

const job = (
  given: Pick<RefitJob<Scorer>, 'splits' | 'seed'> & Partial<RefitJob<Scorer>>,
): RefitJob<Scorer> => ({
  target,
  fit: (rows) => lineThrough(rows, given.target ?? target),
  score: async (line) => line.rawScores(x),
  ...given,
})

it('gives two refits per split, each row unseen by exactly one of the two, and its spread again row by row', async () => {
  const { refits, spread } = await refitHalves(job({ splits: 3, seed: 5 }))
  expect(refits).toHaveLength(6)
  const halves = [0, 1, 2].map((split) => halvesOf(target, 5, split))
  for (const half of halves) {
    expect(Math.abs(half.filter((side) => side === 0).length - ROWS / 2)).toBeLessThanOrEqual(1)
  }
  const calibrators = refits.map(({ calibrator }) => calibrator)
  for (const row of [0, 17, 3999]) {
    const rawScores = refits.map(({ model }) => model.rawScores(x.subarray(row, row + 1))[0]!)
    expect(spreadOver(calibrators, rawScores, (split) => halves[split]![row]!)).toBe(spread[row])
  }
})

it('spreads a row with an unknown outcome over all refits', async () => {
  const some = target.slice()
  some[7] = Number.NaN
  const { refits, spread } = await refitHalves(job({ target: some, splits: 2, seed: 5 }))
  expect([0, 1].map((split) => halvesOf(some, 5, split)[7])).toEqual([255, 255])
  const rawScores = refits.map(({ model }) => model.rawScores(x.subarray(7, 8))[0]!)
  expect(
    spreadOver(
      refits.map(({ calibrator }) => calibrator),
      rawScores,
    ),
  ).toBe(spread[7])
})

it('gives the same numbers for the same seed, and others for another', async () => {
  const spreads = async (seed: number) => (await refitHalves(job({ splits: 2, seed }))).spread
  expect(await spreads(5)).toEqual(await spreads(5))
  expect(await spreads(6)).not.toEqual(await spreads(5))
})

it('spreads as theory says: 0.8 to 1.7 standard errors of a fitted line at x = −1, 0 and 1', async () => {
  const { spread } = await refitHalves(job({ splits: 30, seed: 2 }))
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

it('stops at the next refit when aborted, with the reason, and gives way to a timer in between', async () => {
  const stop = new AbortController()
  let fits = 0
  const running = refitHalves(
    job({
      splits: 30,
      seed: 1,
      signal: stop.signal,
      fit: (rows) => {
        // A turn of the event loop passes before the next refit, and in it the abort.
        if (++fits === 3) setImmediate(() => stop.abort(new Error('enough')))
        return lineThrough(rows, target)
      },
    }),
  )
  await expect(running).rejects.toThrow('enough')
  expect(fits).toBeLessThanOrEqual(4)
})

it('takes what refits share as their mean variance: spreads 0.3 and 0.4 share √0.125', () => {
  expect(sharedMiss(Float64Array.of(0.3, 0.4))).toBeCloseTo(Math.sqrt(0.125), 15)
  expect(missSpread(1.2, 0.5)).toBeCloseTo(1.3, 15)
})

it('puts low and high 1.645 misses from a PD of 1/2: σ(∓0.4112) for a miss of 0.25', () => {
  const { low, high, level } = pdInterval(0.5, 0.25)
  expect(low).toBeCloseTo(sigmoid(-0.25 * 1.6448536269514722), 14)
  expect(high).toBeCloseTo(sigmoid(0.25 * 1.6448536269514722), 14)
  expect(level).toBe(0.9)
})

it('holds 90 of 100 truths that a calibrated PD stands for, about 5 missed on either side', () => {
  const draw = createRandom(3, 'truths')
  let [below, above] = [0, 0]
  const middle = Math.log(0.1 / 0.9)
  const truths = Float64Array.from({ length: 40_000 }, () => sigmoid(middle + 0.5 * draw.normal()))
  const pd = truths.reduce((sum, one) => sum + one, 0) / truths.length
  const { low, high } = pdInterval(pd, 0.5)
  for (const one of truths) {
    if (one < low) below++
    if (one > high) above++
  }
  expect(below / truths.length).toBeCloseTo(0.05, 2)
  expect(above / truths.length).toBeCloseTo(0.05, 2)
})

it('holds its PD inside 0 and 1, is a point without any miss, and grows with the miss', () => {
  const pds = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true })
  const misses = fc.double({ min: 0, max: 8, noNaN: true })
  fc.assert(
    fc.property(pds, misses, (pd, miss) => {
      const { low, high } = pdInterval(pd, miss)
      expect(low).toBeGreaterThanOrEqual(0)
      expect(low).toBeLessThanOrEqual(pd)
      expect(high).toBeGreaterThanOrEqual(pd)
      expect(high).toBeLessThanOrEqual(1)
      expect(pdInterval(pd, 0).high - pdInterval(pd, 0).low).toBeCloseTo(0, 12)
    }),
  )
  fc.assert(
    fc.property(pds, fc.double({ min: 0, max: 1.5, noNaN: true }), (pd, miss) => {
      const [narrow, wide] = [pdInterval(pd, miss), pdInterval(pd, miss + 0.01)]
      expect(wide.low).toBeLessThanOrEqual(narrow.low)
      expect(wide.high).toBeGreaterThanOrEqual(narrow.high)
    }),
  )
})
