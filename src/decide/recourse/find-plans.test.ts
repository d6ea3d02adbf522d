import fc from 'fast-check'
import { expect, it } from 'vitest'
import { findPlans, type Lever, type Settings } from './find-plans.ts'

const steps = (n: number, most: number): number[] => Array.from({ length: n + 1 }, (_, i) => (i / n) * most)
const amount: Lever = { id: 'amount', efforts: steps(10, 1) }
const term: Lever = { id: 'term', efforts: steps(4, 0.6) }

function search(
  score: (settings: Settings) => number,
  more: { levers?: readonly Lever[]; offered?: (settings: Settings) => boolean; mostPlans?: number } = {},
) {
  const { levers = [amount, term], offered = () => true, mostPlans = 5 } = more
  return findPlans<Settings, { rawScore: number }>({
    levers,
    editsOf: (settings) => (offered(settings) ? settings : undefined),
    score: async (all) => all.map((settings) => ({ rawScore: score(settings) })),
    crosses: ({ rawScore }) => rawScore < -0.05,
    mostLevers: 2,
    mostPlans,
  })
}

it('tries all 54 combinations of 10 and 4 settings and leads with the smallest effort', async () => {
  // Each step of the amount lowers 1.0 by 0.2, each of the term by 0.3; more than 1.05 is needed. (2, 3) asks more than
  // (1, 3) and goes.
  const { plans, tried } = await search(([a, t]) => 1 - 0.2 * a! - 0.3 * t!)
  expect(tried).toBe(54)
  expect(plans.map(({ settings }) => settings.join(' ')).sort()).toEqual(['0 4', '1 3', '3 2', '4 1', '6 0'])
  expect(plans[0]!.effort).toBeCloseTo(0.7, 12)
  for (const { result } of plans) expect(result.rawScore).toBeLessThan(-0.05)
})

it('does not take a score that does not quite cross, nor anything that is not on offer', async () => {
  const { plans } = await search(([a]) => (a === 5 ? -0.05 : a! > 5 ? -1 : 1), {
    offered: ([, t]) => t === 0,
  })
  expect(plans.map(({ settings }) => settings)).toEqual([[6, 0]])
})

it('finds the one setting that helps where both less and more do not', async () => {
  const { plans } = await search(([a, t]) => (a === 4 && t === 0 ? -1 : 1))
  expect(plans.map(({ settings }) => settings)).toEqual([[4, 0]])
})

it('has no plan when nothing helps, and tries nothing when nothing can be changed', async () => {
  expect((await search(() => 1)).plans).toEqual([])
  expect(await search(() => -1, { levers: [] })).toEqual({ plans: [], tried: 0 })
})

it('keeps to rules that hold for any score: crossing, sparse, none asks more than another, no two alike', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 400, maxLength: 400 }),
      fc.integer({ min: 1, max: 5 }),
      async (values, mostPlans) => {
        const third: Lever = { id: 'wait', efforts: steps(3, 1.2) }
        const { plans } = await search(([a, t, w]) => values[(a! * 5 + t!) * 4 + w!]!, {
          levers: [amount, term, third],
          mostPlans,
        })
        expect(plans.length).toBeLessThanOrEqual(mostPlans)
        for (const [index, { settings, result, effort }] of plans.entries()) {
          expect(result.rawScore).toBeLessThan(-0.05)
          expect(settings.filter((setting) => setting > 0).length).toBeLessThanOrEqual(2)
          if (index > 0) expect(effort).toBeGreaterThanOrEqual(plans[index - 1]!.effort)
          for (const other of plans.slice(index + 1))
            expect(other.settings.every((setting, lever) => setting >= settings[lever]!)).toBe(false)
        }
      },
    ),
    { numRuns: 50, seed: 4 },
  )
})
