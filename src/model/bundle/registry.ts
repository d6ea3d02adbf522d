import { mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { readBundle, syncFolder, writeDurably } from './bundle.ts'

/** One line per promotion, `<id> <ISO time>`, newest last: the last one is in use. So history and use change in one step. */
const CHAMPION = 'CHAMPION'
/** One line: the id. */
const CHALLENGER = 'CHALLENGER'

export interface Promotion {
  readonly id: string
  /** ISO 8601, UTC; undefined where the line does not say. */
  readonly at: string | undefined
}

/** Every promotion, oldest first. */
export async function promotionsOf(modelsDir: string): Promise<readonly Promotion[]> {
  return (await linesOf(join(modelsDir, CHAMPION))).map((line) => {
    const [id = '', at] = line.split(' ')
    return { id, at }
  })
}

/** Id of the model in use, or undefined when none was promoted yet. */
export async function championOf(modelsDir: string): Promise<string | undefined> {
  return (await promotionsOf(modelsDir)).at(-1)?.id
}

/** Id of the model that scores beside the one in use and decides nothing, if there is one. */
export async function challengerOf(modelsDir: string): Promise<string | undefined> {
  const [id] = await linesOf(join(modelsDir, CHALLENGER))
  // A promotion that was cut off may have left the note of the model it put in use.
  return id === (await championOf(modelsDir)) ? undefined : id
}

/**
 * Puts a model into use, after checking it; readers see the old champion or the new one, never neither. Promoting the
 * champion again changes nothing. A challenger that is promoted is no challenger any more.
 * @param at when, for the history
 * @throws VitrineError E_BUNDLE_UNKNOWN, E_BUNDLE_CORRUPT
 */
export async function promote(modelsDir: string, id: string, at: Date): Promise<void> {
  await readBundle(modelsDir, id)
  const lines = await linesOf(join(modelsDir, CHAMPION))
  if (lines.at(-1)?.split(' ')[0] !== id) {
    await replace(modelsDir, CHAMPION, [...lines, `${id} ${at.toISOString()}`])
  }
  const [challenger] = await linesOf(join(modelsDir, CHALLENGER))
  if (challenger === id) await rm(join(modelsDir, CHALLENGER), { force: true })
}

/**
 * Makes a stored model the challenger, in place of the one before.
 * @throws VitrineError E_BUNDLE_UNKNOWN, E_BUNDLE_CORRUPT
 */
export async function challenge(modelsDir: string, id: string): Promise<void> {
  await readBundle(modelsDir, id)
  await replace(modelsDir, CHALLENGER, [id])
}

/** Ids of all stored models, sorted; their content is not checked. */
export async function listBundles(modelsDir: string): Promise<string[]> {
  const names = await readdir(modelsDir)
  return names.filter((name) => /^[0-9a-f]{16}$/.test(name)).sort()
}

async function replace(modelsDir: string, name: string, lines: readonly string[]): Promise<void> {
  const aside = await mkdtemp(join(modelsDir, `.${name}-`))
  try {
    await writeDurably(join(aside, name), lines.map((line) => `${line}\n`).join(''))
    await rename(join(aside, name), join(modelsDir, name))
    await syncFolder(modelsDir)
  } finally {
    await rm(aside, { recursive: true, force: true })
  }
}

async function linesOf(path: string): Promise<string[]> {
  try {
    return (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
