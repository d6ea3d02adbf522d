import { fail } from '../../errors/index.ts'
import {
  auc,
  bootstrapDifference,
  bootstrapInterval,
  brier,
  calibrationSlope,
  expectedCalibrationError,
  gini,
  ks,
  logLoss,
  type Metric,
} from '../../model/index.ts'
import { type EstimateWithInterval, OBJECTIVES, type ObjectiveId } from '../bank.ts'
import { type BundleContent, loadContent } from '../bundle-content.ts'
import { workspacePaths } from '../paths.ts'
import { hasScores } from '../score-columns.ts'
import { type PortfolioScores, readScores, type ScoresOf } from './read-scores.ts'
import { type SwapSet, swapSet } from './swap-set.ts'

export interface CompareRequest {
  readonly dataDir: string
  readonly first: string
  readonly second: string
  /** Of the resampled rows. */
  readonly seed: number
  readonly onProgress: (label: string, fraction?: number) => void
}

/** One figure of both models on the same rows. Intervals: 95 %, both resampled together. */
export interface ComparedMetric {
  readonly first: EstimateWithInterval
  readonly second: EstimateWithInterval
  /** The second's − the first's. */
  readonly difference: EstimateWithInterval
}

export interface ComparedObjective {
  readonly objective: ObjectiveId
  readonly metrics: Readonly<Record<keyof typeof METRICS, ComparedMetric>>
  /** Over ten groups of equal size. */
  readonly calibrationError: { readonly first: number; readonly second: number }
  /** PD, through the calibrator of new applications. */
  readonly limitPd: { readonly first: number; readonly second: number }
  readonly swap: SwapSet
}

export interface ComparedModel {
  readonly id: string
  /** Imported: it may have been trained on the outcomes it is measured with. */
  readonly origin: 'trained' | 'imported'
  readonly policy: string
}

export interface Comparison {
  readonly first: ComparedModel
  readonly second: ComparedModel
  readonly generation: string
  readonly applications: number
  /** Applications whose outcome is known: every figure is of these. */
  readonly known: number
  readonly objectives: readonly ComparedObjective[]
}

/** Which numbers a figure reads, and how it is made. */
const METRICS = {
  auc: ['rawScores', auc],
  gini: ['rawScores', gini],
  ks: ['rawScores', ks],
  brier: ['pds', brier],
  logLoss: ['pds', logLoss],
  calibrationSlope: ['pds', (pds, target) => calibrationSlope(pds, target).slope],
} as const satisfies Record<string, readonly [keyof ScoresOf, Metric]>

/** As many as on the card of a model. */
const DRAWS = 100

/**
 * Two stored models on the same people: figures side by side with their paired differences, and who would be answered
 * otherwise. Every score of a person with a known outcome is out of fold, but those of an imported model.
 * @throws VitrineError E_BUNDLE_UNKNOWN, E_BUNDLE_CORRUPT, E_BUNDLE_FORMAT; E_COMPARE_TABLES when the models were made for
 *   different tables; E_MODEL_UNSCORED when the scores of one are not there
 */
export async function compareModels(request: CompareRequest): Promise<Comparison> {
  const { dataDir, first, second, seed, onProgress } = request
  const { models } = workspacePaths(dataDir)
  const contents = [await loadContent(models, first), await loadContent(models, second)] as const
  const generation = sameGeneration(contents)
  const scores = [
    await scoresOf(dataDir, generation, first),
    await scoresOf(dataDir, generation, second),
  ] as const
  const { target, applicationIds } = scores[0]
  const known = Uint32Array.from(target.keys()).filter((row) => !Number.isNaN(target[row]!))
  const objectives = OBJECTIVES.map((objective, done) => {
    onProgress('Comparing', done / OBJECTIVES.length)
    const [one, other] = scores.map((all) => all.objectives[objective]) as [ScoresOf, ScoresOf]
    return {
      objective,
      ...figuresOf(onRows(one, known), onRows(other, known), pick(target, known), seed),
      limitPd: { first: limitOf(contents[0], objective), second: limitOf(contents[1], objective) },
      swap: swapSet(applicationIds, target, one, other),
    }
  })
  return {
    first: said(first, contents[0]),
    second: said(second, contents[1]),
    generation,
    applications: target.length,
    known: known.length,
    objectives,
  }
}

function figuresOf(
  first: ScoresOf,
  second: ScoresOf,
  target: Float64Array,
  seed: number,
): Pick<ComparedObjective, 'metrics' | 'calibrationError'> {
  const plain = ({ value, low, high }: EstimateWithInterval): EstimateWithInterval => ({ value, low, high })
  const options = { seed, draws: DRAWS }
  const compared = ([reads, metric]: readonly ['rawScores' | 'pds', Metric]): ComparedMetric => ({
    first: plain(bootstrapInterval(metric, first[reads], target, options)),
    second: plain(bootstrapInterval(metric, second[reads], target, options)),
    difference: plain(bootstrapDifference(metric, first[reads], second[reads], target, options)),
  })
  const entries = Object.entries(METRICS).map(([name, how]) => [name, compared(how)])
  return {
    metrics: Object.fromEntries(entries) as ComparedObjective['metrics'],
    calibrationError: {
      first: expectedCalibrationError(first.pds, target),
      second: expectedCalibrationError(second.pds, target),
    },
  }
}

function sameGeneration([first, second]: readonly [BundleContent, BundleContent]): string {
  const { generation } = first.hashes
  if (second.hashes.generation === generation) return generation
  return fail('E_COMPARE_TABLES', {
    what: 'The two models were made for different tables: they have not scored the same people.',
    got: `generations ${generation} and ${second.hashes.generation}`,
    expected: 'two models of one generation',
    remedy: 'Train or import again on the tables at hand.',
  })
}

async function scoresOf(dataDir: string, generation: string, id: string): Promise<PortfolioScores> {
  const dir = workspacePaths(dataDir).portfolio(generation, id)
  if (hasScores(dir)) return readScores(dir)
  return fail('E_MODEL_UNSCORED', {
    what: 'The model has not scored everybody.',
    got: `no scores of ${id}`,
    expected: 'a training or an import that went to its end',
    remedy: 'Train or import it again: the same input gives the same model.',
  })
}

function said(id: string, { card, policy }: BundleContent): ComparedModel {
  return { id, origin: card.origin.kind, policy: policy.version }
}

function limitOf({ card }: BundleContent, objective: ObjectiveId): number {
  return card.objectives.find((one) => one.objective === objective)!.limitPd
}

function onRows({ rawScores, pds, approved }: ScoresOf, rows: Uint32Array): ScoresOf {
  return {
    rawScores: pick(rawScores, rows),
    pds: pick(pds, rows),
    approved: Uint8Array.from(rows, (row) => approved[row]!),
  }
}

function pick(values: Float64Array, rows: Uint32Array): Float64Array {
  return Float64Array.from(rows, (row) => values[row]!)
}
