import { fail } from '../../errors/index.ts'
import { championOf, promote, promotionsOf } from '../../model/index.ts'
import { loadContent } from '../bundle-content.ts'
import { workspacePaths } from '../paths.ts'
import { requireReady } from './require-fit.ts'

export interface PromoteRequest {
  readonly dataDir: string
  /** A stored model, or the one that was in use before. */
  readonly model: { readonly id: string } | 'previous'
  /** For the history. */
  readonly at: Date
}

export interface PromoteSummary {
  readonly modelId: string
  /** In use until now; null when there was none. */
  readonly former: string | null
}

/**
 * Puts a stored model in use. A service that runs goes on with the model it opened; the next start takes the new one.
 * @throws VitrineError E_BUNDLE_UNKNOWN, E_BUNDLE_CORRUPT, E_BUNDLE_FORMAT; E_MODEL_STALE when it was made for other tables,
 *   catalogue, policy or values than those at hand; E_MODEL_UNSCORED; E_NO_PREVIOUS; E_NO_WAREHOUSE, E_MATRIX_MISSING
 */
export async function promoteModel({ dataDir, model, at }: PromoteRequest): Promise<PromoteSummary> {
  const { models } = workspacePaths(dataDir)
  const id = model === 'previous' ? await previousOf(models) : model.id
  await requireReady(dataDir, id, await loadContent(models, id))
  const former = await championOf(models)
  await promote(models, id, at)
  return { modelId: id, former: former ?? null }
}

async function previousOf(modelsDir: string): Promise<string> {
  return (
    (await promotionsOf(modelsDir)).at(-2)?.id ??
    fail('E_NO_PREVIOUS', {
      what: 'No other model was in use before.',
      got: 'fewer than two promotions',
      expected: 'a model that was replaced',
      remedy: 'Name the model: "vitrine model list" shows them.',
    })
  )
}
