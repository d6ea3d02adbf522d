import { mkdir } from 'node:fs/promises'
import { fail } from '../errors/index.ts'
import { catalogueHash, openMatrix, type Policy, policyHash, type StoredMatrix } from '../features/index.ts'
import { openWarehouse } from '../ingest/index.ts'
import {
  binMatrix,
  learnerOf,
  modelsAtOnce,
  mostTrainingBytes,
  NO_FOLD,
  stratifiedFolds,
  type TreeEnsemble,
} from '../model/index.ts'
import { DECIDING, type ModelCard, OBJECTIVES, type ObjectiveId, type ObjectiveSummary } from './bank.ts'
import { buildBaselines } from './baselines.ts'
import { BUNDLE_FORMAT, type LoadedBundle, storeBundle } from './bundle-content.ts'
import { chooseBySearch, chooseCandidates } from './choose-settings.ts'
import { formerModel } from './former-model.ts'
import { goOn } from './go-on.ts'
import type { Lender } from './lender.ts'
import { modelCard } from './model-card.ts'
import { type EnrolledRole, enrol } from './models/enrol.ts'
import { workspacePaths } from './paths.ts'
import { reasonGroups } from './reason-groups.ts'
import { quickFit, refitScores } from './refit-scores.ts'
import { writePortfolio } from './score-columns.ts'
import { scoredColumn } from './scored-column.ts'
import type { SearchSize } from './search-settings.ts'
import { summariseScore } from './summarise-score.ts'
import { learnersOf } from './tree-settings.ts'

const FOLDS = 5

export interface TrainRequest {
  readonly dataDir: string
  readonly lender: Lender
  readonly policy: Policy
  readonly seed: number
  /** Given: the settings are searched; else a few fixed ones compete. */
  readonly search?: SearchSize
  /**
   * Given: no settings compete; the models in use are trained for so many rounds more, each with its own settings, and
   * with the seed of the model in use.
   */
  readonly moreRounds?: number
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
  readonly tuning: ModelCard['tuning']
  /** Null of a training from the start. */
  readonly continues: { readonly modelId: string; readonly rounds: number } | null
}

/**
 * Trains the three scores on the current matrix, finds their limits out of fold, prepares explanations, stores the
 * bundle, scores everybody and puts it in use. Same matrix, policy, seed and number of trials, same bundle bytes.
 * @throws VitrineError E_NO_WAREHOUSE, E_MATRIX_MISSING, E_MATRIX_STALE, E_MODEL_TARGET, E_LIMIT_ROWS; with `moreRounds`
 *   E_NO_MODEL, E_CONTINUE
 */
export async function trainBank(request: TrainRequest): Promise<TrainSummary> {
  const { dataDir, lender, policy, search, moreRounds, onProgress, signal } = request
  const paths = workspacePaths(dataDir)
  const { generation } = await openWarehouse(paths.warehouse)
  const matrix = openMatrix(paths.matrix(generation))
  try {
    refuseOther(matrix, request)
    const former = moreRounds === undefined ? undefined : await formerModel(dataDir, matrix)
    const continues = former && moreRounds ? { modelId: former.bundle.id, rounds: moreRounds } : undefined
    const seed = former?.bundle.content.seed ?? request.seed
    const dealt = stratifiedFolds(matrix.target, FOLDS, seed)
    const folds = former?.folds ?? dealt
    const known = Uint32Array.from(folds.keys()).filter((row) => folds[row] !== NO_FOLD)
    const target = pick(matrix.target, known)
    onProgress('Binning')
    const binned = await binMatrix(matrix, { rows: known })
    const learners = learnersOf(lender.catalogue, matrix.columns, known.length)
    const mebibytes = Math.ceil(
      (modelsAtOnce(known.length) * mostTrainingBytes(binned, learners, known)) / 2 ** 20,
    )
    onProgress(`Training takes up to ${mebibytes} MiB`)
    const job = {
      matrix,
      binned,
      learners,
      folds,
      nFolds: FOLDS,
      known,
      seed,
      onProgress,
      ...(signal && { signal }),
    }
    const { chosen, tuning } = await (former !== undefined && continues !== undefined
      ? goOn(job, former, continues.rounds)
      : search === undefined
        ? chooseCandidates(job)
        : chooseBySearch(job, search))
    const summaries = OBJECTIVES.map((id) => summariseScore(id, chosen[id], known, target, seed))

    const found = chosen[DECIDING].settings[0]!
    const refits = await refitScores({
      matrix,
      folds,
      fit: quickFit(binned, matrix.target, learnerOf(learners, found), found.settings, signal),
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
      { kind: 'trained', ...(continues && { continues }) },
      matrix,
      deciding,
      Object.fromEntries(OBJECTIVES.map((id) => [id, chosen[id].score.final])) as Record<
        ObjectiveId,
        TreeEnsemble
      >,
      known,
      target,
      policy.version,
      summaries,
      tuning,
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
          settings: chosen[id].settings,
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
      folds.every((fold, row) => fold === dealt[row]) ? undefined : folds,
    )
    onProgress('Scoring everybody')
    const scored = Object.fromEntries(
      OBJECTIVES.map((id) => [
        id,
        scoredColumn(chosen[id].score, chosen[id].limit.limit, folds, id === DECIDING ? refits : undefined),
      ]),
    ) as Record<ObjectiveId, ReturnType<typeof scoredColumn>>
    await writePortfolio(
      paths.portfolio(generation, modelId),
      {
        modelId,
        matrix,
        folds,
        scored,
        origin: card.origin,
        models: models[DECIDING],
        groups: reasonGroups(matrix.columns, lender.catalogue),
      },
      signal,
    )
    // Last, so that whoever opens the model in use finds its scores too.
    const role = await enrol({ ...request, modelId })
    return {
      modelId,
      role,
      trainedOn: known.length,
      features: matrix.columns.length,
      objectives: summaries,
      tuning,
      continues: continues ?? null,
    }
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

function pick(values: Float64Array, rows: Uint32Array): Float64Array {
  return Float64Array.from(rows, (row) => values[row]!)
}
