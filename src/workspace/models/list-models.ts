import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Problem, VitrineError } from '../../errors/index.ts'
import { challengerOf, championOf, type FoundSettings, listBundles } from '../../model/index.ts'
import { DECIDING, type EstimateWithInterval } from '../bank.ts'
import { type BundleContent, loadContent } from '../bundle-content.ts'
import { workspacePaths } from '../paths.ts'
import { whyNotReady } from './require-fit.ts'

export type ModelRole = 'champion' | 'challenger' | 'none'

/** One stored model in a line. */
export interface ListedModel {
  readonly id: string
  readonly role: ModelRole
  /** When its files were written here, ISO 8601; null when they are not there. */
  readonly storedAt: string | null
  /** What can be said of a sound one. */
  readonly sound: {
    readonly origin: 'trained' | 'imported'
    /** Of the deciding score; null when it was made elsewhere. */
    readonly settings: FoundSettings | null
    readonly policy: string
    readonly generation: string
    readonly trainedOn: number
    /** Of the deciding score. */
    readonly auc: EstimateWithInterval
    readonly limitPd: number
    /** Why it could not be promoted as things are. */
    readonly notReady: Problem | null
  } | null
  /** Why it cannot be read. */
  readonly damage: Problem | null
}

/**
 * Every stored model, those in a role first. Damaged ones are listed as such; nothing is removed.
 * @returns empty when there is no models folder yet
 */
export async function listModels(dataDir: string): Promise<readonly ListedModel[]> {
  const { models } = workspacePaths(dataDir)
  if (!existsSync(models)) return []
  const [champion, challenger] = [await championOf(models), await challengerOf(models)]
  const named = [champion, challenger].filter((id) => id !== undefined)
  const ids = [...named, ...(await listBundles(models)).filter((id) => !named.includes(id))]
  const listed: ListedModel[] = []
  for (const id of ids) {
    const role = id === champion ? 'champion' : id === challenger ? 'challenger' : 'none'
    listed.push({ id, role, storedAt: await storedAt(models, id), ...(await lookInto(dataDir, id)) })
  }
  return listed
}

async function lookInto(dataDir: string, id: string): Promise<Pick<ListedModel, 'sound' | 'damage'>> {
  try {
    const content = await loadContent(workspacePaths(dataDir).models, id)
    return { sound: await soundLine(dataDir, id, content), damage: null }
  } catch (error) {
    if (error instanceof VitrineError) return { sound: null, damage: error.toJSON() }
    throw error
  }
}

async function soundLine(dataDir: string, id: string, content: BundleContent): Promise<ListedModel['sound']> {
  const { card, policy, hashes } = content
  const deciding = card.objectives.find(({ objective }) => objective === DECIDING)!
  return {
    origin: card.origin.kind,
    settings: deciding.settings,
    policy: policy.version,
    generation: hashes.generation,
    trainedOn: card.trainedOn,
    auc: deciding.metrics.auc,
    limitPd: deciding.limitPd,
    notReady: (await whyNotReady(dataDir, id, content))?.toJSON() ?? null,
  }
}

/** The list of files is written last and never again. */
async function storedAt(modelsDir: string, id: string): Promise<string | null> {
  const written = await stat(join(modelsDir, id, 'SHA256SUMS')).catch(() => undefined)
  return written?.mtime.toISOString() ?? null
}
