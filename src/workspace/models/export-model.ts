import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fail } from '../../errors/index.ts'
import { canonicalJson, type Json } from '../../hash/index.ts'
import {
  readBundle,
  type ScorecardScale,
  scorecardOf,
  shapesOfEnsemble,
  writeBundle,
  writeScoreSql,
} from '../../model/index.ts'
import type { ObjectiveId } from '../bank.ts'
import { loadBundle, loadContent, modelFile } from '../bundle-content.ts'
import { workspacePaths } from '../paths.ts'

export interface ExportModelRequest {
  readonly dataDir: string
  readonly id: string
  /** `bundle` = everything as it is stored; the others are of one objective. */
  readonly format: ExportFormat
  readonly objective: ObjectiveId
  /** Of a scorecard. */
  readonly scale: Omit<ScorecardScale, 'calibrator'>
  /** File, or folder of a bundle, to write. */
  readonly out: string
}

/** Each writes into a folder and says what it wrote there; another format is another entry. */
const WRITERS = {
  lightgbm: writeModelFile,
  bundle: writeFolder,
  sql: writeSql,
  scorecard: writeScorecard,
} as const
export type ExportFormat = keyof typeof WRITERS
export const EXPORT_FORMATS = Object.keys(WRITERS) as readonly ExportFormat[]

/**
 * Writes a stored model outside the data directory, after checking every byte. What is exported appears whole or not at all.
 * @throws VitrineError E_BUNDLE_UNKNOWN, E_BUNDLE_CORRUPT, E_BUNDLE_FORMAT; E_NOT_ADDITIVE for sql and scorecard; E_OUT_FILE when something is there already or
 *   nothing can be written there
 */
export async function exportModel(request: ExportModelRequest): Promise<void> {
  const { out } = request
  if (existsSync(out)) refuseOut(out, 'something that is there already')
  const half = `${out}.partial`
  try {
    await rm(half, { recursive: true, force: true })
    await mkdir(half)
    await rename(await WRITERS[request.format](request, half), out)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    // Ours have codes too; those of the file system do not start with E_.
    if (code === undefined || code.startsWith('E_')) throw error
    refuseOut(out, code, error)
  } finally {
    await rm(half, { recursive: true, force: true })
  }
}

/** The final model of one objective. */
async function writeModelFile({ dataDir, id, objective }: ExportModelRequest, dir: string): Promise<string> {
  const { models } = workspacePaths(dataDir)
  const content = await loadContent(models, id)
  const files = await readBundle(models, id)
  const path = join(dir, 'model.txt')
  await writeFile(path, files.get(modelFile(content, objective, 0))!)
  return path
}

/** The table that the SQL reads: what `vitrine features --out` writes. */
const FEATURES_TABLE = 'features'

/** Raw score and PD of new applications as one query. */
async function writeSql(request: ExportModelRequest, dir: string): Promise<string> {
  const { shapes, calibrator } = await additiveOf(request)
  const path = join(dir, 'score.sql')
  await writeFile(
    path,
    `${writeScoreSql(shapes, { from: FEATURES_TABLE, keep: ['SK_ID_CURR'], calibrator })}\n`,
  )
  return path
}

async function writeScorecard(request: ExportModelRequest, dir: string): Promise<string> {
  const { shapes, calibrator } = await additiveOf(request)
  // Only a straight line keeps points additive; else the odds are those of the raw score.
  const scale = calibrator.kind === 'platt' ? { ...request.scale, calibrator } : request.scale
  const path = join(dir, 'scorecard.json')
  await writeFile(path, `${canonicalJson(scorecardOf(shapes, scale) as unknown as Json)}\n`)
  return path
}

/** @throws VitrineError E_NOT_ADDITIVE: only a sum of shapes is a query or a scorecard */
async function additiveOf({ dataDir, id, objective }: ExportModelRequest) {
  const { content, models } = await loadBundle(workspacePaths(dataDir).models, id)
  return {
    shapes: shapesOfEnsemble(models[objective][0]!),
    calibrator: content.objectives.find((one) => one.id === objective)!.calibrators.final,
  }
}

/** The bundle's folder, its list of hashes included. */
async function writeFolder({ dataDir, id }: ExportModelRequest, dir: string): Promise<string> {
  return join(dir, await writeBundle(dir, await readBundle(workspacePaths(dataDir).models, id)))
}

function refuseOut(out: string, got: string, cause?: unknown): never {
  fail(
    'E_OUT_FILE',
    {
      what: 'The model cannot be written there.',
      got,
      expected: 'a new name in a folder that takes files',
      remedy: 'Name another place with --out.',
      file: out,
    },
    cause,
  )
}
