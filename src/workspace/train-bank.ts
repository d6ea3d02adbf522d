import { mkdir } from 'node:fs/promises'
import type { LimitFigures } from '../decide/index.ts'
import { fail } from '../errors/index.ts'
import { catalogueHash, openMatrix, type Policy, policyHash, type StoredMatrix } from '../features/index.ts'
import { openWarehouse } from '../ingest/index.ts'
import { auc, type BinnedMatrix, binMatrix, NO_FOLD, stratifiedFolds } from '../model/index.ts'
import { DECIDING, type ModelCard, OBJECTIVES, type ObjectiveId, type ObjectiveSummary } from './bank.ts'
import { buildBaselines } from './baselines.ts'
import { BUNDLE_FORMAT, type LoadedBundle, storeBundle } from './bundle-content.ts'
import type { Lender } from './lender.ts'
import { modelCard } from './model-card.ts'
import { type EnrolledRole, enrol } from './models/enrol.ts'
import { limitOf, merit } from './objectives.ts'
import { workspacePaths } from './paths.ts'
import { quickFit, refitScores } from './refit-scores.ts'
import { writePortfolio } from './score-columns.ts'
import { scoredColumn } from './scored-column.ts'
import { summariseScore } from './summarise-score.ts'
import { type TrainedScore, trainScore } from './train-score.ts'
import { CANDIDATES, type CandidateId, treeSettings } from './tree-settings.ts'

const FOLDS = 5

export interface TrainRequest {
  readonly dataDir: string
  readonly lender: Lender
  readonly policy: Policy
  readonly seed: number
  /** True: a model in use that can decide stays in use, the new one becomes its challenger (docs/adr/0014). */
  readonly challenge?: boolean
  readonly onProgress: (label: string, fraction?: number) => void
  readonly signal?: AbortSignal
}

export interface TrainSummary {
  readonly modelId: string
  readonly role: EnrolledRole
  readonly trainedOn: number
  readonly features: number
  readonly objectives: readonly ObjectiveSummary[]
}

/**
 * Trains the three scores on the current matrix, finds their limits out of fold, prepares explanations, stores the
 * bundle, scores everybody and puts it in use. Same matrix, policy and seed, same bundle bytes.
 * @throws VitrineError E_NO_WAREHOUSE, E_MATRIX_MISSING, E_MATRIX_STALE, E_MODEL_TARGET, E_LIMIT_ROWS
 */
export async function trainBank(request: TrainRequest): Promise<TrainSummary> {
  const { dataDir, lender, policy, seed, onProgress, signal } = request
  const paths = workspacePaths(dataDir)
  const { generation } = await openWarehouse(paths.warehouse)
  const matrix = openMatrix(paths.matrix(generation))
  try {
    refuseOther(matrix, request)
    const folds = stratifiedFolds(matrix.target, FOLDS, seed)
    const known = Uint32Array.from(folds.keys()).filter((row) => folds[row] !== NO_FOLD)
    const target = pick(matrix.target, known)
    onProgress('Binning')
    const binned = await binMatrix(matrix, { rows: known })
    const candidates = await trainCandidates(request, matrix, binned, folds)

    onProgress('Finding the limits')
    const chosen = Object.fromEntries(
      OBJECTIVES.map((id) => [id, bestCandidate(id, candidates, known, target)]),
    ) as Record<ObjectiveId, Chosen>
    const summaries = OBJECTIVES.map((id) => summariseScore(id, chosen[id], known, target, seed))

    const refits = await refitScores({
      matrix,
      folds,
      fit: quickFit(binned, matrix.target, settingsOf(request, matrix, chosen[DECIDING].candidate), signal),
      seed,
      onProgress: (done, total) => onProgress('Measuring uncertainty', done / total),
      ...(signal && { signal }),
    })

    onProgress('Preparing explanations')
    const deciding = chosen[DECIDING].score
    const models = Object.fromEntries(
      OBJECTIVES.map((id) => [id, [chosen[id].score.final, ...chosen[id].score.folds]]),
    ) as unknown as LoadedBundle['models']
    const { baselines, referenceRows } = await buildBaselines(
      matrix,
      folds,
      deciding.rawScores,
      chosen[DECIDING].limit.limit,
      models[DECIDING],
      seed,
      signal,
    )
    const card: ModelCard = await modelCard(
      { kind: 'trained' },
      matrix,
      deciding,
      known,
      target,
      policy.version,
      summaries,
      signal,
    )
    await mkdir(paths.models, { recursive: true })
    const modelId = await storeBundle(
      paths.models,
      {
        format: BUNDLE_FORMAT,
        lender: lender.id,
        policy: { profile: policy.profile, version: policy.version },
        hashes: { ...matrix.hashes, catalogue: catalogueHash(lender.catalogue) },
        seed,
        folds: FOLDS,
        columns: matrix.columns,
        objectives: OBJECTIVES.map((id) => ({
          id,
          candidate: chosen[id].candidate,
          limitRawScore: chosen[id].limit.limit,
          calibrators: chosen[id].score.calibrators,
        })),
        refits: refits.content,
        baselines,
        card,
      },
      models,
      refits.models,
      referenceRows,
    )
    onProgress('Scoring everybody')
    const scored = Object.fromEntries(
      OBJECTIVES.map((id) => [
        id,
        scoredColumn(chosen[id].score, chosen[id].limit.limit, folds, id === DECIDING ? refits : undefined),
      ]),
    ) as Record<ObjectiveId, ReturnType<typeof scoredColumn>>
    await writePortfolio(paths.portfolio(generation, modelId), matrix, folds, scored, card.origin)
    // Last, so that whoever opens the model in use finds its scores too.
    const role = await enrol({ ...request, modelId })
    return { modelId, role, trainedOn: known.length, features: matrix.columns.length, objectives: summaries }
  } finally {
    matrix.close()
  }
}

