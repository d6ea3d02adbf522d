import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { OBJECTIVES, type ObjectiveId } from '../bank.ts'
import { SCORES_FILE } from '../score-columns.ts'

/** What one model said of everybody under one objective, in the order of the applications. */
export interface ScoresOf {
  /** Log-odds. */
  readonly rawScores: Float64Array
  readonly pds: Float64Array
  /** 1 = approved. */
  readonly approved: Uint8Array
}

export interface PortfolioScores {
  /** Rising. */
  readonly applicationIds: Float64Array
  /** 1, 0, NaN where the outcome is not known. */
  readonly target: Float64Array
  readonly objectives: Readonly<Record<ObjectiveId, ScoresOf>>
}

/** Reads back the scores that a training or an import wrote. */
export function readScores(portfolioDir: string): Promise<PortfolioScores> {
  return withScores(portfolioDir, async (column) => {
    const entries: [ObjectiveId, ScoresOf][] = []
    for (const id of OBJECTIVES) {
      const name = id.toUpperCase()
      const approved = await column(`case when OUTCOME_${name} = 'approved' then 1 else 0 end`)
      entries.push([
        id,
        {
          rawScores: await column(`RAW_${name}`),
          pds: await column(`PD_${name}`),
          approved: Uint8Array.from(approved),
        },
      ])
    }
    return {
      applicationIds: await column('SK_ID_CURR'),
      target: await column('TARGET'),
      objectives: Object.fromEntries(entries) as Record<ObjectiveId, ScoresOf>,
    }
  })
}

/** Application → fold whose model has not seen its outcome; without those whose outcome trained no model. */
export function readFolds(portfolioDir: string): Promise<Map<number, number>> {
  return withScores(portfolioDir, async (column) => {
    const folds = await column(
      "case when SCORED_BY like 'fold-%' then cast(substr(SCORED_BY, 6) as integer) - 1 end",
    )
    const entries = [...(await column('SK_ID_CURR'))].map((id, at) => [id, folds[at]!] as const)
    return new Map(entries.filter(([, fold]) => !Number.isNaN(fold)))
  })
}

async function withScores<T>(
  portfolioDir: string,
  read: (column: (sql: string) => Promise<Float64Array>) => Promise<T>,
): Promise<T> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1', memory_limit: '1GB' })
  const connection = await instance.connect()
  const file = `'${join(portfolioDir, SCORES_FILE).replaceAll("'", "''")}'`
  try {
    return await read((sql) => doublesOf(connection, sql, file))
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

/** One column, NULL as NaN, a chunk at a time. */
async function doublesOf(connection: DuckDBConnection, sql: string, file: string): Promise<Float64Array> {
  const result = await connection.stream(
    `select coalesce(cast(${sql} as double), 'nan'::double) from read_parquet(${file}) order by SK_ID_CURR`,
  )
  const parts: number[][] = []
  for await (const chunk of result) parts.push(chunk.getColumnValues(0) as number[])
  return Float64Array.from(parts.flat())
}
