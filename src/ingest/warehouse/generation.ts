import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { canonicalJson, sha256 } from '../../hash/index.ts'
import { type IngestSummary, type IngestWarning, summaryJson } from '../summary.ts'
import type { TableSchema } from '../table-schema.ts'
import { replaceFile, syncPath } from './durable.ts'

/** Raise when the same input gives other tables than before. */
const layoutVersion = 1

const currentFile = 'CURRENT'
const buildingFolder = '.building'
const generationName = /^[0-9a-f]{16}$/

/** Name of the generation that these inputs give: same bytes and same schema, same name. */
export function nameGeneration(
  tables: readonly TableSchema[],
  inputs: readonly { readonly file: string; readonly sha256: string }[],
): string {
  const schema = tables.map(({ name, columns, flags, origin, applicationId, sortBy }) => ({
    name,
    columns: columns.map((column) => [
      column.name,
      column.type,
      column.sentinels ?? [],
      column.range ?? {},
      column.onlyIn ?? '',
    ]),
    flags: flags.map((flag) => [flag.name, flag.column, flag.equals]),
    origin: origin === undefined ? '' : [origin.name, origin.values],
    applicationId,
    sortBy,
  }))
  const files = inputs.map(({ file, sha256: hash }) => [file, hash]).sort()
  return sha256(canonicalJson(JSON.parse(JSON.stringify({ layoutVersion, schema, files })))).slice(0, 16)
}

export function databasePath(generationDir: string): string {
  return join(generationDir, 'warehouse.duckdb')
}

/** Name that CURRENT holds, or undefined when nothing was ever published. */
export async function currentGeneration(warehouseDir: string): Promise<string | undefined> {
  try {
    return (await readFile(join(warehouseDir, currentFile), 'utf8')).trim()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/** An empty folder to build in; what a killed run left there is removed. Call only with the writer's lock. */
export async function startBuilding(warehouseDir: string): Promise<string> {
  const folder = join(warehouseDir, buildingFolder)
  await rm(folder, { recursive: true, force: true })
  await mkdir(join(folder, 'temp'), { recursive: true })
  return folder
}

export async function readSummary(generationDir: string): Promise<IngestSummary> {
  return JSON.parse(await readFile(join(generationDir, 'summary.json'), 'utf8')) as IngestSummary
}

/** Gives a finished build its name. After a crash the folder is whole under that name, or not there. */
export async function nameBuilding(
  warehouseDir: string,
  building: string,
  summary: IngestSummary,
): Promise<void> {
  await replaceFile(join(building, 'summary.json'), `${JSON.stringify(summaryJson(summary), null, 2)}\n`)
  await syncPath(databasePath(building))
  await syncPath(building)
  const target = join(warehouseDir, summary.generation)
  // Only a damaged folder can stand here: a whole one would have been used as it is.
  await rm(target, { recursive: true, force: true })
  await rename(building, target)
  await syncPath(warehouseDir)
}

export async function publish(warehouseDir: string, generation: string): Promise<void> {
  await replaceFile(join(warehouseDir, currentFile), `${generation}\n`)
}

/**
 * Removes the generations that are not in use. One that cannot be removed (a server on some systems still
 * holds it) does no harm: it is named in a warning and tried again at the next load.
 */
export async function removeOthers(warehouseDir: string, keep: string): Promise<IngestWarning[]> {
  const warnings: IngestWarning[] = []
  for (const name of await readdir(warehouseDir)) {
    if (name === keep || !generationName.test(name)) continue
    try {
      await rm(join(warehouseDir, name), { recursive: true, force: true })
    } catch (error) {
      warnings.push({
        code: 'W_GENERATION_LEFT',
        text: `The older data ${name} could not be removed now (${String(error)}); the next load tries again.`,
      })
    }
  }
  return warnings
}
