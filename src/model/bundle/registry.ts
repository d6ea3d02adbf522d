import { readdir, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { readBundle, syncFolder, writeDurably } from './bundle.ts'

const CHAMPION = 'CHAMPION'

/** Id of the model in use, or undefined when none was promoted yet. */
export async function championOf(modelsDir: string): Promise<string | undefined> {
  try {
    return (await readFile(join(modelsDir, CHAMPION), 'utf8')).trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/**
 * Puts a model into use, after checking it; readers see the old champion or the new one, never neither.
 * @throws VitrineError E_BUNDLE_UNKNOWN, E_BUNDLE_CORRUPT
 */
export async function promote(modelsDir: string, id: string): Promise<void> {
  await readBundle(modelsDir, id)
  const fresh = join(modelsDir, `.${CHAMPION}-${id}`)
  await writeDurably(fresh, `${id}\n`)
  await rename(fresh, join(modelsDir, CHAMPION))
  await syncFolder(modelsDir)
}

/** Ids of all stored models, sorted; their content is not checked. */
export async function listBundles(modelsDir: string): Promise<string[]> {
  const names = await readdir(modelsDir)
  return names.filter((name) => /^[0-9a-f]{16}$/.test(name)).sort()
}
