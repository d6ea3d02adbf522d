import { join } from 'node:path'
import { homeCredit } from '../../lenders/home-credit/index.ts'
import { openMatrix, openMonitoredMatrix, type StoredMatrix } from '../../src/features/index.ts'
import { exportTables, openTrino, trinoFeatures } from '../../src/features/trino/index.ts'
import { ingest, openWarehouse } from '../../src/ingest/index.ts'
import { buildFeatures, workspacePaths } from '../../src/workspace/index.ts'

/** Relative, of the larger value; values below 1 are compared as if they were 1. */
const TOLERANCE = 1e-9

export interface FamilyResult {
  readonly family: string
  readonly features: number
  readonly cells: number
  readonly differing: number
  readonly largest: number
  /** Some of the features that differ. */
  readonly examples: readonly string[]
}

/**
 * Builds all features of a bank, those of the score and those monitored, on both engines, and compares every value.
 * @param lake folder that the server serves as `local:///`
 */
export async function compareEngines(
  name: string,
  source: string,
  folder: string,
  lake: string,
  url: string,
): Promise<readonly FamilyResult[]> {
  const dataDir = join(folder, name)
  const paths = workspacePaths(dataDir)
  await ingest({ source, tables: homeCredit.tables, warehouseDir: paths.warehouse })
  const policy = homeCredit.policies[0]!
  await buildFeatures({ dataDir, lender: homeCredit, policy })
  const warehouse = await openWarehouse(paths.warehouse)

  const server = openTrino({ url, user: 'vitrine' })
  const tables = homeCredit.tables.map((table) => table.name)
  const exported = await exportTables(warehouse.path, tables, join(lake, name))
  await server.run(`create schema hive.${name}`)
  for (const table of exported) {
    await server.run(`create table hive.${name}.${table.name} (${table.columns.join(', ')})
      with (external_location = 'local:///${name}/${table.name}', format = 'PARQUET')`)
  }
  const results: FamilyResult[] = []
  const matrices = [
    ['model', openMatrix(paths.matrix(warehouse.generation))],
    ['monitored', openMonitoredMatrix(paths.monitored(warehouse.generation))],
  ] as const
  for (const [which, matrix] of matrices) {
    const ids = matrix.columns.map(({ id }) => id)
    const theirs = await trinoFeatures(server, homeCredit.catalogue, ids, (table) => `hive.${name}.${table}`)
    results.push(...compared(matrix, theirs.rowIds, theirs.columns, which))
    matrix.close()
  }
  return results
}

function compared(
  matrix: StoredMatrix,
  rowIds: Float64Array,
  theirs: ReadonlyMap<string, Float64Array>,
  which: string,
): FamilyResult[] {
  if (rowIds.length !== matrix.nRows || !rowIds.every((id, row) => id === matrix.rowIds[row])) {
    throw new Error(`Trino has ${rowIds.length} applications, DuckDB ${matrix.nRows}, or other ones`)
  }
  const families = new Map<string, { cells: number; differing: number; largest: number; ids: string[] }>()
  const counts = new Map<string, number>()
  for (const [index, { id }] of matrix.columns.entries()) {
    const { grain } = homeCredit.catalogue.features.find((feature) => feature.id === id)!
    const family = `${which}: ${grain ?? 'application'}`
    const at = families.get(family) ?? { cells: 0, differing: 0, largest: 0, ids: [] }
    families.set(family, at)
    counts.set(family, (counts.get(family) ?? 0) + 1)
    const ours = matrix.column(index)
    const others = theirs.get(id)!
    let differing = 0
    for (let row = 0; row < ours.length; row++) {
      const difference = relativeDifference(ours[row]!, others[row]!)
      at.largest = Math.max(at.largest, difference)
      if (difference > TOLERANCE) differing++
    }
    at.cells += ours.length
    at.differing += differing
    if (differing > 0) at.ids.push(`${id} (${differing})`)
  }
  return [...families].map(([family, { cells, differing, largest, ids }]) => ({
    family,
    features: counts.get(family)!,
    cells,
    differing,
    largest,
    examples: ids.slice(0, 5),
  }))
}

/** 0 for two missing values, Infinity when only one is missing. */
function relativeDifference(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) && Number.isNaN(b) ? 0 : Infinity
  return Math.abs(a - b) / Math.max(1, Math.abs(a), Math.abs(b))
}
