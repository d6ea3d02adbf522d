import fc from 'fast-check'
import { expect, it } from 'vitest'
import { BANK_MEASURES, figuresAt, type LimitFigures, type Measures } from './limit-figures.ts'
import { costThreshold, fBetaThreshold, youdenThreshold } from './thresholds.ts'

const scores = Float64Array.of(-3, -2, -1, 0, 1, 2)
const target = Uint8Array.of(0, 0, 0, 1, 0, 1)

it('puts the cost limit at −0.5, midway between −1 and 0: one good declined costs 1 of 6 applications', () => {
  // Declining {0, 1, 2} costs 1; declining only {2} approves the bad at 0 and costs 10.
  expect(costThreshold(scores, target)).toEqual({
    limit: -0.5,
    nRows: 6,
    approvedGood: 3,
    approvedBad: 0,
    declinedGood: 1,
    declinedBad: 2,
    approvalRate: 0.5,
    difficultiesAmongApproved: 0,
    costPerApplication: 1 / 6,
    fBeta: 10 / 11,
    youdenJ: 0.75,
  })
})

it('moves the cost limit to 1.5 when a good customer declined costs more than a bad one approved', () => {
  const measures = { ...BANK_MEASURES, falseApproval: 1, falseDecline: 2 }
  expect(costThreshold(scores, target, measures)).toMatchObject({
    limit: 1.5,
    approvedBad: 1,
    declinedGood: 0,
  })
})

it('finds J = 3/4 and F₂ = 10/11 at −0.5, and F₀.₅ = 5/6 at 1.5 where precision counts more', () => {
  expect(youdenThreshold(scores, target)).toMatchObject({ limit: -0.5, youdenJ: 0.75 })
  expect(fBetaThreshold(scores, target)).toMatchObject({ limit: -0.5, fBeta: 10 / 11 })
  const half = fBetaThreshold(scores, target, { ...BANK_MEASURES, beta: 0.5 })
  expect(half.limit).toBe(1.5)
  expect(half.fBeta).toBeCloseTo(1.25 / (1.25 + 0.25), 12)
})

it('never splits equal scores, and declines the score that equals the limit', () => {
  const tied = costThreshold(Float64Array.of(0, 1, 1, 1), Uint8Array.of(0, 0, 1, 1))
  expect(tied).toMatchObject({ limit: 0.5, declinedGood: 1, declinedBad: 2 })
  expect(figuresAt(1, Float64Array.of(0, 1), Uint8Array.of(0, 1))).toMatchObject({ declinedBad: 1 })
})

it('approves everyone with a limit above all when any decline costs more', () => {
  const all = costThreshold(Float64Array.of(0, 1), Uint8Array.of(1, 0), {
    ...BANK_MEASURES,
    falseApproval: 0.5,
  })
  expect(all).toMatchObject({ limit: 2, approvalRate: 1 })
})

it('cuts rightly between two adjacent doubles', () => {
  const above = 1 + Number.EPSILON
  expect(costThreshold(Float64Array.of(1, above), Uint8Array.of(0, 1))).toMatchObject({
    limit: above,
    approvedGood: 1,
    declinedBad: 1,
  })
})

const rows = fc
  .array(fc.record({ score: fc.integer({ min: -6, max: 6 }), bad: fc.boolean() }), {
    minLength: 2,
    maxLength: 40,
  })
  .filter((all) => all.some(({ bad }) => bad) && all.some(({ bad }) => !bad))
const measuresOf = fc.record({
  falseApproval: fc.integer({ min: 1, max: 20 }),
  falseDecline: fc.integer({ min: 1, max: 20 }),
  beta: fc.constantFrom(0.5, 1, 2, 3),
})

it('is beaten by no other cut, by exhaustive search with each objective', () => {
  const objectives: [typeof costThreshold, (figures: LimitFigures) => number][] = [
    [youdenThreshold, ({ youdenJ }) => youdenJ],
    [costThreshold, ({ costPerApplication }) => -costPerApplication],
    [fBetaThreshold, (figures) => figures.fBeta],
  ]
  fc.assert(
    fc.property(rows, measuresOf, (all, measures: Measures) => {
      const raw = Float64Array.from(all, ({ score }) => score / 2)
      const outcome = Uint8Array.from(all, ({ bad }) => Number(bad))
      for (const [find, merit] of objectives) {
        const best = find(raw, outcome, measures)
        const cuts = [...raw, ...raw.map((score) => score + 0.25)].map((limit) =>
          figuresAt(limit, raw, outcome, measures),
        )
        for (const cut of cuts) {
          expect(merit(cut)).toBeLessThanOrEqual(merit(best) + 1e-12)
          if (merit(cut) > merit(best) - 1e-12)
            expect(cut.approvalRate).toBeLessThanOrEqual(best.approvalRate)
        }
      }
    }),
  )
})

it('refuses one-sided outcomes, missing outcomes and scores that are not numbers', () => {
  expect(() => youdenThreshold(Float64Array.of(1, 2), Uint8Array.of(0, 0))).toThrow('E_LIMIT_ROWS')
  expect(() => youdenThreshold(Float64Array.of(1, Number.NaN), Uint8Array.of(0, 1))).toThrow('E_LIMIT_ROWS')
  expect(() => youdenThreshold(Float64Array.of(1, 2, 3), Float64Array.of(0, 1, Number.NaN))).toThrow(
    'E_LIMIT_ROWS',
  )
})
