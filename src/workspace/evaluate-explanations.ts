import { setImmediate } from 'node:timers/promises'
import { type Observed, observedRate } from '../compare/index.ts'
import { allRows, rowsAt, sampleByHash } from '../explain/index.ts'
import { openMatrix, type StoredMatrix } from '../features/index.ts'
import { openWarehouse } from '../ingest/index.ts'
import { meanInterval, NO_FOLD, TreeScorer } from '../model/index.ts'
import { DECIDING, type EstimateWithInterval } from './bank.ts'
import { foldsOf, type LoadedBundle, loadBundle } from './bundle-content.ts'
import { type ExplainedDecline, explainedDeclines } from './explanation-figures.ts'
import type { Lender } from './lender.ts'
import { modelInUse } from './model-in-use.ts'
import { workspacePaths } from './paths.ts'
import { reasonGroups } from './reason-groups.ts'

export interface EvaluateExplanationsRequest {
  readonly dataDir: string
  readonly lender: Lender
  /** Declined applications to explain, drawn by a hash of their numbers; fewer are declined = all. */
  readonly sample: number
  /** Reference sets drawn anew to see how stable reasons are. */
  readonly resamples: number
  readonly seed: number
  readonly onProgress: (label: string, fraction?: number) => void
  readonly signal?: AbortSignal
}

/** How true the reasons of the model in use are. Shares carry 95 % intervals over applications. */
export interface ExplanationFigures {
  readonly modelId: string
  readonly declined: number
  readonly explained: number
  /** Rows of the just-approved, all of which count. */
  readonly referenceRows: number
  /** Largest |base + Σφ − raw score|, log-odds. */
  readonly sumDifference: number
  readonly reasonsPerDecline: number
  /** Declines whose letter would wait for a person because a reason failed its re-score. */
  readonly held: Observed
  /** Declines that would be approvals without their reasons, taken away together. */
  readonly jointCrosses: Observed
  /** Declines in which an unlisted group weighs more than a listed one. */
  readonly incomplete: number
  /** Against reference sets drawn with replacement. */
  readonly stability: {
    readonly resamples: number
    readonly sameFirst: EstimateWithInterval
    readonly overlap: EstimateWithInterval
  }
}

/**
 * Measures the reasons that the model in use gives: sums, re-scores, completeness, stability. Stores nothing.
 * @throws VitrineError E_NO_WAREHOUSE, E_NO_MODEL, E_MATRIX_MISSING
 */
export async function evaluateExplanations(
  request: EvaluateExplanationsRequest,
): Promise<ExplanationFigures> {
  const { dataDir, lender, sample, resamples, seed, onProgress, signal } = request
  const paths = workspacePaths(dataDir)
  const { generation } = await openWarehouse(paths.warehouse)
  const modelId = await modelInUse(dataDir)
  const bundle = await loadBundle(paths.models, modelId)
  const matrix = openMatrix(paths.matrix(generation))
  try {
    const { limitRawScore: limit } = bundle.content.objectives.find(({ id }) => id === DECIDING)!
    const modelOf = modelsOfRows(matrix, bundle)
    const rawScores = await scoreAll(matrix, bundle, modelOf, signal)
    const declined = [...rawScores.keys()].filter((row) => rawScores[row]! >= limit)
    const drawn = sampleByHash(declined, matrix.rowIds, sample, seed).sort((a, b) => a - b)
    const explained: ExplainedDecline[] = []
    for (const [index, ensemble] of bundle.models[DECIDING].entries()) {
      const rows = Int32Array.from(drawn.filter((row) => modelOf[row] === index))
      onProgress('Explaining declines', index / bundle.models[DECIDING].length)
      if (rows.length === 0) continue
      explained.push(
        ...(await explainedDeclines({
          ensemble,
          groups: reasonGroups(bundle.content.columns, lender.catalogue),
          reference: bundle.referenceRows['just-approved'],
          typical: bundle.content.baselines['just-approved'].typical,
          limit,
          rows: rowsAt(matrix, rows),
          rawScores: Float64Array.from(rows, (row) => rawScores[row]!),
          resamples,
          seed,
          ...(signal && { signal }),
        })),
      )
    }
    return {
      modelId,
      declined: declined.length,
      referenceRows: bundle.content.baselines['just-approved'].n,
      ...figuresOf(explained, resamples, seed),
    }
  } finally {
    matrix.close()
  }
}

function figuresOf(explained: readonly ExplainedDecline[], resamples: number, seed: number) {
  const count = (which: (one: ExplainedDecline) => boolean): number => explained.filter(which).length
  const estimate = (which: (one: ExplainedDecline) => number): EstimateWithInterval => {
    const { value, low, high } = meanInterval(explained.map(which), { seed })
    return { value, low, high }
  }
  const n = explained.length
  return {
    explained: n,
    sumDifference: Math.max(0, ...explained.map(({ sumDifference }) => sumDifference)),
    reasonsPerDecline: explained.reduce((sum, { nReasons }) => sum + nReasons, 0) / n,
    held: observedRate(
      n,
      count(({ held }) => held),
    ),
    jointCrosses: observedRate(
      n,
      count(({ jointCrosses }) => jointCrosses),
    ),
    incomplete: count(({ incomplete }) => incomplete),
    stability: {
      resamples,
      sameFirst: estimate(({ sameFirst }) => sameFirst),
      overlap: estimate(({ overlap }) => overlap),
    },
  }
}

/** Per row, the place of the model that may score it: 0 = final, k = the fold model that did not see its outcome. */
function modelsOfRows(matrix: StoredMatrix, bundle: LoadedBundle): Uint8Array {
  return foldsOf(bundle, matrix.target).map((fold) => (fold === NO_FOLD ? 0 : fold + 1))
}

async function scoreAll(
  matrix: StoredMatrix,
  bundle: LoadedBundle,
  modelOf: Uint8Array,
  signal: AbortSignal | undefined,
): Promise<Float64Array> {
  const rawScores = new Float64Array(matrix.nRows)
  const everybody = allRows(matrix)
  for (const [index, ensemble] of bundle.models[DECIDING].entries()) {
    const scorer = new TreeScorer(ensemble)
    const rows = everybody.filter((row) => modelOf[row] === index)
    for (let from = 0; from < rows.length; from += BLOCK_ROWS) {
      await setImmediate()
      signal?.throwIfAborted()
      const block = rows.subarray(from, from + BLOCK_ROWS)
      const scores = scorer.rawScores(rowsAt(matrix, block))
      for (const [i, row] of block.entries()) rawScores[row] = scores[i]!
    }
  }
  return rawScores
}

const BLOCK_ROWS = 4096
