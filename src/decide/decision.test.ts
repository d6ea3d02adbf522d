import { expect, it } from 'vitest'
import { decide } from './decision.ts'
import { applyRules, type Rule } from './rules.ts'

/** Straight line: raw score 0 → 10 %, each 0.1 log-odds one person in 100. */
const calibrate = (rawScore: number) => 0.1 + rawScore / 10

it('approves −0.5 under the limit 0: risk 5 in 100, limit 10, 5 people and 0.5 log-odds below', () => {
  const decision = decide({ rawScore: -0.5, calibrate, limit: 0 })
  expect(decision).toMatchObject({ outcome: 'approved', decidedBy: 'score', pd: 0.05, limitPd: 0.1 })
  expect(decision.aboveLimit.logOdds).toBe(-0.5)
  expect(decision.aboveLimit.points).toBeCloseTo(-5, 12)
  expect([decision.closeCall, decision.inGreyBand]).toEqual([false, false])
})

it('declines the score that equals the limit, as a close call', () => {
  expect(decide({ rawScore: 0, calibrate, limit: 0 })).toMatchObject({ outcome: 'declined', closeCall: true })
})

it('calls 0.9 people from the limit close and 1.1 not, and asks a person inside a band of 2', () => {
  const at = (rawScore: number) => decide({ rawScore, calibrate, limit: 0, greyBandPd: 0.02 })
  expect(
    [at(-0.09), at(-0.11), at(0.19), at(0.21)].map(({ closeCall, inGreyBand }) => [closeCall, inGreyBand]),
  ).toEqual([
    [true, true],
    [false, true],
    [false, true],
    [false, false],
  ])
})

it('is close when the interval holds the limit, at its very end too, and carries the interval it was given', () => {
  const between = (low: number, high: number) =>
    decide({
      rawScore: -0.5,
      calibrate,
      limit: 0,
      interval: (pd) => ({ low: pd - low, high: pd + high, level: 0.9 }),
    })
  expect(between(0.02, 0.04).closeCall).toBe(false)
  expect(between(0.02, 0.05).closeCall).toBe(true)
  expect(between(0.02, 0.06)).toMatchObject({ outcome: 'approved', closeCall: true, pd: 0.05 })
  expect(between(0.02, 0.06).pdInterval?.high).toBeCloseTo(0.11, 15)
  expect(decide({ rawScore: -0.5, calibrate, limit: 0 }).pdInterval).toBeNull()
})

const anyOfThree: Rule = {
  id: 'R1',
  when: {
    any: [
      { fact: 'income', below: 100 },
      {
        all: [
          { fact: 'status', equals: 'bankrupt' },
          { fact: 'months', missing: true },
        ],
      },
      { fact: 'debt', above: 5 },
    ],
  },
  text: { en: 'Rule one', fr: 'Règle un' },
  source: 'Policy 1',
}

it('declines by rule before the score, however low the risk, and names the rule', () => {
  const rules = applyRules([anyOfThree], { income: 99, status: null, months: 3, debt: null })
  const decision = decide({ rawScore: -0.9, calibrate, limit: 0, rules })
  expect(decision).toMatchObject({ outcome: 'declined', decidedBy: 'rule' })
  expect(decision.rules).toEqual([{ id: 'R1', text: anyOfThree.text, source: 'Policy 1' }])
})

it('fires on any of its parts, and on no comparison with a missing fact', () => {
  const fires = (facts: Record<string, number | string | null>) => applyRules([anyOfThree], facts).length
  expect(fires({ income: 100, status: 'bankrupt', months: null, debt: 5 })).toBe(1)
  expect(fires({ income: 100, status: 'bankrupt', months: 2, debt: 5 })).toBe(0)
  expect(fires({ income: 100, status: 'x', months: null, debt: 5.01 })).toBe(1)
  expect(fires({ income: null, status: null, months: null, debt: null })).toBe(0)
  expect(() => fires({ income: 100 })).toThrow('which does not exist')
})

it('refuses to decide on a score that is not a number', () => {
  expect(() => decide({ rawScore: Number.NaN, calibrate, limit: 0 })).toThrow('cannot be decided')
})
