import { exportTables } from '../features/trino/index.ts'
import { openWarehouse } from '../ingest/index.ts'
import type { Lender } from './lender.ts'
import { workspacePaths } from './paths.ts'

export interface LakeExportRequest {
  readonly dataDir: string
  readonly lender: Lender
  /** Folder to write, and where the Trino server will find it. */
  readonly folder: string
  readonly location: string
  readonly catalog: string
  readonly schema: string
  readonly memoryLimit: string
  readonly onProgress?: (done: number, total: number) => void
  readonly signal?: AbortSignal
}

/**
 * Writes what features are made from, of the current generation, as Parquet for a Trino server.
 * @returns names of the tables
 * @throws VitrineError E_NO_WAREHOUSE, E_OUT_FILE, E_MEMORY_LIMIT, E_DISK_FULL
 */
export async function exportForTrino(request: LakeExportRequest): Promise<readonly string[]> {
  const { dataDir, lender, ...rest } = request
  const { path, generation } = await openWarehouse(workspacePaths(dataDir).warehouse)
  return exportTables({ ...rest, warehousePath: path, generation, catalogue: lender.catalogue })
}
