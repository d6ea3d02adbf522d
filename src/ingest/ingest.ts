import { mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fail } from '../errors/index.ts'
import { engineFailure } from './engine-failure.ts'
import { loadTables } from './load/load-tables.ts'
import { threadsFor } from './memory-size.ts'
import { type IngestProgress, ProgressMeter } from './progress.ts'
import { checkSource } from './source/check-source.ts'
import { fingerprint } from './source/fingerprint.ts'
import { filesInFolder, readable } from './source/folder.ts'
import { matchFile, type SourceFile } from './source/source-file.ts'
import { openZip, type Zip } from './source/zip.ts'
import type { IngestSummary } from './summary.ts'
import type { TableSchema } from './table-schema.ts'
import {
  nameBuilding,
  nameGeneration,
  publish,
  readSummary,
  removeOthers,
  startBuilding,
} from './warehouse/generation.ts'
import { isWhole } from './warehouse/open-warehouse.ts'
import { lockWarehouse } from './warehouse/writer-lock.ts'

interface IngestRequest {
  /** A folder, or a zip, of .csv, .csv.gz or .parquet files under their original names. */
  readonly source: string
  /** The lender's tables; the first holds one row per application. */
  readonly tables: readonly TableSchema[]
  /** Where generations and CURRENT live; made when absent. */
  readonly warehouseDir: string
  /** For the engine, as in "2GB" (the default); beyond it, sorts spill to the disk. */
  readonly memoryLimit?: string
  /** Default: those of the machine, as far as the memory limit can feed them. */
  readonly threads?: number
  readonly onProgress?: (progress: IngestProgress) => void
  readonly signal?: AbortSignal
}

/**
 * Loads raw tables into a new generation and puts it in use. Either all of it succeeds, or the generation
 * in use stays as it was; the same holds when the process is killed at any moment.
 * Input that was loaded before is recognised by its bytes and not loaded again.
 * A source that cannot be used is refused before anything is written.
 * @throws VitrineError with file, line and column for everything that can be wrong with the input
 */
export async function ingest(request: IngestRequest): Promise<IngestSummary> {
  const { warehouseDir, signal } = request
  const source = await openSource(request)
  try {
    await mkdir(warehouseDir, { recursive: true })
    const unlock = await lockWarehouse(warehouseDir)
    const building = await startBuilding(warehouseDir)
    try {
      return await build(request, source, building)
    } catch (error) {
      if (signal?.aborted === true) return cancelled(request.source, error)
      return engineFailure(error)
    } finally {
      await rm(building, { recursive: true, force: true })
      unlock()
    }
  } finally {
    source.close()
  }
}

async function build(request: IngestRequest, source: Source, building: string): Promise<IngestSummary> {
  const { tables, warehouseDir, memoryLimit = '2GB', onProgress, signal } = request
  const progress = new ProgressMeter(source.bytes, source.steps, onProgress)
  const files = await source.ready(join(building, 'temp'), progress)
  const inputs: { file: string; sha256: string }[] = []
  for (const file of files) {
    progress.begin('read', file.table.name)
    inputs.push({ file: file.file, sha256: await fingerprint(file, signal) })
    progress.finish('read', file.bytes)
  }
  const generation = nameGeneration(tables, inputs)
  const known = await isWhole(warehouseDir, generation)
  const summary = known
    ? await readSummary(join(warehouseDir, generation))
    : await loadTables({
        ...request,
        memoryLimit,
        threads: request.threads ?? threadsFor(memoryLimit),
        files,
        generation,
        building,
        progress,
      })
  signal?.throwIfAborted()
  progress.begin('seal')
  if (!known) await nameBuilding(warehouseDir, building, summary)
  progress.begin('publish')
  await publish(warehouseDir, generation)
  const left = await removeOthers(warehouseDir, generation)
  progress.begin('done')
  return { ...summary, warnings: [...summary.warnings, ...left] }
}

/** A source whose files are known and wanted; nothing was written yet. */
interface Source {
  /** Size of the tables when unpacked. */
  readonly bytes: number
  readonly steps: readonly ('extract' | 'read' | 'load' | 'sort')[]
  /** Unpacks into `temp` what the engine cannot read in place. */
  ready(temp: string, progress: ProgressMeter): Promise<SourceFile[]>
  close(): void
}

async function openSource({ source, tables, signal }: IngestRequest): Promise<Source> {
  if ((await readable(source, () => stat(source))).isDirectory()) {
    const files = await filesInFolder(source, tables)
    checkSource(source, files, tables)
    return {
      bytes: totalBytes(files),
      steps: ['read', 'load', 'sort'],
      ready: () => Promise.resolve(files),
      close: () => undefined,
    }
  }
  if (matchFile(source, tables) !== undefined) return singleTable(source)
  const zip = await openZip(source, tables)
  try {
    checkSource(source, zip.entries, tables)
  } catch (error) {
    zip.close()
    throw error
  }
  return {
    bytes: totalBytes(zip.entries),
    steps: ['extract', 'read', 'load', 'sort'],
    ready: (temp, progress) => unpackAll(zip, temp, progress, signal),
    close: () => zip.close(),
  }
}

function totalBytes(files: readonly { readonly bytes: number }[]): number {
  return files.reduce((sum, file) => sum + file.bytes, 0)
}

async function unpackAll(
  zip: Zip,
  temp: string,
  progress: ProgressMeter,
  signal: AbortSignal | undefined,
): Promise<SourceFile[]> {
  const files: SourceFile[] = []
  for (const entry of zip.entries) {
    progress.begin('extract', entry.table.name)
    files.push(await zip.unpack(entry, temp, signal))
    progress.finish('extract', entry.bytes)
  }
  return files
}

function singleTable(source: string): never {
  return fail('E_NOT_A_ZIP', {
    what: 'This is one table, not all of them.',
    got: source,
    expected: 'The folder or the zip that holds the tables',
    remedy: 'Point to the folder in which this file lies.',
    file: source,
  })
}

function cancelled(source: string, cause: unknown): never {
  return fail(
    'E_INGEST_CANCELLED',
    {
      what: 'The load was stopped.',
      got: 'a request to stop',
      expected: 'Time to finish',
      remedy: 'Run it again. The data in use is untouched.',
      file: source,
    },
    cause,
  )
}
