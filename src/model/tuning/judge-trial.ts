import type { Matrix } from '../../matrix/index.ts'
import type { TreeEnsemble } from '../ensemble.ts'
import { type BinnedMatrix, countFolds, rowsOfFold, rowsOutsideFold, scoreRows } from '../training/index.ts'
import { type Learner, learnerOf } from './learner.ts'
import type { Trial } from './search.ts'

/** What an objective says of out-of-fold scores; higher is better. */
export type Measure = (rawScores: Float64Array, target: Float64Array) => number

export interface JudgeJob {
  readonly learners: readonly Learner[]
  readonly measures: readonly Measure[]
  readonly binned: BinnedMatrix
  /** The doubles behind the bins. */
  readonly matrix: Matrix
  readonly target: ArrayLike<number>
  /** One list of folds per repetition; rows with NO_FOLD are neither trained on nor scored. */
  readonly repetitions: readonly Uint8Array[]
  /** Per rung, how many fold models a trial has by then: the folds of the first repetition, then of the next. */
  readonly foldModels: readonly number[]
  readonly seed: number
  readonly onFoldModel?: () => void
  readonly signal?: AbortSignal
}

/** Best of the rounds at which a trial was judged, for one objective. */
export interface Stage {
  readonly rounds: number
  readonly merit: number
}

/**
 * Judges trials by cross-validation: each is trained once per fold, its scores serve every objective and every number of
 * rounds, and a dearer rung adds folds to those of the cheaper one.
 */
export class TrialJudge {
  readonly #job: JudgeJob
  readonly #parts = new Map<number, FoldScores[]>()

  constructor(job: JudgeJob) {
    this.#job = job
  }

  /** @returns per objective the number of rounds that serves it best, and how well; of equals the fewer rounds */
  async judge(trial: Trial, rung: number): Promise<readonly Stage[]> {
    const { foldModels, measures } = this.#job
    const learner = learnerOf(this.#job.learners, trial)
    const parts = this.#parts.get(trial.index) ?? []
    this.#parts.set(trial.index, parts)
    while (parts.length < foldModels[rung]!) parts.push(await this.#trainFold(learner, trial, parts.length))
    const rounds = learner.rounds(trial.settings)
    const perRepetition = this.#pooled(parts, rounds.length)
    return measures.map((measure) => {
      const merits = rounds.map((_, stage) =>
        mean(perRepetition.map(({ stages, target }) => measure(stages[stage]!, target))),
      )
      const best = merits.indexOf(Math.max(...merits))
      return { rounds: rounds[best]!, merit: merits[best]! }
    })
  }

  async #trainFold(learner: Learner, trial: Trial, part: number): Promise<FoldScores> {
    const { binned, matrix, target, repetitions, seed, signal } = this.#job
    const perRepetition = countFolds(repetitions[0]!)
    const repetition = Math.floor(part / perRepetition)
    const folds = repetitions[repetition]!
    const fold = part % perRepetition
    const rounds = learner.rounds(trial.settings)
    const settings = { ...trial.settings, rounds: rounds.at(-1)! }
    const ensemble = await learner.trainStages(binned, target, settings, seed + repetition, {
      rows: rowsOutsideFold(folds, fold),
      ...(signal && { signal }),
    })
    const rows = rowsOfFold(folds, fold)
    const stages = await stagedScores(matrix, rows, ensemble, rounds, signal)
    this.#job.onFoldModel?.()
    return { repetition, rows, stages }
  }

  /** Scores of all folds so far, per repetition; each trial has the same rows on the same rung. */
  #pooled(parts: readonly FoldScores[], nStages: number) {
    const { target } = this.#job
    const repetitions = [...new Set(parts.map(({ repetition }) => repetition))]
    return repetitions.map((repetition) => {
      const ofRepetition = parts.filter((part) => part.repetition === repetition)
      return {
        target: concat(ofRepetition.map(({ rows }) => Float64Array.from(rows, (row) => target[row]!))),
        stages: Array.from({ length: nStages }, (_, stage) =>
          concat(ofRepetition.map(({ stages }) => stages[stage]!)),
        ),
      }
    })
  }
}

interface FoldScores {
  readonly repetition: number
  readonly rows: Uint32Array
  /** Raw scores of the rows, per number of rounds. */
  readonly stages: readonly Float64Array[]
}

/** Raw scores of the first r trees for each r, summed stretch by stretch. */
async function stagedScores(
  matrix: Matrix,
  rows: Uint32Array,
  ensemble: TreeEnsemble,
  rounds: readonly number[],
  signal: AbortSignal | undefined,
): Promise<Float64Array[]> {
  // Trees of a linear start come first and count for every number of rounds.
  const before = Math.max(0, ensemble.trees.length - rounds[rounds.length - 1]!)
  const stretches = rounds.map((end, stage) => ({
    ...ensemble,
    trees: ensemble.trees.slice(stage === 0 ? 0 : before + rounds[stage - 1]!, before + end),
  }))
  const scores = await scoreRows(matrix, rows, stretches, signal)
  for (let stage = 1; stage < scores.length; stage++) {
    for (let at = 0; at < rows.length; at++) scores[stage]![at]! += scores[stage - 1]![at]!
  }
  return scores
}

function concat(parts: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