/** A model says under which policy and from which catalogue it was made: those of its matrix. */
function refuseOther(matrix: StoredMatrix, { policy, lender }: TrainRequest): void {
  const samePolicy = matrix.hashes.policy === policyHash(policy)
  if (samePolicy && matrix.hashes.catalogue === catalogueHash(lender.catalogue)) return
  fail('E_MATRIX_STALE', {
    what: `The features were built ${samePolicy ? 'from another catalogue' : 'under another policy'}.`,
    got: samePolicy ? matrix.hashes.catalogue : matrix.hashes.policy,
    expected: samePolicy ? 'features of this catalogue' : `features of policy ${policy.version}`,
    remedy: `Run "vitrine features --policy ${policy.profile}" first.`,
  })
}

interface Chosen {
  readonly candidate: CandidateId
  readonly score: TrainedScore
  readonly limit: LimitFigures
}

async function trainCandidates(
  request: TrainRequest,
  matrix: StoredMatrix,
  binned: BinnedMatrix,
  folds: Uint8Array,
): Promise<ReadonlyMap<CandidateId, TrainedScore>> {
  const { onProgress, signal } = request
  const ids = Object.keys(CANDIDATES) as CandidateId[]
  const trained = new Map<CandidateId, TrainedScore>()
  for (const [index, id] of ids.entries()) {
    const score = await trainScore({
      matrix,
      binned,
      folds,
      params: settingsOf(request, matrix, id),
      onProgress: (done, total) => onProgress('Training', (index + done / total) / ids.length),
      ...(signal && { signal }),
    })
    trained.set(id, score)
  }
  return trained
}

function settingsOf({ lender, seed }: TrainRequest, matrix: StoredMatrix, candidate: CandidateId) {
  const ids = matrix.columns.map((column) => column.id)
  return treeSettings(lender.catalogue, ids, seed, candidate)
}

/** The settings that serve an objective best out of fold, each at its own best limit; the first of equals. */
function bestCandidate(
  objective: ObjectiveId,
  candidates: ReadonlyMap<CandidateId, TrainedScore>,
  known: Uint32Array,
  target: Float64Array,
): Chosen {
  let best: (Chosen & { readonly merit: number }) | undefined
  for (const [candidate, score] of candidates) {
    const rawScores = pick(score.rawScores, known)
    const limit = limitOf(objective, rawScores, target)
    const now = merit(objective, auc(rawScores, target), limit)
    if (best === undefined || now > best.merit) best = { candidate, score, limit, merit: now }
  }
  return best!
}

function pick(values: Float64Array, rows: Uint32Array): Float64Array {
  return Float64Array.from(rows, (row) => values[row]!)
}
