import { mkdir } from 'node:fs/promises'
import { costThreshold, decide, fBetaThreshold, type LimitFigures, youdenThreshold } from '../decide/index.ts'
import { catalogueHash, openMatrix, type Policy, type StoredMatrix } from '../features/index.ts'
import { openWarehouse } from '../ingest/index.ts'
import { binMatrix, calibrate, NO_FOLD, promote, stratifiedFolds } from '../model/index.ts'
import { DECIDING, type ModelCard, OBJECTIVES, type ObjectiveId, type ObjectiveSummary } from './bank.ts'
import { buildBaselines } from './baselines.ts'
import { type LoadedBundle, storeBundle } from './bundle-content.ts'
import type { Lender } from './lender.ts'
import { metricIntervals } from './metric-intervals.ts'
import { modelCard } from './model-card.ts'
import { defaultObjectiveOptions, objectiveSettings } from './objectives.ts'
import { workspacePaths } from './paths.ts'
import { type ScoredColumn, writePortfolio } from './score-columns.ts'
import { calibratorOf, type TrainedObjective, trainObjective } from './train-objective.ts'
import { treeSettings } from './tree-settings.ts'

const FOLDS = 5

export interface TrainRequest {
  readonly dataDir: string
  readonly lender: Lender
  readonly policy: Policy
  readonly seed: number
  readonly onProgress: (label: string, fraction?: number) => void
  readonly signal?: AbortSignal
}

export interface TrainSummary {
  readonly modelId: string
  readonly trainedOn: number
  readonly features: number
  readonly objectives: readonly ObjectiveSummary[]
}

/**
 * Trains the three scores on the current matrix, finds their limits out of fold, prepares explanations, stores the
 * bundle, puts it in use and scores everybody. Same matrix, policy and seed, same bundle bytes.
 * @throws VitrineError E_NO_WAREHOUSE, E_MATRIX_MISSING, E_MODEL_TARGET, E_LIMIT_ROWS
 */
export async function trainBank(request: TrainRequest): Promise<TrainSummary> {
  const { dataDir, lender, policy, seed, onProgress } = request
  const paths = workspacePaths(dataDir)
  const { generation } = await openWarehouse(paths.warehouse)
  const matrix = openMatrix(paths.matrix(generation))
  try {
    const folds = stratifiedFolds(matrix.target, FOLDS, seed)
    const known = Uint32Array.from(folds.keys()).filter((row) => folds[row] !== NO_FOLD)
    const trained = await trainAll(request, matrix, folds, known)
    const target = pick(matrix.target, known)

    onProgress('Finding the limits')
    const limits = limitsOf(trained, known, target)
    const summaries = OBJECTIVES.map((id) => summarise(id, trained[id], limits[id], known, target, seed))

    onProgress('Preparing explanations')
    const deciding = trained[DECIDING]
    const models = Object.fromEntries(
      OBJECTIVES.map((id) => [id, [trained[id].final, ...trained[id].folds]]),
    ) as unknown as LoadedBundle['models']
    const { baselines, referenceRows } = buildBaselines(
      matrix,
      folds,
      deciding.rawScores,
      limits[DECIDING].limit,
      models[DECIDING],
      seed,
    )
    const card: ModelCard = modelCard(matrix, deciding, known, target, policy.version, summaries)
    await mkdir(paths.models, { recursive: true })
    const modelId = await storeBundle(
      paths.models,
      {
        format: 1,
        lender: lender.id,
        policy: { profile: policy.profile, version: policy.version },
        hashes: { ...matrix.hashes, catalogue: catalogueHash(lender.catalogue) },
        seed,
        folds: FOLDS,
        columns: matrix.columns,
        objectives: OBJECTIVES.map((id) => ({
          id,
          positiveWeight: trained[id].settings.positiveWeight,
          limitRawScore: limits[id].limit,
          calibrators: trained[id].calibrators,
        })),
        baselines,
        card,
      },
      models,
      referenceRows,
    )
    onProgress('Scoring everybody')
    const scored = Object.fromEntries(
      OBJECTIVES.map((id) => [id, scoredColumn(trained[id], limits[id].limit, folds)]),
    ) as Record<ObjectiveId, ScoredColumn>
    await writePortfolio(paths.portfolio(generation, modelId), matrix, folds, scored)
    // Last, so that whoever opens the model in use finds its scores too.
    await promote(paths.models, modelId)
    return { modelId, trainedOn: known.length, features: matrix.columns.length, objectives: summaries }
  } finally {
    matrix.close()
  }
}

async function trainAll(
  request: TrainRequest,
  matrix: StoredMatrix,
  folds: Uint8Array,
  known: Uint32Array,
): Promise<Record<ObjectiveId, TrainedObjective>> {
  const { lender, seed, onProgress, signal } = request
  onProgress('Binning')
  const binned = binMatrix(matrix, { rows: known })
  const params = treeSettings(
    lender.catalogue,
    matrix.columns.map((column) => column.id),
    seed,
  )
  const settings = objectiveSettings(defaultObjectiveOptions)
  const trained: Partial<Record<ObjectiveId, TrainedObjective>> = {}
  for (const [index, objective] of settings.entries()) {
    trained[objective.id] = trainObjective({
      matrix,
      binned,
      folds,
      settings: objective,
      params,
      onProgress: (done, total) => onProgress('Training', (index + done / total) / settings.length),
      ...(signal && { signal }),
    })
  }
  return trained as Record<ObjectiveId, TrainedObjective>
}

function limitsOf(
  trained: Readonly<Record<ObjectiveId, TrainedObjective>>,
  known: Uint32Array,
  target: Float64Array,
): Record<ObjectiveId, LimitFigures> {
  const { cost, beta } = defaultObjectiveOptions
  const measures = { ...cost, beta }
  const scoresOf = (id: ObjectiveId): Float64Array => pick(trained[id].rawScores, known)
  return {
    ranking: youdenThreshold(scoresOf('ranking'), target, measures),
    bank_cost: costThreshold(scoresOf('bank_cost'), target, measures),
    f_beta: fBetaThreshold(scoresOf('f_beta'), target, measures),
  }
}

function summarise(
  objective: ObjectiveId,
  trained: TrainedObjective,
  limit: LimitFigures,
  known: Uint32Array,
  target: Float64Array,
  seed: number,
): ObjectiveSummary {
  return {
    objective,
    limitRawScore: limit.limit,
    limitPd: calibrate(trained.calibrators.final, limit.limit),
    approvalRate: limit.approvalRate,
    difficultiesAmongApproved: limit.difficultiesAmongApproved,
    metrics: metricIntervals(pick(trained.rawScores, known), pick(trained.pds, known), target, seed),
  }
}

function scoredColumn(trained: TrainedObjective, limit: number, folds: Uint8Array): ScoredColumn {
  const decisions = Array.from(trained.rawScores, (rawScore, row) => {
    const calibrator = calibratorOf(trained.calibrators, folds[row]!)
    return decide({ rawScore, limit, calibrate: (score) => calibrate(calibrator, score) })
  })
  return {
    rawScores: trained.rawScores,
    pds: trained.pds,
    limitPds: Float64Array.from(decisions, ({ limitPd }) => limitPd),
    approved: Uint8Array.from(decisions, ({ outcome }) => (outcome === 'approved' ? 1 : 0)),
    closeCalls: Uint8Array.from(decisions, ({ closeCall }) => (closeCall ? 1 : 0)),
  }
}

function pick(values: Float64Array, rows: Uint32Array): Float64Array {
  return Float64Array.from(rows, (row) => values[row]!)
}
