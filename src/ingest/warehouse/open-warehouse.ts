import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { fail } from '../../errors/index.ts'
import { RowFiles } from '../rows/row-files.ts'
import type { IngestSummary } from '../summary.ts'
import { currentGeneration, databasePath, readSummary } from './generation.ts'

export interface Warehouse {
  readonly generation: string
  /** The DuckDB file; open it read-only. */
  readonly path: string
  readonly summary: IngestSummary
}

/**
 * The generation in use.
 * @throws VitrineError E_NO_WAREHOUSE when none was published
 */
export async function openWarehouse(warehouseDir: string): Promise<Warehouse> {
  const generation = await currentGeneration(warehouseDir)
  if (generation === undefined) {
    return fail('E_NO_WAREHOUSE', {
      what: 'There is no data yet.',
      got: `no published generation in ${warehouseDir}`,
      expected: 'A warehouse written by "vitrine ingest"',
      remedy: 'Run "vitrine ingest PATH" first.',
      file: warehouseDir,
    })
  }
  const folder = join(warehouseDir, generation)
  return { generation, path: databasePath(folder), summary: await readSummary(folder) }
}

/** Whether a generation stands there whole: its rows and summary read, and every table opens with the rows it names. */
export async function isWhole(warehouseDir: string, generation: string): Promise<boolean> {
  const folder = join(warehouseDir, generation)
  try {
    const rows = RowFiles.open(folder)
    if (rows === undefined) return false
    rows.close()
    const summary = await readSummary(folder)
    const instance = await DuckDBInstance.create(databasePath(folder), { access_mode: 'READ_ONLY' })
    try {
      const connection = await instance.connect()
      for (const table of summary.tables) {
        const reader = await connection.runAndReadAll(`select count(*) from "${table.name}"`)
        if (Number(reader.getRowsJS()[0]?.[0]) !== table.rows) return false
      }
      return true
    } finally {
      instance.closeSync()
    }
  } catch {
    // Whatever is wrong with it, the answer is the same: build it again.
    return false
  }
}
