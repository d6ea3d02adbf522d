import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fail } from '../../errors/index.ts'
import type { TableSchema } from '../table-schema.ts'
import { inSchemaOrder, matchFile, type SourceFile } from './source-file.ts'

/** The recognised files of a folder; when there are none, those of the folders directly inside. */
export async function filesInFolder(folder: string, tables: readonly TableSchema[]): Promise<SourceFile[]> {
  const here = await recognised(folder, '', tables)
  if (here.length > 0) return inSchemaOrder(here, tables)
  const inside: SourceFile[] = []
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (!entry.isDirectory() || entry.name.startsWith('.')) continue
    inside.push(...(await recognised(folder, entry.name, tables)))
  }
  return inSchemaOrder(inside, tables)
}

async function recognised(
  root: string,
  below: string,
  tables: readonly TableSchema[],
): Promise<SourceFile[]> {
  const folder = join(root, below)
  const files: SourceFile[] = []
  for (const name of (await readable(folder, () => readdir(folder))).sort()) {
    const match = matchFile(name, tables)
    if (match === undefined) continue
    const path = join(folder, name)
    const { size } = await readable(path, () => stat(path))
    files.push({ ...match, name: join(below, name), path, bytes: size })
  }
  return files
}

/** @throws VitrineError E_SOURCE_UNREADABLE with the system's reason */
export async function readable<T>(path: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    return fail(
      'E_SOURCE_UNREADABLE',
      {
        what: 'The path cannot be read.',
        got: error instanceof Error ? error.message : String(error),
        expected: 'A folder, a zip or a table file that this account may read',
        remedy: 'Check the spelling of the path and the rights on it.',
        file: path,
      },
      error,
    )
  }
}
