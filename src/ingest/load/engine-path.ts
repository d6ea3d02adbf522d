import { symlink } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { SourceFile } from '../source/source-file.ts'

/** A path the engine takes literally: it would read `[`, `*` and `?` in a name as a pattern. */
export async function enginePath(file: SourceFile, temp: string): Promise<string> {
  if (!/[*?[\]{}]/.test(file.path)) return file.path
  const link = join(temp, `link-${file.file}.${file.format}`)
  await symlink(resolve(file.path), link)
  return link
}
