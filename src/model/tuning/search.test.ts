import { expect, it } from 'vitest'
import { createRandom } from '../../random/index.ts'
import { trialsPerRung } from './halving.ts'
import { type SearchJob, search, type Trial } from './search.ts'
import { type Settings, type Space, settingsAt } from './space.ts'

const SHARE = { from: 0, to: 1, scale: 'linear', whole: false } as const
const SPACE: Space = { a: SHARE, b: SHARE, c: SHARE, d: SHARE, idle: SHARE }

/** Best, 0, at a = 0.3, b = 0.7, c = 0.2, d = 0.5; `idle` does nothing. */
function truth({ a, b, c, d }: Settings): number {
  return -((a! - 0.3) ** 2 + 0.6 * (b! - 0.7) ** 2 + 0.4 * (c! - 0.2) ** 2 + 0.2 * (d! - 0.5) ** 2)
}

/** Fold models a judgement costs on each rung, all in all; its noise falls with their square root. */
const COST = [2, 5, 10]

function noisy(settings: Settings, models: number, seed: number): number {
  const random = createRandom(seed, JSON.stringify(settings))
  let sum = 0
  for (let model = 0; model < models; model++) sum += truth(settings) + 0.1 * random.normal()
  return sum / models
}

function jobOf(trials: number, seed: number): SearchJob {
  return {
    families: [{ id: 'only', space: SPACE, starts: [] }],
    objectives: 1,
    trials,
    rungs: 3,
    seed,
    judge: async ({ settings }, rung) => [noisy(settings, COST[rung]!, seed)],
  }
}

/** The best of as many plain draws as the same number of fold models can cross-validate in full. */
function randomSearch(models: number, seed: number): Settings {
  const random = createRandom(seed, 'random search')
  const tried = Array.from({ length: Math.floor(models / 5) }, () => {
    const settings = settingsAt(
      SPACE,
      Array.from({ length: 5 }, () => random.uniform()),
    )
    return { settings, merit: noisy(settings, 5, seed) }
  })
  return tried.reduce((best, one) => (one.merit > best.merit ? one : best)).settings
}

it('finds a better place than random search with the same number of models: mean over 60 seeds', async () => {
  const models = trialsPerRung(36, 3).reduce(
    (sum, standing, rung) => sum + standing * (COST[rung]! - (COST[rung - 1] ?? 0)),
    0,
  )
  expect(models).toBe(128)
  let ours = 0
  let random = 0
  let wins = 0
  for (let seed = 1; seed <= 60; seed++) {
    const { winners } = await search(jobOf(36, seed))
    const [found, drawn] = [truth(winners[0]!.settings), truth(randomSearch(models, seed))]
    ours += found / 60
    random += drawn / 60
    if (found > drawn) wins++
  }
  expect(ours).toBeGreaterThan(random * 0.75)
  // Of 60 fair coins 40 or more come up heads in 7 of 1,000.
  expect(wins).toBeGreaterThanOrEqual(40)
})

it('proposes the same trial 17 whether 18, 30 or 60 trials are wanted', async () => {
  const of = async (trials: number) => {
    const { settings, family } = (await search(jobOf(trials, 5))).trials[17]!
    return { settings, family }
  }
  expect(await of(30)).toEqual(await of(18))
  expect(await of(60)).toEqual(await of(18))
})

it('gives the same record for the same seed, another for another', async () => {
  expect(await search(jobOf(20, 3))).toEqual(await search(jobOf(20, 3)))
  expect((await search(jobOf(20, 4))).trials).not.toEqual((await search(jobOf(20, 3))).trials)
})

it('keeps the best trial of each objective to the end when judgements are exact', async () => {
  const other = ({ a, b }: Settings): number => -a! - b!
  const { trials, winners } = await search({
    ...jobOf(40, 2),
    objectives: 2,
    judge: async ({ settings }) => [truth(settings), other(settings)],
  })
  for (const [objective, merit] of [truth, other].entries()) {
    const best = Math.max(...trials.map(({ settings }) => merit(settings)))
    expect(merit(winners[objective]!.settings)).toBe(best)
  }
})

it('lets the earliest of equal trials win', async () => {
  const { trials, winners } = await search({ ...jobOf(12, 1), judge: async () => [0.5] })
  expect(winners[0]!.index).toBe(0)
  expect(trials.filter(({ rung }) => rung === 2).map(({ index }) => index)).toEqual([0, 1, 2, 3])
})

it('lets the families take turns and tries their starts first', async () => {
  const start = { a: 0.5, b: 0.5, c: 0.5, d: 0.5, idle: 0.5 }
  const seen: Trial[] = []
  await search({
    ...jobOf(5, 1),
    families: [
      { id: 'a', space: SPACE, starts: [start] },
      { id: 'b', space: SPACE, starts: [] },
    ],
    judge: async (trial, rung) => {
      if (rung === 0) seen.push(trial)
      return [0]
    },
  })
  expect(seen.map(({ family }) => family)).toEqual(['a', 'b', 'a', 'b', 'a'])
  expect(seen[0]!.settings).toEqual(start)
})
