import { canonicalJson, type Json, sha256 } from '../hash/index.ts'
import {
  type BinnedMatrix,
  type FoundSettings,
  foldModelsOf,
  type Learner,
  pilotMs,
  type TuneResult,
  tune,
} from '../model/index.ts'
import { OBJECTIVES, type ObjectiveId } from './bank.ts'
import { OBJECTIVE_MEASURES } from './objectives.ts'
import type { LabelledMatrix } from './train-score.ts'

/** How long to search: a number of trials, or a time that is turned into one before the search starts. */
export type SearchSize =
  | { readonly trials: number }
  | { readonly budgetMs: number; readonly now: () => number }

export interface SearchJob {
  readonly matrix: LabelledMatrix
  readonly binned: BinnedMatrix
  readonly learners: readonly Learner[]
  /** Fold of each row; NO_FOLD = outcome not known. */
  readonly folds: Uint8Array
  readonly nFolds: number
  readonly trials: number
  readonly seed: number
  readonly onProgress: (label: string, fraction?: number) => void
  readonly signal?: AbortSignal
}

/** The settings of fold k, searched on the other folds alone: neither they nor the model have seen its outcomes. */
export async function searchOutsideFold(job: SearchJob, fold: number): Promise<TuneResult> {
  const { matrix, folds, nFolds } = job
  const target = matrix.target.map((outcome, row) => (folds[row] === fold ? Number.NaN : outcome))
  return searchOn(job, target, fold + 1, `Searching settings, ${fold + 2} of ${nFolds + 1}`)
}

/** The settings of the final model, searched on everybody whose outcome is known. */
export async function searchOnAll(job: SearchJob): Promise<TuneResult> {
  return searchOn(job, job.matrix.target, 0, `Searching settings, 1 of ${job.nFolds + 1}`)
}

function searchOn(job: SearchJob, target: Float64Array, search: number, label: string): Promise<TuneResult> {
  const { matrix, binned, learners, trials, seed, nFolds, onProgress, signal } = job
  return tune({
    learners,
    measures: OBJECTIVE_MEASURES,
    binned,
    matrix,
    target,
    trials,
    seed: seed * (nFolds + 1) + search,
    onProgress: (done, total) => onProgress(label, done / total),
    ...(signal && { signal }),
  })
}

export function foundOf({ found }: TuneResult, objective: ObjectiveId): FoundSettings {
  const { family, settings } = found[OBJECTIVES.indexOf(objective)]!
  return { family, settings }
}

/** One hash for all that the searches tried and found: two trainings that agree on it went the same way. */
export function searchHash(results: readonly TuneResult[]): string {
  return sha256(canonicalJson(results.map(({ trials }) => trials) as unknown as Json))
}

/** Every family's starts at least, and a few more. */
const LEAST_TRIALS = 6
const MOST_TRIALS = 1000

/**
 * The number of trials for all searches of a training: as given, or as many as the time allows at the speed of the
 * first dozen trials. At least six, even if they take longer.
 * @param searches how often the whole search is done
 * @param others fold models that are trained beside the searches
 */
export async function trialsOf(
  size: SearchSize,
  searches: number,
  others: number,
  job: Pick<SearchJob, 'matrix' | 'binned' | 'learners' | 'seed' | 'signal'>,
): Promise<number> {
  if ('trials' in size) return size.trials
  const models =
    size.budgetMs /
    (await pilotMs({ ...job, measures: OBJECTIVE_MEASURES, target: job.matrix.target }, size.now))
  let trials = LEAST_TRIALS
  while (trials < MOST_TRIALS && searches * foldModelsOf(trials + 1) + others <= models) trials++
  return trials
}
