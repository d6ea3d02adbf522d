import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { generateHomeCredit, homeCredit } from '../lenders/home-credit/index.ts'
import { ingest } from '../src/ingest/index.ts'
import { buildFeatures, type TrainSummary, trainBank, workspacePaths } from '../src/workspace/index.ts'

export interface SyntheticBank {
  readonly trained: TrainSummary
  /** Scores of everybody, Parquet. */
  readonly scores: string
  /** True PDs of everybody, CSV. */
  readonly truth: string
}

/** Generates a bank, builds its features and trains it, as `vitrine demo` does. */
export async function syntheticBank(
  scratch: string,
  { applications, seed }: { readonly applications: number; readonly seed: number },
): Promise<SyntheticBank> {
  const name = `${applications}-${seed}`
  const tables = join(scratch, `tables-${name}`)
  const dataDir = join(scratch, `data-${name}`)
  const policy = homeCredit.policies[0]!
  await generateHomeCredit({ applications, seed, out: tables })
  const { warehouse, portfolio } = workspacePaths(dataDir)
  const { generation } = await ingest({ source: tables, tables: homeCredit.tables, warehouseDir: warehouse })
  await buildFeatures({ dataDir, lender: homeCredit, policy })
  const trained = await trainBank({ dataDir, lender: homeCredit, policy, seed, onProgress: () => undefined })
  return {
    trained,
    scores: join(portfolio(generation, trained.modelId), 'scores.parquet'),
    truth: join(tables, 'truth.csv'),
  }
}

/** Rows of a query over the view `scored`: the scores of everybody with their TRUE_PD. Numbers by name. */
export async function askScores(
  { scores, truth }: Pick<SyntheticBank, 'scores' | 'truth'>,
  sql: string,
): Promise<Record<string, number>[]> {
  const database = await DuckDBInstance.create(':memory:')
  try {
    const connection = await database.connect()
    await connection.run(
      `create view scored as select s.*, t.TRUE_PD
      from read_parquet('${scores}') s join read_csv('${truth}') t using (SK_ID_CURR)`,
    )
    const rows = (await connection.runAndReadAll(sql)).getRowObjectsJS()
    return rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Number(value)])),
    )
  } finally {
    database.closeSync()
  }
}
