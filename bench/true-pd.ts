import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { generateHomeCredit, homeCredit } from '../lenders/home-credit/index.ts'
import { ingest, openWarehouse } from '../src/ingest/index.ts'
import { buildFeatures, DECIDING, trainBank, workspacePaths } from '../src/workspace/index.ts'
import type { Bench } from './bench.ts'

const SIZES = [10_000, 50_000]

/** How near does the calibrated, out-of-fold PD come to the one that the synthetic bank was drawn from? */
export const truePd: Bench = {
  name: 'true-pd',
  question: `Mean |PD − true PD| of a synthetic bank of ${SIZES.join(' and ')} applications; the figure is the last one's`,
  unit: 'probability',
  async run(options) {
    const runs = []
    for (const applications of SIZES) {
      const tables = join(options.scratch, `tables-${applications}`)
      const dataDir = join(options.scratch, `data-${applications}`)
      const policy = homeCredit.policies[0]!
      await generateHomeCredit({ applications, seed: 1, out: tables })
      const { warehouse, portfolio } = workspacePaths(dataDir)
      await ingest({ source: tables, tables: homeCredit.tables, warehouseDir: warehouse })
      await buildFeatures({ dataDir, lender: homeCredit, policy })
      const trained = await trainBank({
        dataDir,
        lender: homeCredit,
        policy,
        seed: 1,
        onProgress: () => undefined,
      })
      const { generation } = await openWarehouse(warehouse)
      const run = {
        applications,
        meanError: await meanError(portfolio(generation, trained.modelId), join(tables, 'truth.csv')),
        auc: trained.objectives.find(({ objective }) => objective === DECIDING)!.metrics.auc.value,
      }
      options.log(JSON.stringify(run))
      runs.push(run)
    }
    return { figure: runs.at(-1)!.meanError, details: { runs } }
  },
}

/** Over the applications whose outcome is known, each scored by the model that did not see it. */
async function meanError(portfolio: string, truth: string): Promise<number> {
  const database = await DuckDBInstance.create(':memory:')
  try {
    const connection = await database.connect()
    const answer = await connection.runAndReadAll(
      `select avg(abs(s.PD_${DECIDING.toUpperCase()} - t.TRUE_PD))
      from read_parquet('${join(portfolio, 'scores.parquet')}') s join read_csv('${truth}') t using (SK_ID_CURR)
      where s.TARGET is not null`,
    )
    return answer.getRows()[0]![0] as number
  } finally {
    database.closeSync()
  }
}
