import { VitrineError } from '../../errors/index.ts'
import { challenge, championOf, promote } from '../../model/index.ts'
import { loadContent } from '../bundle-content.ts'
import { workspacePaths } from '../paths.ts'
import { requireReady } from './require-fit.ts'

export type EnrolledRole = 'champion' | 'challenger'

export interface EnrolRequest {
  readonly dataDir: string
  /** Just trained, stored and scored. */
  readonly modelId: string
  /** True: a model in use that can decide stays in use. */
  readonly challenge?: boolean
  /** Dates the promotion; now unless given. */
  readonly at?: Date
}

/**
 * Gives a model that was trained its place (docs/adr/0014): in use when nothing else can decide, or when no challenge was
 * asked for; else challenger of the model in use.
 */
export async function enrol(request: EnrolRequest): Promise<EnrolledRole> {
  const { dataDir, modelId, at = new Date() } = request
  const { models } = workspacePaths(dataDir)
  const champion = await championOf(models)
  const stays = request.challenge === true && champion !== undefined && champion !== modelId
  if (stays && (await canDecide(dataDir, champion))) {
    await challenge(models, modelId)
    return 'challenger'
  }
  await promote(models, modelId, at)
  return 'champion'
}

async function canDecide(dataDir: string, id: string): Promise<boolean> {
  try {
    await requireReady(dataDir, id, await loadContent(workspacePaths(dataDir).models, id))
    return true
  } catch (error) {
    // Damaged, or made for other data: it decides nothing that could be kept up.
    if (error instanceof VitrineError) return false
    throw error
  }
}
