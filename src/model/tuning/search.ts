import { createRandom } from '../../random/index.ts'
import { keepBest, trialsPerRung } from './halving.ts'
import { likelyPoint } from './likely-point.ts'
import { pointOf, type Settings, type Space, settingsAt } from './space.ts'
import { spreadPoint } from './spread-point.ts'

/** A kind of model with the settings it can take. */
export interface Family {
  readonly id: string
  readonly space: Space
  /** Tried first, so that a search never does worse than they do on what it measures. */
  readonly starts: readonly Settings[]
}

export interface Trial {
  /** 0, 1, 2, …; families take turns. */
  readonly index: number
  readonly family: string
  readonly settings: Settings
}

export interface JudgedTrial extends Trial {
  /** The dearest rung it reached. */
  readonly rung: number
  /** On that rung, one per objective; higher is better. */
  readonly merits: readonly number[]
}

export interface SearchJob {
  readonly families: readonly Family[]
  /** How many objectives a trial is judged for at once. */
  readonly objectives: number
  readonly trials: number
  /** Fidelities, cheapest first. */
  readonly rungs: number
  readonly seed: number
  /** Merits of a trial at a fidelity, one per objective: a function of its arguments alone. */
  readonly judge: (trial: Trial, rung: number) => Promise<readonly number[]>
}

export interface SearchResult {
  /** In the order of their numbers. */
  readonly trials: readonly JudgedTrial[]
  /** Per objective the best trial of the last rung; of equals the earlier one. */
  readonly winners: readonly JudgedTrial[]
}

/** Trials proposed before any of them is judged: what a trial is depends on earlier generations only. */
const GENERATION = 12

/**
 * Successive halving over trials that first fill the space evenly, then gather where earlier ones did well. Trial i is
 * the same for every number of trials above i, because it is proposed from the cheapest rung's merits of earlier
 * generations alone.
 */
export async function search(job: SearchJob): Promise<SearchResult> {
  const judged: JudgedTrial[] = []
  while (judged.length < job.trials) {
    const known = judged.slice()
    const end = Math.min(job.trials, known.length + GENERATION)
    for (let index = known.length; index < end; index++) {
      const trial = proposeTrial(job, index, known)
      judged.push({ ...trial, rung: 0, merits: await job.judge(trial, 0) })
    }
  }
  let standing = judged.map(({ index }) => index)
  for (const [rung, count] of trialsPerRung(job.trials, job.rungs).entries()) {
    if (rung === 0) continue
    const merits = standing.map((index) => judged[index]!.merits)
    standing = keepBest(merits, count).map((at) => standing[at]!)
    for (const index of standing) {
      judged[index] = { ...judged[index]!, rung, merits: await job.judge(judged[index]!, rung) }
    }
  }
  const finalists = standing.map((index) => judged[index]!)
  const winners = Array.from({ length: job.objectives }, (_, objective) =>
    finalists.reduce((best, one) => (one.merits[objective]! > best.merits[objective]! ? one : best)),
  )
  return { trials: judged, winners }
}

/** The trials that need no earlier ones: the first generation. */
export function firstTrials(job: Pick<SearchJob, 'families' | 'objectives' | 'seed'>): Trial[] {
  return Array.from({ length: GENERATION }, (_, index) => proposeTrial(job, index, []))
}

/** The families take turns; within one, its starts, then the even spread, then three of four near what did well. */
function proposeTrial(
  job: Pick<SearchJob, 'families' | 'objectives' | 'seed'>,
  index: number,
  known: readonly JudgedTrial[],
): Trial {
  const family = job.families[index % job.families.length]!
  const turn = Math.floor(index / job.families.length)
  const start = family.starts[turn]
  if (start !== undefined) return { index, family: family.id, settings: start }
  const ofFamily = known.filter((trial) => trial.family === family.id)
  // The objectives take turns in naming what did well; every turn after the last of them explores.
  const objective = turn % (job.objectives + 1)
  const point =
    ofFamily.length < 4 || objective === job.objectives
      ? spreadPoint(Object.keys(family.space).length, turn, job.seed, family.id)
      : likelyPoint(
          ofFamily.map(({ settings, merits }) => ({
            point: pointOf(family.space, settings),
            merit: merits[objective]!,
          })),
          createRandom(job.seed, `trial ${index}`),
        )
  return { index, family: family.id, settings: settingsAt(family.space, point) }
}
