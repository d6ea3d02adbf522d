import { dirname } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { homeCredit } from '../../lenders/home-credit/index.ts'
import { type ColumnProgram, columnProgram } from '../../src/features/columns/index.ts'
import { openWarehouse, RowFiles } from '../../src/ingest/index.ts'
import { workspacePaths } from '../../src/workspace/index.ts'
import { aggregateList, type TableAggregates } from './aggregate-list.ts'
import { aggregateIds, aggregateSql } from './aggregate-sql.ts'
import type { AggregateJob } from './aggregate-worker.ts'
import type { Crew } from './crew.ts'
import type { Spec } from './spec.ts'

/** Customers of a table and their aggregates, column after column. */
export interface Aggregated {
  readonly table: string
  readonly ids: Int32Array
  readonly names: readonly string[]
  /** Undefined where they stay in the threads that worked them out. */
  readonly values: Float64Array | undefined
}

/** Customers of a batch. */
const ROOM = 8192

/** Every table's aggregates of the ingested tables, kept in memory. */
export async function aggregateTables(spec: Spec, crew: Crew): Promise<readonly Aggregated[]> {
  const generationDir = dirname((await openWarehouse(workspacePaths(spec.dataDir).warehouse)).path)
  const files = RowFiles.open(generationDir)!
  const done: Promise<Aggregated>[] = []
  await withPrograms(async (programOf) => {
    // The shortest text first: threads begin while the others are read.
    for (const one of answers.toSorted((a, b) => aggregateIds(a).length - aggregateIds(b).length)) {
      const { ids } = files.table(one.table)!
      const starts = Int32Array.from({ length: Math.ceil(ids.length / ROOM) + 1 }, (_, batch) =>
        Math.min(ids.length, batch * ROOM),
      )
      const program = await programOf(one)
      done.push(aggregated(crew, spec, { program, source: generationDir, ids, starts, buckets: 0 }))
    }
  })
  files.close()
  return Promise.all(done)
}

/** Those that are no mere building blocks of others. */
export const answers = aggregateList.filter(
  ({ table }) => !aggregateList.some(({ joins }) => joins === table),
)

export async function aggregated(
  crew: Crew,
  spec: Spec,
  job: Omit<AggregateJob, 'results' | 'next'>,
): Promise<Aggregated> {
  const { program, ids } = job
  const results =
    spec.out === null ? undefined : new SharedArrayBuffer(program.features.length * ids.length * 8)
  const next = new SharedArrayBuffer(4)
  await crew.ask(() => ({ ...job, results, next }))
  const values = results && new Float64Array(results)
  return { table: program.grains[0]!.grain, ids, names: program.features, values }
}

/** Lends what compiles a table's aggregates: the engine reads the texts. */
export async function withPrograms(
  use: (programOf: (one: TableAggregates) => Promise<ColumnProgram>) => Promise<void>,
): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  const connection = await instance.connect()
  await use((one) => programOf(connection, one))
  connection.closeSync()
  instance.closeSync()
}

async function programOf(connection: DuckDBConnection, one: TableAggregates): Promise<ColumnProgram> {
  const tables = [one.table, ...(one.joins === undefined ? [] : [one.joins])]
  const ids = aggregateIds(one)
  const plan = {
    grains: [
      {
        grain: one.table,
        tables,
        featureIds: ids,
        sql: (relation: (table: string) => string) => aggregateSql(one, relation),
      },
    ],
    shared: [],
    historyIds: [],
    applicationIds: [],
    historyReads: [],
    applicationReads: [],
    applicationSql: () => '',
  }
  return columnProgram(connection, plan, homeCredit.tables, ids)
}
