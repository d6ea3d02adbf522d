import { mkdir, readFile } from 'node:fs/promises'
import { fail } from '../../errors/index.ts'
import {
  catalogueHash,
  openMatrix,
  type Policy,
  policyHash,
  type StoredMatrix,
} from '../../features/index.ts'
import { sha256 } from '../../hash/index.ts'
import { openWarehouse } from '../../ingest/index.ts'
import {
  calibrate,
  challenge,
  chooseCalibrators,
  NO_FOLD,
  stratifiedFolds,
  type TreeEnsemble,
  TreeScorer,
} from '../../model/index.ts'
import { DECIDING, type ModelCard, OBJECTIVES, type ObjectiveId, type ObjectiveSummary } from '../bank.ts'
import { buildBaselines } from '../baselines.ts'
import { BUNDLE_FORMAT, storeBundle } from '../bundle-content.ts'
import type { Lender } from '../lender.ts'
import { modelCard } from '../model-card.ts'
import { limitOf } from '../objectives.ts'
import { workspacePaths } from '../paths.ts'
import { reasonGroups } from '../reason-groups.ts'
import { ruledRows } from '../rule-check.ts'
import { scoreAll } from '../score-all.ts'
import { type ScoredColumn, writePortfolio } from '../score-columns.ts'
import { scoredColumn } from '../scored-column.ts'
import { summariseScore } from '../summarise-score.ts'
import { calibratorOf, type TrainedScore } from '../train-score.ts'
import { readImported } from './read-imported.ts'
import { refitElsewhere } from './refit-elsewhere.ts'

/** Of the calibrators; the model itself has none. */
const FOLDS = 5

export interface ImportRequest {
  readonly dataDir: string
  readonly lender: Lender
  /** LightGBM text model. */
  readonly file: string
  /** Says which feature each column is, where the names do not. */
  readonly columnFile?: string
  /** True: the model becomes the challenger. */
  readonly challenge: boolean
  /** Of the calibrators' folds and of the intervals. */
  readonly seed: number
  readonly onProgress: (label: string, fraction?: number) => void
  readonly signal?: AbortSignal
}

export interface ImportSummary {
  readonly modelId: string
  readonly role: 'challenger' | 'none'
  readonly trees: number
  /** The catalogue's features that it was made with, in its own order. */
  readonly features: readonly string[]
  readonly objectives: readonly ObjectiveSummary[]
}

/**
 * Takes a LightGBM model that was made elsewhere: one model for all three objectives, its calibrators cross-fitted and its
 * limits found on the outcomes known here, which may have trained it. Stores it as a bundle and scores everybody; it decides
 * only after a promotion. Same file, matrix and seed, same bundle.
 * @throws VitrineError E_MODEL_FILE, E_NO_WAREHOUSE, E_MATRIX_MISSING, E_MATRIX_STALE, E_LIMIT_ROWS, and those of
 *   `readImported`
 */
