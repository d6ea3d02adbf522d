import { dirname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { homeCredit } from '../../lenders/home-credit/index.ts'
import { type ColumnProgram, columnProgram } from '../../src/features/columns/index.ts'
import { openWarehouse, RowFiles } from '../../src/ingest/index.ts'
import { workspacePaths } from '../../src/workspace/index.ts'
import { aggregateList, type TableAggregates } from './aggregate-list.ts'
import { aggregateIds, aggregateSql } from './aggregate-sql.ts'
import type { AggregateJob } from './aggregate-worker.ts'
import type { Spec } from './spec.ts'

/** Customers of a table and their aggregates, column after column. */
export interface Aggregated {
  readonly table: string
  readonly ids: Int32Array
  readonly names: readonly string[]
  /** Undefined where they stay in the threads that worked them out. */
  readonly values: Float64Array | undefined
}

const THREADS = 2
/** Customers of a batch. */
const ROOM = 8192

/** Threads that aggregate, started before the clock: imports are no part of the work. */
export const startWorkers = (): Promise<readonly Worker[]> =>
  Promise.all(Array.from({ length: THREADS }, startWorker))

/** Every table's aggregates of the ingested tables, kept in memory. */
export async function aggregateTables(
  spec: Spec,
  workers: readonly Worker[],
): Promise<readonly Aggregated[]> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  const connection = await instance.connect()
  const generationDir = dirname((await openWarehouse(workspacePaths(spec.dataDir).warehouse)).path)
  const files = RowFiles.open(generationDir)!
  const jobs: AggregateJob[] = []
  const done: Promise<void>[] = []
  // The shortest text first: threads begin while the others are read.
  for (const one of answers.toSorted((a, b) => aggregateIds(a).length - aggregateIds(b).length)) {
    const { ids } = files.table(one.table)!
    const program = await programOf(connection, one)
    const room = program.features.length * ids.length * 8
    const results = spec.out === null ? undefined : new SharedArrayBuffer(room)
    const job = { program, generationDir, ids, results, room: ROOM, next: new SharedArrayBuffer(4) }
    jobs.push(job)
    done.push(...workers.map((worker) => answered(worker, job)))
  }
  files.close()
  connection.closeSync()
  instance.closeSync()
  await Promise.all(done)
  return jobs.map(({ program, ids, results }) => ({
    table: program.grains[0]!.grain,
    ids,
    names: program.features,
    values: results && new Float64Array(results),
  }))
}

/** Those that are no mere building blocks of others. */
export const answers = aggregateList.filter(
  ({ table }) => !aggregateList.some(({ joins }) => joins === table),
)

async function programOf(connection: DuckDBConnection, one: TableAggregates): Promise<ColumnProgram> {
  const tables = [one.table, ...(one.joins === undefined ? [] : [one.joins])]
  const ids = aggregateIds(one)
  const plan = {
    grains: [
      {
        grain: one.table,
        tables,
        featureIds: ids,
        sql: (relation: (table: string) => string) => aggregateSql(one, relation, true),
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

/** The sources are read by the same loader as this file. */
function startWorker(): Promise<Worker> {
  const script = new URL('./aggregate-worker.ts', import.meta.url)
  const text = `import('tsx/esm/api').then(({ register }) => { register(); return import('${script.href}') })`
  const worker = new Worker(text, { eval: true, execArgv: [] })
  return new Promise((resolve, reject) => {
    worker.once('message', () => resolve(worker))
    worker.once('error', reject)
  })
}

/** A thread does its jobs in order and names each that is done. */
function answered(worker: Worker, job: AggregateJob): Promise<void> {
  return new Promise((resolve, reject) => {
    const hear = (table: string): void => {
      if (table !== job.program.grains[0]!.grain) return
      worker.off('message', hear)
      resolve()
    }
    worker.on('message', hear)
    worker.once('error', reject)
    worker.postMessage(job)
  })
}
