import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fail } from '../../errors/index.ts'
import { readBundle, writeBundle } from '../../model/index.ts'
import type { ObjectiveId } from '../bank.ts'
import { loadContent, modelFile } from '../bundle-content.ts'
import { workspacePaths } from '../paths.ts'

export interface ExportModelRequest {
  readonly dataDir: string
  readonly id: string
  /** One model file of one objective, or everything as it is stored. */
  readonly format: ExportFormat
  readonly objective: ObjectiveId
  /** File, or folder of a bundle, to write. */
  readonly out: string
}

/** Each writes into a folder and says what it wrote there; another format is another entry. */
const WRITERS = { lightgbm: writeModelFile, bundle: writeFolder } as const
export type ExportFormat = keyof typeof WRITERS
export const EXPORT_FORMATS = Object.keys(WRITERS) as readonly ExportFormat[]

/**
 * Writes a stored model outside the data directory, after checking every byte. What is exported appears whole or not at all.
 * @throws VitrineError E_BUNDLE_UNKNOWN, E_BUNDLE_CORRUPT, E_BUNDLE_FORMAT; E_OUT_FILE when something is there already or
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
