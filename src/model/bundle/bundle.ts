import { mkdtemp, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fail, VitrineError } from '../../errors/index.ts'
import { sha256 } from '../../hash/index.ts'

/** `<sha-256>  <name>` per file, sorted by name; the id is the hash of this list. */
const MANIFEST = 'SHA256SUMS'

/**
 * Writes a model bundle under its content's name. A crash leaves no half bundle; writing the same files again changes
 * nothing.
 * @param dir the folder of all bundles; must exist
 * @param files plain names to contents
 * @returns the id: 16 hex digits over sorted names and contents
 */
export async function writeBundle(
  dir: string,
  files: ReadonlyMap<string, string | Uint8Array>,
): Promise<string> {
  const names = [...files.keys()].sort()
  for (const name of names) checkName(name)
  const manifest = names.map((name) => `${sha256(files.get(name)!)}  ${name}\n`).join('')
  const id = bundleId(manifest)
  if (await isSound(dir, id)) return id
  const fresh = await mkdtemp(join(dir, '.new-'))
  try {
    for (const name of names) await writeDurably(join(fresh, name), files.get(name)!)
    await writeDurably(join(fresh, MANIFEST), manifest)
    await syncFolder(fresh)
    await rm(join(dir, id), { recursive: true, force: true })
    await rename(fresh, join(dir, id))
    await syncFolder(dir)
  } catch (error) {
    await rm(fresh, { recursive: true, force: true })
    // Someone else may have written the same bundle in the meantime: then all is well.
    if (!(await isSound(dir, id))) throw error
  }
  return id
}

/**
 * Reads a bundle and checks every byte against its id.
 * @throws VitrineError E_BUNDLE_UNKNOWN; E_BUNDLE_CORRUPT with the file that is missing, added or altered
 */
export async function readBundle(dir: string, id: string): Promise<Map<string, Uint8Array>> {
  const folder = join(dir, id)
  const present = /^[0-9a-f]{16}$/.test(id) ? await namesIn(folder) : undefined
  if (present === undefined) {
    fail('E_BUNDLE_UNKNOWN', {
      what: 'There is no such model.',
      got: id,
      expected: 'the id of a stored model, 16 hex digits',
      remedy: 'List the stored models, or train one.',
    })
  }
  if (!present.includes(MANIFEST)) corrupt(join(folder, MANIFEST), 'missing', 'the list of files')
  const manifest = await readFile(join(folder, MANIFEST), 'utf8')
  if (bundleId(manifest) !== id) corrupt(join(folder, MANIFEST), `id ${bundleId(manifest)}`, `id ${id}`)
  const sums = new Map(
    manifest.split('\n').flatMap((line) => (line === '' ? [] : [[line.slice(66), line.slice(0, 64)]])),
  )
  const added = present.find((name) => name !== MANIFEST && !sums.has(name))
  if (added !== undefined) corrupt(join(folder, added), 'a file that does not belong to it', 'no such file')
  const files = new Map<string, Uint8Array>()
  for (const [name, sum] of sums) {
    if (!present.includes(name)) corrupt(join(folder, name), 'missing', `SHA-256 ${sum}`)
    const bytes = await readFile(join(folder, name))
    const actual = sha256(bytes)
    if (actual !== sum) corrupt(join(folder, name), `SHA-256 ${actual}`, sum)
    files.set(name, bytes)
  }
  return files
}

export async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

export async function writeDurably(path: string, content: string | Uint8Array): Promise<void> {
  const handle = await open(path, 'w')
  try {
    await handle.writeFile(content)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function bundleId(manifest: string): string {
  return sha256(manifest).slice(0, 16)
}

async function isSound(dir: string, id: string): Promise<boolean> {
  try {
    await readBundle(dir, id)
    return true
  } catch (error) {
    // Unknown: to be written. Corrupt: to be replaced, since its right content is at hand.
    if (error instanceof VitrineError) return false
    throw error
  }
}

async function namesIn(folder: string): Promise<string[] | undefined> {
  try {
    return await readdir(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function checkName(name: string): void {
  if (/^[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(name) && name !== MANIFEST) return
  throw new RangeError(`not a plain file name for a bundle: ${JSON.stringify(name)}`)
}

function corrupt(file: string, got: string, expected: string): never {
  fail('E_BUNDLE_CORRUPT', {
    what: 'The stored model is not the one that was written.',
    got,
    expected,
    remedy: 'Restore the models folder from a backup, or train again.',
    file,
  })
}