export async function importModel(request: ImportRequest): Promise<ImportSummary> {
  const { dataDir, lender, seed, onProgress, signal } = request
  const paths = workspacePaths(dataDir)
  const { generation } = await openWarehouse(paths.warehouse)
  const matrix = openMatrix(paths.matrix(generation))
  try {
    const policy = policyOf(matrix, lender)
    const text = await textOf(request.file)
    const { model, features } = await readImported({
      text,
      ...(request.columnFile !== undefined && {
        columnFile: { text: await textOf(request.columnFile), path: request.columnFile },
      }),
      catalogue: lender.catalogue,
      tables: lender.tables,
      policy,
      columns: matrix.columns,
    })
    onProgress('Scoring everybody')
    const folds = stratifiedFolds(matrix.target, FOLDS, seed)
    const known = Uint32Array.from(folds.keys()).filter((row) => folds[row] !== NO_FOLD)
    const target = Float64Array.from(known, (row) => matrix.target[row]!)
    const score = await scoreOf(model, matrix, folds, signal)

    onProgress('Finding the limits')
    const ofKnown = Float64Array.from(known, (row) => score.rawScores[row]!)
    const limits = byObjective((id) => limitOf(id, ofKnown, target))
    const summaries = OBJECTIVES.map((id) =>
      summariseScore(id, { settings: [], score, limit: limits[id] }, known, target, seed),
    )

    const refits = await refitElsewhere({
      matrix,
      folds,
      known,
      features,
      catalogue: lender.catalogue,
      seed,
      onProgress: (done, total) => onProgress('Measuring uncertainty', done / total),
      ...(signal && { signal }),
    })

    onProgress('Preparing explanations')
    const rules = policy.rules ?? []
    const ruled = ruledRows(rules, matrix)
    const limit = limits[DECIDING].limit
    const models = [score.final, ...score.folds]
    const { baselines, referenceRows } = await buildBaselines(
      matrix,
      folds,
      score.rawScores,
      limit,
      ruled,
      models,
      seed,
      signal,
    )
    const origin = { kind: 'imported', fileHash: sha256(text), features } as const
    const card: ModelCard = await modelCard(
      origin,
      matrix,
      score,
      byObjective(() => model),
      known,
      target,
      policy.version,
      summaries,
      null,
      signal,
    )
    await mkdir(paths.models, { recursive: true })
    const { catalogue, policy: policyUsed, matrix: values } = matrix.hashes
    const modelId = await storeBundle(
      paths.models,
      {
        format: BUNDLE_FORMAT,
        lender: lender.id,
        policy: { profile: policy.profile, version: policy.version },
        hashes: { catalogue, policy: policyUsed, generation, matrix: values },
        ...(rules.length > 0 && { rules }),
        seed,
        folds: FOLDS,
        columns: matrix.columns,
        objectives: OBJECTIVES.map((id) => ({
          id,
          settings: [],
          limitRawScore: limits[id].limit,
          calibrators: score.calibrators,
        })),
        refits: refits.content,
        baselines,
        card,
      },
      byObjective(() => models),
      refits.models,
      referenceRows,
    )
    const scored = byObjective(
      (id): ScoredColumn =>
        scoredColumn(score, limits[id].limit, folds, id === DECIDING ? { refits, ruled } : undefined),
    )
    const groups = reasonGroups(matrix.columns, lender.catalogue)
    await writePortfolio(
      paths.portfolio(generation, modelId),
      { modelId, matrix, folds, scored, origin, models, groups },
      signal,
    )
    // Last: whoever compares with the challenger finds its scores.
    if (request.challenge) await challenge(paths.models, modelId)
    const role = request.challenge ? 'challenger' : 'none'
    return { modelId, role, trees: model.trees.length, features, objectives: summaries }
  } finally {
    matrix.close()
  }
}

/** One of the lender's policies: the one that the matrix was built under. */
function policyOf({ hashes }: StoredMatrix, { catalogue, policies }: Lender): Policy {
  const policy = policies.find((one) => policyHash(one) === hashes.policy)
  if (policy !== undefined && hashes.catalogue === catalogueHash(catalogue)) return policy
  return fail('E_MATRIX_STALE', {
    what: `The features were built ${policy ? 'from another catalogue' : 'under a policy that is not known any more'}.`,
    got: policy ? hashes.catalogue : hashes.policy,
    expected: 'features of this catalogue, under one of its policies',
    remedy: 'Run "vitrine features" first.',
  })
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    return fail(
      'E_MODEL_FILE',
      {
        what: 'The file cannot be read.',
        got: (error as NodeJS.ErrnoException).code ?? String(error),
        expected: 'a file that can be read',
        remedy: 'Check the path.',
        file,
      },
      error,
    )
  }
}

/** What one model says of everybody, calibrated for each outcome without it. */
async function scoreOf(
  model: TreeEnsemble,
  matrix: StoredMatrix,
  folds: Uint8Array,
  signal: AbortSignal | undefined,
): Promise<TrainedScore> {
  const rawScores = await scoreAll(new TreeScorer(model), matrix, signal)
  const known = rawScores.map((rawScore, row) => (folds[row] === NO_FOLD ? Number.NaN : rawScore))
  const calibrators = chooseCalibrators(known, matrix.target, folds)
  return {
    final: model,
    folds: calibrators.perFold.map(() => model),
    calibrators,
    rawScores,
    pds: rawScores.map((rawScore, row) => calibrate(calibratorOf(calibrators, folds[row]!), rawScore)),
  }
}

function byObjective<T>(make: (id: ObjectiveId) => T): Record<ObjectiveId, T> {
  return Object.fromEntries(OBJECTIVES.map((id) => [id, make(id)])) as Record<ObjectiveId, T>
}
