import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { homeCredit } from '../../lenders/home-credit/index.ts'
import { openMatrix } from '../../src/features/index.ts'
import { openTrino, rowsOf } from '../../src/features/trino/trino-client.ts'
import { openWarehouse } from '../../src/ingest/index.ts'
import { type ColumnSpec, gatherRows } from '../../src/matrix/index.ts'
import {
  binMatrix,
  calibrate,
  ensembleOfShapes,
  TreeScorer,
  trainAdditive,
  writeScoreSql,
} from '../../src/model/index.ts'
import { exportFeatures, workspacePaths } from '../../src/workspace/index.ts'
import type { FamilyResult } from './compare-engines.ts'

const CALIBRATOR = { kind: 'beta', a: 1.1, b: 0.9, c: 0.2 } as const
/** Absolute, of raw scores and PDs. */
const TOLERANCE = 1e-9

/**
 * Trains an additive model with pairs on the features of a bank, runs its SQL on the server over the same features as
 * Parquet, once with missing values as null and once as NaN, and compares every score and PD with the scorer's.
 */
export async function compareScore(
  name: string,
  folder: string,
  lake: string,
  url: string,
): Promise<FamilyResult> {
  const dataDir = join(folder, name)
  const place = `${name}_score`
  mkdirSync(join(lake, place))
  const out = join(lake, place, 'matrix.parquet')
  await exportFeatures({ dataDir, lender: homeCredit, policy: homeCredit.policies[0]!, which: 'model', out })
  const paths = workspacePaths(dataDir)
  const matrix = openMatrix(paths.matrix((await openWarehouse(paths.warehouse)).generation))
  const { columns, nRows, rowIds } = matrix
  const known = Uint32Array.from(matrix.target.keys()).filter((row) => !Number.isNaN(matrix.target[row]!))
  const params = { rounds: 100, bags: 1, pairs: 3, seed: 1 }
  const model = await trainAdditive(await binMatrix(matrix, { rows: known }), matrix.target, params, {
    rows: known,
  })
  const scores = new TreeScorer(ensembleOfShapes(model)).rawScores(gatherRows(matrix))
  matrix.close()

  const server = openTrino({ url, user: 'vitrine' })
  const table = `hive."${name}".score_features`
  const typed = columns.map((spec) => `"${spec.id}" ${spec.kind === 'number' ? 'double' : 'varchar'}`)
  await server.run(`create table ${table} (sk_id_curr bigint, target integer, split varchar, ${typed.join(', ')})
    with (external_location = 'local:///${place}', format = 'PARQUET')`)
  let differing = 0
  let largest = 0
  for (const from of [table, withNaN(table, columns)]) {
    const sql = writeScoreSql(model, { from, keep: ['sk_id_curr'], calibrator: CALIBRATOR })
    const found = new Map<number, readonly [rawScore: number, pd: number]>()
    for (const [id, rawScore, pd] of await rowsOf(server, sql))
      found.set(Number(id), [Number(rawScore), Number(pd)])
    for (const [row, score] of scores.entries()) {
      const [rawScore, pd] = found.get(rowIds[row]!)!
      const gap = Math.max(Math.abs(rawScore - score), Math.abs(pd - calibrate(CALIBRATOR, score)))
      largest = Math.max(largest, gap)
      if (!(gap <= TOLERANCE)) differing++
    }
  }
  return {
    family: 'score as SQL',
    features: model.shapes.length,
    cells: nRows * 4,
    differing,
    largest,
    examples: [],
  }
}

function withNaN(table: string, columns: readonly ColumnSpec[]): string {
  const cells = columns.map(({ id, kind }) =>
    kind === 'number' ? `coalesce("${id}", nan()) as "${id}"` : `"${id}"`,
  )
  return `(select sk_id_curr, ${cells.join(', ')} from ${table})`
}
