import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Finds earlier work again in a folder that stays (`--keep`), or does it and leaves it there. */
export async function kept<T>(folder: string, name: string, work: () => Promise<T>): Promise<T> {
  const file = join(folder, `${name}.json`)
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as T
  const result = await work()
  writeFileSync(`${file}.part`, JSON.stringify(result))
  renameSync(`${file}.part`, file)
  return result
}
