import { buildMatrix, type MatrixManifest, type Policy } from '../features/index.ts'
import { openWarehouse } from '../ingest/index.ts'
import type { Lender } from './lender.ts'
import { workspacePaths } from './paths.ts'

export interface BuildFeaturesRequest {
  readonly dataDir: string
  readonly lender: Lender
  readonly policy: Policy
  /** What the engine may use; what does not fit spills to the data directory. Default 2GB. */
  readonly memoryLimit?: string
  readonly onProgress?: (done: number, total: number) => void
  /** Asked after each batch of applications; aborting throws its reason and leaves the matrix as it was. */
  readonly signal?: AbortSignal
}

/**
 * Computes the features of the current warehouse generation: those the score may use, and, in a folder of their
 * own that nothing which scores ever opens, those kept for monitoring.
 * @throws VitrineError E_NO_WAREHOUSE, E_POLICY_BREACH, E_POLICY_UNLISTED_COLUMN
 */
export async function buildFeatures(request: BuildFeaturesRequest): Promise<MatrixManifest> {
  const { dataDir, lender, policy, memoryLimit = '2GB', onProgress, signal } = request
  const paths = workspacePaths(dataDir)
  const warehouse = await openWarehouse(paths.warehouse)
  const common = {
    warehousePath: warehouse.path,
    generation: warehouse.generation,
    catalogue: lender.catalogue,
    tables: lender.tables,
    policy,
    memoryLimit,
  }
  const afterBatch = (done: number, total: number): void => {
    signal?.throwIfAborted()
    onProgress?.(done, total)
  }
  const manifest = await buildMatrix({
    ...common,
    outDir: paths.matrix(warehouse.generation),
    onProgress: afterBatch,
  })
  await buildMatrix({
    ...common,
    outDir: paths.monitored(warehouse.generation),
    which: 'monitored',
    onProgress: () => signal?.throwIfAborted(),
  })
  return manifest
}
