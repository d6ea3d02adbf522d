import { fail } from '../errors/index.ts'
import { openMatrix } from '../features/index.ts'
import { openWarehouse } from '../ingest/index.ts'
import {
  auc,
  binMatrix,
  championOf,
  expectedCalibrationError,
  type FoundSettings,
  learnerOf,
  missSpread,
  type PdInterval,
  pdInterval,
  quantile,
  simulatedCalibrationErrors,
  stratifiedFolds,
} from '../model/index.ts'
import { type EstimateWithInterval, OBJECTIVES, type ObjectiveId, type ObjectiveSummary } from './bank.ts'
import { loadContent } from './bundle-content.ts'
import type { Lender } from './lender.ts'
import { metricIntervals } from './metric-intervals.ts'
import { workspacePaths } from './paths.ts'
import { quickFit, refitScores } from './refit-scores.ts'
import { foundOf, searchOutsideFold } from './search-settings.ts'
import { trainScore } from './train-score.ts'
import { CANDIDATES, learnersOf } from './tree-settings.ts'
import { compareWithTruth, readTruth, type TruthComparison } from './truth.ts'

export interface EvaluateRequest {
  readonly dataDir: string
  readonly lender: Lender
  /** One of the three objectives. */
  readonly objective: string
  readonly folds: number
  /** Repetitions, each with folds of its own; seeds 1 … n. */
  readonly seeds: number
  /** Repeats the search of the model in use for each fold, without the fold: what tuning brings, not flattered by it. */
  readonly nested: boolean
  /** `truth.csv` of generated data. */
  readonly truthFile?: string
  readonly onProgress: (label: string, fraction?: number) => void
  readonly signal?: AbortSignal
}

export interface Evaluation {
  readonly objective: ObjectiveId
  /**
   * Settings measured: those of the model in use, or trees of three leaves before one was trained; null when they were
   * searched anew for each fold.
   */
  readonly settings: FoundSettings | null
  /** Whether the settings of the model in use were searched: on the same rows, which flatters them a little. */
  readonly tuned: boolean
  /** Trials of each search that was repeated; null without. */
  readonly trials: number | null
  readonly folds: number
  readonly seeds: number
  readonly rows: number
  readonly features: number
  /**
   * Out of fold, on rows that neither model nor calibrator saw. `auc` is the mean over the seeds of the pooled AUC;
   * the others belong to the first seed. Intervals: 95 %, bootstrap over the first seed's rows, moved to the value.
   */
  readonly metrics: ObjectiveSummary['metrics']
  readonly aucPerSeed: readonly number[]
  /**
   * Expected calibration error over ten groups of equal size, mean over the seeds; beside it the 95th percentile of
   * what perfectly calibrated PDs of the same rows show by chance. Above it, the PDs are off.
   */
  readonly calibrationError: { readonly value: number; readonly chance95: number }
  /** Against the known true PDs of generated data; null without them. Of the first seed. */
  readonly truth: TruthComparison | null
}

/**
 * Repeats the cross-validation with several seeds on the current matrix; stores nothing.
 * @throws VitrineError E_OBJECTIVE_UNKNOWN, E_NO_WAREHOUSE, E_MATRIX_MISSING, E_NOT_TUNED, E_TRUTH_FILE
 */
