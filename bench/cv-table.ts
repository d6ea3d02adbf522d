import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { homeCredit } from '../lenders/home-credit/index.ts'
import { openMatrix } from '../src/features/index.ts'
import { ingest, openWarehouse } from '../src/ingest/index.ts'
import { type ColumnSpec, type Matrix, MemoryMatrix } from '../src/matrix/index.ts'
import { binMatrix, crossValidate, stratifiedFolds, type TreeParams } from '../src/model/index.ts'
import { buildFeatures, workspacePaths } from '../src/workspace/index.ts'
import { bankSource } from './bank-source.ts'
import type { BenchOptions } from './bench.ts'
import { runPeer } from './peers/python.ts'

export const SEEDS = [1, 2, 3, 4, 5]
export const FOLDS = 5

/** The applications whose outcome is known, with every feature that the default policy lets the score use. */
export interface CvTable {
  readonly data: string
  readonly matrix: Matrix
  readonly target: Float64Array
}

export async function cvTable(options: BenchOptions): Promise<CvTable> {
  const source = bankSource(options)
  if (source.kind === 'generated') await source.generate()
  const dataDir = join(options.scratch, 'data')
  const paths = workspacePaths(dataDir)
  await ingest({ source: source.path, tables: homeCredit.tables, warehouseDir: paths.warehouse })
  await buildFeatures({ dataDir, lender: homeCredit, policy: homeCredit.policies[0]! })
  const { generation } = await openWarehouse(paths.warehouse)
  const stored = openMatrix(paths.matrix(generation))
  const known = Uint32Array.from(stored.target.keys()).filter((row) => !Number.isNaN(stored.target[row]!))
  const pick = (values: Float64Array): Float64Array => Float64Array.from(known, (row) => values[row]!)
  const matrix = new MemoryMatrix(
    stored.columns,
    pick(stored.rowIds),
    stored.columns.map((_, column) => pick(stored.column(column))),
  )
  const target = pick(stored.target)
  stored.close()
  return { data: source.kind === 'files' ? 'real sample' : 'synthetic', matrix, target }
}

/** The same applications with some of the columns. */
export function withColumns(table: CvTable, keep: (column: ColumnSpec) => boolean): CvTable {
  const { matrix } = table
  const kept = [...matrix.columns.keys()].filter((index) => keep(matrix.columns[index]!))
  return {
    ...table,
    matrix: new MemoryMatrix(
      kept.map((index) => matrix.columns[index]!),
      matrix.rowIds,
      kept.map((index) => matrix.column(index)),
    ),
  }
}

/** Raw scores out of fold, one array per seed. */
export async function ourScores(table: CvTable, params: Partial<TreeParams>): Promise<Float64Array[]> {
  const { matrix, target } = table
  const binned = await binMatrix(matrix)
  const perSeed: Float64Array[] = []
  for (const seed of SEEDS) {
    const folds = stratifiedFolds(target, FOLDS, seed)
    const job = { binned, matrix, target, folds, params: { ...params, seed } }
    perSeed.push((await crossValidate(job)).outOfFold)
  }
  return perSeed
}

/** LightGBM on the same columns, folds and settings. */
export function peerScores(
  table: CvTable,
  params: Partial<TreeParams>,
  python: string,
  folder: string,
): { readonly version: string; readonly perSeed: Float64Array[] } {
  const { matrix, target } = table
  writePeerTable(table, folder, new Map(SEEDS.map((seed) => [seed, stratifiedFolds(target, FOLDS, seed)])))
  const spec = {
    nRows: target.length,
    columns: matrix.columns.map(({ id, kind }) => ({ id, kind })),
    seeds: SEEDS,
    params: lightgbmParams(params, matrix.columns),
  }
  writeFileSync(join(folder, 'spec.json'), JSON.stringify(spec))
  const script = new URL('./peers/lightgbm_cv.py', import.meta.url)
  const answer = runPeer<{ version: string; scores: Record<string, number[]> }>(python, script, [folder])
  return {
    version: answer.version,
    perSeed: SEEDS.map((seed) => Float64Array.from(answer.scores[String(seed)]!)),
  }
}

/** What the peer scripts read: matrix.f64 (column-major), target.f64 and folds-<seed>.f64, little-endian. */
export function writePeerTable(
  { matrix, target }: CvTable,
  folder: string,
  foldsBySeed: ReadonlyMap<number, Uint8Array>,
): void {
  const write = (name: string, parts: readonly Float64Array[]): void =>
    writeFileSync(join(folder, name), Buffer.concat(parts.map((part) => new Uint8Array(part.buffer))))
  write(
    'matrix.f64',
    matrix.columns.map((_, column) => matrix.column(column)),
  )
  write('target.f64', [target])
  for (const [seed, folds] of foldsBySeed) write(`folds-${seed}.f64`, [Float64Array.from(folds)])
}

function lightgbmParams(params: Partial<TreeParams>, columns: readonly ColumnSpec[]) {
  return {
    objective: 'binary',
    num_iterations: params.rounds,
    learning_rate: params.learningRate,
    num_leaves: params.numLeaves,
    min_data_in_leaf: params.minDataInLeaf,
    feature_fraction: params.featureFraction,
    bagging_fraction: params.baggingFraction,
    bagging_freq: params.baggingFreq,
    lambda_l2: params.lambdaL2,
    max_bin: 255,
    monotone_constraints: columns.map(({ id }) => params.monotone?.[id] ?? 0),
  }
}
