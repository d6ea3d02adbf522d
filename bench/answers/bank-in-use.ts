import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { generateHomeCredit, homeCredit } from '../../lenders/home-credit/index.ts'
import { ingest } from '../../src/ingest/index.ts'
import { buildFeatures, trainBank, workspacePaths } from '../../src/workspace/index.ts'

/** Train and test of the full data. */
export const FULL_SIZE = 356_255
/** As in the full data: 48,744 of 356,255 applications are test. */
const TEST_SHARE = 48_744 / FULL_SIZE

/**
 * The data directory of a trained bank; steps that a kept folder holds are not repeated. Training at full size takes an hour
 * and more.
 */
export async function bankInUse(
  scratch: string,
  applications: number,
  log: (line: string) => void,
): Promise<string> {
  const dir = join(scratch, `bank-${applications}`)
  const dataDir = join(dir, 'data')
  const paths = workspacePaths(dataDir)
  if (existsSync(join(paths.models, 'CHAMPION'))) return dataDir
  mkdirSync(dir, { recursive: true })
  const lender = homeCredit
  const policy = lender.policies[0]!
  const onProgress = (): void => undefined
  if (!existsSync(join(paths.warehouse, 'CURRENT'))) {
    const out = join(dir, 'tables')
    log(`generating ${applications} applications`)
    await generateHomeCredit({ applications, seed: 1, testShare: TEST_SHARE, out })
    log('loading')
    await ingest({ source: out, tables: lender.tables, warehouseDir: paths.warehouse, onProgress })
  }
  log('computing features')
  await buildFeatures({ dataDir, lender, policy, onProgress })
  log('training')
  await trainBank({ dataDir, lender, policy, seed: 1, onProgress })
  return dataDir
}
