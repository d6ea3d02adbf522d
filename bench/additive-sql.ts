import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { homeCredit } from '../lenders/home-credit/index.ts'
import { openMatrix } from '../src/features/index.ts'
import { openWarehouse } from '../src/ingest/index.ts'
import { gatherRows } from '../src/matrix/index.ts'
import {
  type AdditiveModel,
  calibrate,
  ensembleOfShapes,
  TreeScorer,
  writeScoreSql,
} from '../src/model/index.ts'
import { exportFeatures, workspacePaths } from '../src/workspace/index.ts'

const CALIBRATOR = { kind: 'beta', a: 1.1, b: 0.9, c: 0.2 } as const

/** The score as SQL over the features of every application of the bank, as Parquet, beside the scorer. */
export async function scoreSqlGap(model: AdditiveModel, scratch: string) {
  const dataDir = join(scratch, 'data')
  const out = join(scratch, 'features.parquet')
  await exportFeatures({ dataDir, lender: homeCredit, policy: homeCredit.policies[0]!, which: 'model', out })
  const paths = workspacePaths(dataDir)
  const stored = openMatrix(paths.matrix((await openWarehouse(paths.warehouse)).generation))
  const scores = new TreeScorer(ensembleOfShapes(model)).rawScores(gatherRows(stored))
  stored.close()
  const sql = writeScoreSql(model, { from: `'${out}'`, keep: ['SK_ID_CURR'], calibrator: CALIBRATOR })
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  const connection = await instance.connect()
  const start = performance.now()
  const answer = await connection.runAndReadAll(`${sql} order by "SK_ID_CURR"`)
  const seconds = (performance.now() - start) / 1000
  const found = answer.getRows() as unknown as readonly (readonly [bigint, number, number])[]
  connection.closeSync()
  instance.closeSync()
  let rawScore = 0
  let pd = 0
  for (const [row, score] of scores.entries()) {
    rawScore = Math.max(rawScore, Math.abs(found[row]![1] - score))
    pd = Math.max(pd, Math.abs(found[row]![2] - calibrate(CALIBRATOR, score)))
  }
  return { applications: found.length, bytes: sql.length, seconds, largestGap: { rawScore, pd } }
}
