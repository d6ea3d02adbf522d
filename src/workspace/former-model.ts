import { fail } from '../errors/index.ts'
import type { StoredMatrix } from '../features/index.ts'
import { canonicalJson, type Json } from '../hash/index.ts'
import { OBJECTIVES } from './bank.ts'
import { type BundleContent, foldsOf, type LoadedBundle, loadBundle } from './bundle-content.ts'
import { keepFolds } from './keep-folds.ts'
import { modelInUse } from './model-in-use.ts'
import { readFolds } from './models/read-scores.ts'
import { workspacePaths } from './paths.ts'
import { hasScores } from './score-columns.ts'

/** A model that training goes on from. */
export interface FormerModel {
  readonly bundle: LoadedBundle
  /** Fold of each row of the matrix at hand: nobody is in a fold whose model has seen the own outcome. */
  readonly folds: Uint8Array
}

/**
 * The model in use, for training to go on from, on its own tables or on others.
 * @throws VitrineError E_NO_MODEL; E_CONTINUE when it was made elsewhere, under another policy or catalogue, or with other
 *   columns, when a score is not stored as its family is trained, or when it is not known who is in which fold
 */
export async function formerModel(dataDir: string, matrix: StoredMatrix): Promise<FormerModel> {
  const { models } = workspacePaths(dataDir)
  const bundle = await loadBundle(models, await modelInUse(dataDir))
  requireAlike(bundle, matrix)
  return { bundle, folds: await foldsOn(dataDir, bundle, matrix) }
}

/**
 * Refuses a model whose scores would not be the same ones when they go on.
 * @throws VitrineError E_CONTINUE, naming what differs
 */
export function requireAlike(
  { content, models }: Pick<LoadedBundle, 'content' | 'models'>,
  matrix: Pick<StoredMatrix, 'columns' | 'hashes'>,
): void {
  const { hashes, policy, card } = content
  if (card.origin.kind === 'imported')
    refuse('a model that was made elsewhere', 'a model that was trained here')
  if (hashes.policy !== matrix.hashes.policy)
    refuse(
      `policy ${hashes.policy} (${policy.version})`,
      `policy ${matrix.hashes.policy}, that of the features at hand`,
    )
  refuseColumns(content, matrix)
  if (hashes.catalogue !== matrix.hashes.catalogue)
    refuse(
      `catalogue ${hashes.catalogue}`,
      `catalogue ${matrix.hashes.catalogue}, that of the features at hand`,
    )
  for (const objective of OBJECTIVES) {
    const { family } = content.objectives.find(({ id }) => id === objective)!.settings[0]!
    const stored = models[objective][0]!.family
    if ((family === 'additive') !== (stored === 'additive'))
      refuse(`${objective} of the family ${family}, stored as ${stored}`, 'a score stored as it is trained')
  }
}

function refuseColumns({ columns }: BundleContent, matrix: Pick<StoredMatrix, 'columns'>): void {
  const said = (spec: unknown): string => canonicalJson((spec ?? 'no column') as Json)
  for (let c = 0; c < Math.max(columns.length, matrix.columns.length); c++) {
    const [own, atHand] = [said(columns[c]), said(matrix.columns[c])]
    if (own !== atHand) refuse(`column ${c + 1}: ${own}`, atHand)
  }
}

async function foldsOn(dataDir: string, bundle: LoadedBundle, matrix: StoredMatrix): Promise<Uint8Array> {
  const { hashes, folds, seed } = bundle.content
  if (hashes.matrix === matrix.hashes.matrix) return foldsOf(bundle, matrix.target)
  const scores = workspacePaths(dataDir).portfolio(hashes.generation, bundle.id)
  if (!hasScores(scores))
    refuse('no record of who is in which fold', `the scores of all applications, in ${scores}`)
  return keepFolds(matrix.rowIds, matrix.target, await readFolds(scores), folds, seed)
}

function refuse(got: string, expected: string): never {
  fail('E_CONTINUE', {
    what: 'Training cannot go on from the model in use.',
    got,
    expected,
    remedy: 'Train from the start, without --continue.',
  })
}
