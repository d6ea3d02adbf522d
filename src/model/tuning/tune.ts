import { rowsOutsideFold, stratifiedFolds } from '../training/index.ts'
import { trialsPerRung } from './halving.ts'
import { type JudgeJob, type Measure, type Stage, TrialJudge } from './judge-trial.ts'
import { type FoundSettings, learnerOf } from './learner.ts'
import { firstTrials, type JudgedTrial, search } from './search.ts'

export interface TuneJob extends Pick<JudgeJob, 'learners' | 'binned' | 'matrix' | 'target' | 'signal'> {
  /** One per objective. */
  readonly measures: readonly Measure[]
  readonly trials: number
  readonly seed: number
  /** Called after each model. */
  readonly onProgress?: (done: number, total: number) => void
}

export interface Winner extends FoundSettings {
  readonly trial: number
  /** On the last rung: flattered by the choice, for ranking trials only. */
  readonly merit: number
}

export interface TuneResult {
  /** Per objective the settings that serve it best. */
  readonly found: readonly Winner[]
  /** Every trial, on the dearest rung it reached. */
  readonly trials: readonly (JudgedTrial & { readonly rounds: readonly number[] })[]
}

const FOLDS = 5
const REPETITIONS = 2
/** Fold models of a trial on each rung: two folds, a whole cross-validation, all repetitions. */
const FOLD_MODELS = [2, FOLDS, FOLDS * REPETITIONS]

/**
 * Searches the learners' settings by cross-validation on the rows whose target is 0 or 1; the others are not looked at.
 * Each trial is trained once and judged for every objective. Same arguments, same result.
 */
export async function tune(job: TuneJob): Promise<TuneResult> {
  const { measures, trials, seed, onProgress, learners } = job
  const total = foldModelsOf(trials)
  let done = 0
  const judge = new TrialJudge({
    ...job,
    repetitions: Array.from({ length: REPETITIONS }, (_, r) =>
      stratifiedFolds(job.target, FOLDS, seed * REPETITIONS + r),
    ),
    foldModels: FOLD_MODELS,
    onFoldModel: () => onProgress?.(++done, total),
  })
  const stages = new Map<number, readonly Stage[]>()
  const result = await search({
    families: learners,
    objectives: measures.length,
    trials,
    rungs: FOLD_MODELS.length,
    seed,
    judge: async (trial, rung) => {
      const judged = await judge.judge(trial, rung)
      stages.set(trial.index, judged)
      return judged.map(({ merit }) => merit)
    },
  })
  return {
    found: result.winners.map(({ index, family, settings }, objective) => {
      const { rounds, merit } = stages.get(index)![objective]!
      return { trial: index, family, settings: { ...settings, rounds }, merit }
    }),
    trials: result.trials.map((trial) => ({
      ...trial,
      rounds: stages.get(trial.index)!.map(({ rounds }) => rounds),
    })),
  }
}

/** Models that a search of so many trials trains. */
export function foldModelsOf(trials: number): number {
  return trialsPerRung(trials, FOLD_MODELS.length).reduce(
    (sum, standing, rung) => sum + standing * (FOLD_MODELS[rung]! - (FOLD_MODELS[rung - 1] ?? 0)),
    0,
  )
}

/**
 * Milliseconds that one fold model takes, over the first generation of trials: what turns a budget of time into a number
 * of trials. The only place that reads a clock; nothing else depends on its answer.
 */
export async function pilotMs(
  job: Pick<TuneJob, 'learners' | 'binned' | 'target' | 'measures' | 'seed' | 'signal'>,
  now: () => number,
): Promise<number> {
  const { learners, binned, target, measures, seed, signal } = job
  const folds = stratifiedFolds(target, FOLDS, seed)
  const options = { rows: rowsOutsideFold(folds, 0), ...(signal && { signal }) }
  const trials = firstTrials({ families: learners, objectives: measures.length, seed })
  const start = now()
  for (const trial of trials) {
    const learner = learnerOf(learners, trial)
    const rounds = learner.rounds(trial.settings).at(-1)!
    await learner.trainStages(binned, target, { ...trial.settings, rounds }, seed, options)
  }
  return (now() - start) / trials.length
}
