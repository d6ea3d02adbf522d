import { buildMatrix, type MatrixManifest, type MatrixRequest, type Policy } from '../features/index.ts'
import { buildMatrixOnTrino, type TrinoLake } from '../features/trino/index.ts'
import { openWarehouse } from '../ingest/index.ts'
import type { Lender } from './lender.ts'
import { workspacePaths } from './paths.ts'

export interface BuildFeaturesRequest {
  readonly dataDir: string
  readonly lender: Lender
  readonly policy: Policy
  /** What the engine may use; what does not fit spills to the data directory. Default 2GB. */
  readonly memoryLimit?: string
  /** Tables of the generation on a Trino server, which then computes; without it, the engine here does. */
  readonly lake?: TrinoLake
  readonly onProgress?: (done: number, total: number) => void
  /** Asked after each batch of applications; aborting throws its reason and leaves the matrix as it was. */
  readonly signal?: AbortSignal
}

/**
 * Computes the features of the current warehouse generation: those the score may use, and, in a folder of their
 * own that nothing which scores ever opens, those kept for monitoring.
 * @throws VitrineError E_NO_WAREHOUSE, E_POLICY_BREACH, E_POLICY_UNLISTED_COLUMN, E_MEMORY_LIMIT, E_DISK_FULL, E_TRINO_…
 */
export async function buildFeatures(request: BuildFeaturesRequest): Promise<MatrixManifest> {
  const { dataDir, lender, policy, memoryLimit = '2GB', lake, onProgress, signal } = request
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
  const build = (target: MatrixRequest): Promise<MatrixManifest> =>
    lake === undefined
      ? buildMatrix(target)
      : buildMatrixOnTrino({ ...target, lake, ...(signal && { signal }) })
  const manifest = await build({
    ...common,
    outDir: paths.matrix(warehouse.generation),
    onProgress: afterBatch,
  })
  await build({
    ...common,
    outDir: paths.monitored(warehouse.generation),
    which: 'monitored',
    onProgress: () => signal?.throwIfAborted(),
  })
  return manifest
}
