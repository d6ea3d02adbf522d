import type { LimitFigures } from '../decide/index.ts'
import { type BinnedMatrix, type FoundSettings, type Learner, learnerOf } from '../model/index.ts'
import { OBJECTIVES, type ObjectiveId, type TuningRecord } from './bank.ts'
import { limitOf, meritOf } from './objectives.ts'
import {
  foundOf,
  type SearchJob,
  type SearchSize,
  searchHash,
  searchOnAll,
  searchOutsideFold,
  trialsOf,
} from './search-settings.ts'
import { type LabelledMatrix, type TrainedScore, trainScore } from './train-score.ts'
import { CANDIDATES } from './tree-settings.ts'

/** The score of one objective: its settings, its models and its limit. */
export interface Chosen {
  /** Of the final model first, then of each fold's. */
  readonly settings: readonly FoundSettings[]
  readonly score: TrainedScore
  /** Found out of fold. */
  readonly limit: LimitFigures
}

export interface Choice {
  readonly chosen: Readonly<Record<ObjectiveId, Chosen>>
  /** Null without a search. */
  readonly tuning: TuningRecord | null
}

export interface ChoiceJob {
  readonly matrix: LabelledMatrix
  readonly binned: BinnedMatrix
  readonly learners: readonly Learner[]
  readonly folds: Uint8Array
  readonly nFolds: number
  /** Rows whose outcome is known, ascending. */
  readonly known: Uint32Array
  readonly seed: number
  readonly onProgress: (label: string, fraction?: number) => void
  readonly signal?: AbortSignal
}

/** A few fixed settings compete; each objective takes those that serve it best out of fold, the first of equals. */
export async function chooseCandidates(job: ChoiceJob): Promise<Choice> {
  const candidates = Object.values(CANDIDATES)
  const scores: TrainedScore[] = []
  for (const [index, candidate] of candidates.entries()) {
    scores.push(
      await scoreOf(job, modelsAlike(candidate, job.nFolds), (share) =>
        job.onProgress('Training', (index + share) / candidates.length),
      ),
    )
  }
  job.onProgress('Finding the limits')
  const target = pick(job.matrix.target, job.known)
  return {
    tuning: null,
    chosen: byObjective((objective) => {
      const merits = scores.map(({ rawScores }) => meritOf(objective, pick(rawScores, job.known), target))
      const best = merits.indexOf(Math.max(...merits))
      const settings = modelsAlike(candidates[best]!, job.nFolds)
      return limitedBy(job, objective, settings, scores[best]!)
    }),
  }
}

/**
 * A search for the final model, and one of its own for each fold, which does not see the fold: so the out-of-fold scores,
 * and all figures and limits that come from them, are those of people whom neither the models nor the choice of their
 * settings knew (docs/adr/0011).
 */
export async function chooseBySearch(job: ChoiceJob, size: SearchSize): Promise<Choice> {
  const { nFolds, onProgress } = job
  onProgress('Planning the search')
  const nModels = nFolds + 1
  const trials = await trialsOf(size, nModels, OBJECTIVES.length * nModels, job)
  const search: SearchJob = { ...job, trials }
  const results = [await searchOnAll(search)]
  for (let fold = 0; fold < nFolds; fold++) results.push(await searchOutsideFold(search, fold))
  const chosen: Partial<Record<ObjectiveId, Chosen>> = {}
  for (const [index, objective] of OBJECTIVES.entries()) {
    const settings = results.map((result) => foundOf(result, objective))
    const score = await scoreOf(job, settings, (share) =>
      onProgress('Training', (index + share) / OBJECTIVES.length),
    )
    chosen[objective] = limitedBy(job, objective, settings, score)
  }
  return {
    chosen: chosen as Record<ObjectiveId, Chosen>,
    tuning: {
      trials,
      searchHash: searchHash(results),
      leaderboard: results[0]!.trials.map(({ index, family, settings, rung, merits, rounds }) => ({
        trial: index,
        family,
        settings,
        rung,
        results: OBJECTIVES.map((objective, at) => ({
          objective,
          merit: merits[at]!,
          rounds: rounds[at]!,
        })),
      })),
    },
  }
}

/** @param settings of the final model first, then of each fold's */
function scoreOf(
  { matrix, binned, learners, folds, seed, signal }: ChoiceJob,
  settings: Chosen['settings'],
  onProgress: (share: number) => void,
): Promise<TrainedScore> {
  return trainScore({
    matrix,
    folds,
    train: (model, options) => {
      const found = settings[model]!
      return learnerOf(learners, found).train(binned, matrix.target, found.settings, seed, options)
    },
    onProgress: (done, total) => onProgress(done / total),
    ...(signal && { signal }),
  })
}

/** A score with the limit that serves the objective best. */
export function limitedBy(
  { known, matrix }: Pick<ChoiceJob, 'known' | 'matrix'>,
  objective: ObjectiveId,
  settings: Chosen['settings'],
  score: TrainedScore,
): Chosen {
  const limit = limitOf(objective, pick(score.rawScores, known), pick(matrix.target, known))
  return { settings, score, limit }
}

function modelsAlike(found: FoundSettings, nFolds: number): Chosen['settings'] {
  return Array.from({ length: nFolds + 1 }, () => found)
}

function byObjective<T>(of: (objective: ObjectiveId) => T): Readonly<Record<ObjectiveId, T>> {
  return Object.fromEntries(OBJECTIVES.map((id) => [id, of(id)])) as Record<ObjectiveId, T>
}

function pick(values: Float64Array, rows: Uint32Array): Float64Array {
  return Float64Array.from(rows, (row) => values[row]!)
}
