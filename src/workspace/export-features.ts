import { existsSync } from 'node:fs'
import {
  catalogueHash,
  exportMatrix,
  openMatrix,
  openMonitoredMatrix,
  policyHash,
  type StoredMatrix,
} from '../features/index.ts'
import { openWarehouse } from '../ingest/index.ts'
import { type BuildFeaturesRequest, buildFeatures } from './build-features.ts'
import { workspacePaths } from './paths.ts'

export interface ExportFeaturesRequest extends BuildFeaturesRequest {
  /** Features the score may use, or those kept for monitoring; never both in one file. */
  readonly which: 'model' | 'monitored'
  /** Parquet file to write. */
  readonly out: string
}

export interface ExportSummary {
  readonly rows: number
  readonly features: readonly string[]
  readonly hashes: StoredMatrix['hashes']
}

/**
 * Writes the features of the current warehouse generation to one Parquet file. They are computed first, unless the
 * matrix at hand was made from the same generation, catalogue and policy.
 * @throws VitrineError E_NO_WAREHOUSE, E_OUT_FILE, E_DISK_FULL, and those of `buildFeatures`
 */
export async function exportFeatures(request: ExportFeaturesRequest): Promise<ExportSummary> {
  const { dataDir, lender, policy, which, out } = request
  const paths = workspacePaths(dataDir)
  const { generation } = await openWarehouse(paths.warehouse)
  const dir = which === 'model' ? paths.matrix(generation) : paths.monitored(generation)
  const open = which === 'model' ? openMatrix : openMonitoredMatrix
  if (!existsSync(dir) || !isCurrent(open(dir), request)) await buildFeatures(request)
  const matrix = open(dir)
  try {
    await exportMatrix({
      matrix,
      catalogue: lender.catalogue,
      policy,
      tables: lender.tables,
      path: out,
    })
    return { rows: matrix.nRows, features: matrix.columns.map((column) => column.id), hashes: matrix.hashes }
  } finally {
    matrix.close()
  }
}

/** The folder's name says the generation; a folder is whole or absent. */
function isCurrent(matrix: StoredMatrix, { lender, policy }: ExportFeaturesRequest): boolean {
  matrix.close()
  return (
    matrix.hashes.catalogue === catalogueHash(lender.catalogue) && matrix.hashes.policy === policyHash(policy)
  )
}
