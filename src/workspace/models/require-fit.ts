import { fail, VitrineError } from '../../errors/index.ts'
import { type MatrixHashes, openMatrix } from '../../features/index.ts'
import { openWarehouse } from '../../ingest/index.ts'
import type { BundleContent } from '../bundle-content.ts'
import { workspacePaths } from '../paths.ts'
import { hasScores } from '../score-columns.ts'

/** What a model must share with the features at hand, from the widest to the narrowest. */
const SHARED = {
  generation: 'other tables than those in the warehouse',
  catalogue: 'features of another catalogue than those at hand',
  policy: 'features of another policy than those at hand',
  matrix: 'other feature values than those at hand',
} as const

/**
 * Refuses a model that was not made for the features at hand: it would score other things than it was made with.
 * @param atHand what is compared; keys that are left out are not
 * @throws VitrineError E_MODEL_STALE, naming the first thing that differs
 */
export function requireFit(
  { hashes, policy }: Pick<BundleContent, 'hashes' | 'policy'>,
  atHand: Partial<MatrixHashes>,
): void {
  for (const [name, words] of Object.entries(SHARED)) {
    const key = name as keyof typeof SHARED
    if (atHand[key] === undefined || hashes[key] === atHand[key]) continue
    fail('E_MODEL_STALE', {
      what: `The model was made for ${words}.`,
      got: `${key} ${hashes[key]}${key === 'policy' ? ` (${policy.version})` : ''}`,
      expected: `${key} ${atHand[key]}`,
      remedy: 'Use a model made for these, or run "vitrine features" and "vitrine train".',
    })
  }
}

/**
 * Refuses a model that could not answer on the data directory as it is.
 * @throws VitrineError E_NO_WAREHOUSE, E_MATRIX_MISSING, E_MODEL_STALE; E_MODEL_UNSCORED when a training or an import was
 *   cut off before everybody was scored
 */
export async function requireReady(dataDir: string, id: string, content: BundleContent): Promise<void> {
  const paths = workspacePaths(dataDir)
  const { generation } = await openWarehouse(paths.warehouse)
  requireFit(content, { generation })
  const matrix = openMatrix(paths.matrix(generation))
  matrix.close()
  requireFit(content, matrix.hashes)
  if (hasScores(paths.portfolio(generation, id))) return
  fail('E_MODEL_UNSCORED', {
    what: 'The model has not scored everybody.',
    got: 'no scores of all applications',
    expected: 'a training or an import that went to its end',
    remedy: 'Train or import it again: the same input gives the same model.',
  })
}

/** Why a model could not answer here, in a code and words; undefined when it can. */
export async function whyNotReady(
  dataDir: string,
  id: string,
  content: BundleContent,
): Promise<VitrineError | undefined> {
  try {
    await requireReady(dataDir, id, content)
    return undefined
  } catch (error) {
    if (error instanceof VitrineError) return error
    throw error
  }
}