export async function evaluateBank(request: EvaluateRequest): Promise<Evaluation> {
  const { dataDir, lender, folds: nFolds, seeds, onProgress, signal } = request
  const objective = objectiveOf(request.objective)
  const paths = workspacePaths(dataDir)
  const inUse = await settingsInUse(paths.models, objective)
  const trials = request.nested ? (inUse.trials ?? notTuned()) : null
  const { generation } = await openWarehouse(paths.warehouse)
  const matrix = openMatrix(paths.matrix(generation))
  try {
    const known = Uint32Array.from(matrix.target.keys()).filter((row) => !Number.isNaN(matrix.target[row]!))
    const pick = (values: Float64Array): Float64Array => Float64Array.from(known, (row) => values[row]!)
    const target = pick(matrix.target)
    const { truthFile } = request
    const truth = truthFile === undefined ? null : await readTruth(truthFile, pick(matrix.rowIds))
    const binned = await binMatrix(matrix, { rows: known })
    const learners = learnersOf(lender.catalogue, matrix.columns, known.length)
    const runs: { readonly rawScores: Float64Array; readonly pds: Float64Array }[] = []
    for (let seed = 1; seed <= seeds; seed++) {
      const folds = stratifiedFolds(matrix.target, nFolds, seed)
      const job = { matrix, binned, learners, folds, nFolds, seed, onProgress, ...(signal && { signal }) }
      const perFold: FoundSettings[] = []
      for (let fold = 0; trials !== null && fold < nFolds; fold++) {
        perFold.push(foundOf(await searchOutsideFold({ ...job, trials }, fold), objective))
      }
      const trained = await trainScore({
        matrix,
        folds,
        train: (model, options) => {
          const found = perFold[model - 1] ?? inUse.settings
          return learnerOf(learners, found).train(binned, matrix.target, found.settings, seed, options)
        },
        onProgress: (done, total) => onProgress('Cross-validating', (seed - 1 + done / total) / seeds),
        ...(signal && { signal }),
      })
      runs.push({ rawScores: pick(trained.rawScores), pds: pick(trained.pds) })
    }
    const first = runs[0]!
    const intervals = async (): Promise<PdInterval[]> => {
      const { spread, content } = await refitScores({
        matrix,
        folds: stratifiedFolds(matrix.target, nFolds, 1),
        fit: quickFit(
          binned,
          matrix.target,
          learnerOf(learners, inUse.settings),
          inUse.settings.settings,
          signal,
        ),
        seed: 1,
        onProgress: (done, total) => onProgress('Measuring uncertainty', done / total),
        ...(signal && { signal }),
      })
      return Array.from(known, (row, at) =>
        pdInterval(first.pds[at]!, missSpread(spread[row]!, content.sharedMiss)),
      )
    }
    const aucPerSeed = runs.map(({ rawScores }) => auc(rawScores, target))
    const metrics = metricIntervals(first.rawScores, first.pds, target, 1)
    return {
      objective,
      settings: trials === null ? inUse.settings : null,
      tuned: inUse.trials !== undefined,
      trials,
      folds: nFolds,
      seeds,
      rows: known.length,
      features: matrix.columns.length,
      metrics: { ...metrics, auc: movedTo(mean(aucPerSeed), metrics.auc) },
      aucPerSeed,
      calibrationError: {
        value: mean(runs.map(({ pds }) => expectedCalibrationError(pds, target))),
        chance95: quantile(simulatedCalibrationErrors(first.pds, 1), 0.95),
      },
      truth: truth === null ? null : compareWithTruth(truth, first.pds, target, await intervals()),
    }
  } finally {
    matrix.close()
  }
}

function objectiveOf(name: string): ObjectiveId {
  return (
    OBJECTIVES.find((id) => id === name) ??
    fail('E_OBJECTIVE_UNKNOWN', {
      what: 'There is no such objective.',
      got: name,
      expected: OBJECTIVES.join(', '),
      remedy: 'Name one of them with --objective.',
    })
  )
}

async function settingsInUse(
  modelsDir: string,
  objective: ObjectiveId,
): Promise<{ readonly settings: FoundSettings; readonly trials: number | undefined }> {
  const champion = await championOf(modelsDir)
  if (champion === undefined) return { settings: CANDIDATES.shallow, trials: undefined }
  const { objectives, card } = await loadContent(modelsDir, champion)
  const [settings] = objectives.find(({ id }) => id === objective)!.settings
  return { settings: settings ?? madeElsewhere(champion), trials: card.tuning?.trials }
}

function madeElsewhere(champion: string): never {
  fail('E_MODEL_IMPORTED', {
    what: 'The model in use was made elsewhere: cross-validation would train another one.',
    got: champion,
    expected: 'a model that was trained here',
    remedy: 'See its figures with "vitrine model show", or promote a model that was trained here.',
  })
}

function notTuned(): never {
  fail('E_NOT_TUNED', {
    what: 'There is no search to repeat.',
    got: 'no model in use, or one whose settings were not searched',
    expected: 'a model trained with --tune',
    remedy: 'Run "vitrine train --tune" first, or leave --nested out.',
  })
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** The interval's width is that of one seed; its place is that of the mean over seeds. */
function movedTo(value: number, estimate: EstimateWithInterval): EstimateWithInterval {
  const shift = value - estimate.value
  return { value, low: estimate.low + shift, high: estimate.high + shift }
}
