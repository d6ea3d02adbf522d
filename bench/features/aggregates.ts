import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { type ColumnProgram, columnProgram } from '../../src/features/columns/index.ts'
import { openWarehouse, RowFiles } from '../../src/ingest/index.ts'
import { workspacePaths } from '../../src/workspace/index.ts'
import { homeCredit } from '../../lenders/home-credit/index.ts'
import { aggregateList, columnsRead, type TableAggregates } from './aggregate-list.ts'
import { aggregateIds, aggregateSql } from './aggregate-sql.ts'
import type { AggregateJob } from './aggregate-worker.ts'
import { csvTable } from './csv-table.ts'
import type { SharedTable } from './shared-table.ts'
import type { Spec } from './spec.ts'

/** Customers of a table and their aggregates, column after column. */
export interface Aggregated {
  readonly table: string
  readonly ids: Int32Array
  readonly names: readonly string[]
  readonly values: Float64Array
}

const THREADS = 2
/** Customers of a batch. */
const ROOM = 8192

/** Threads that aggregate, started before the clock: imports are no part of the work. */
export const startWorkers = (): Promise<readonly Worker[]> =>
  Promise.all(Array.from({ length: THREADS }, startWorker))

/** Every table's aggregates, kept in memory. */
export async function aggregateTables(spec: Spec, workers: readonly Worker[]): Promise<readonly Aggregated[]> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(THREADS),
    memory_limit: spec.memoryLimit,
    temp_directory: join(spec.dataDir, 'spill'),
  })
  const connection = await instance.connect()
  const programs = new Map<string, ColumnProgram>()
  for (const one of answers) programs.set(one.table, await programOf(connection, one))
  const run = async (table: string, source: AggregateJob['source'], ids: Int32Array): Promise<Aggregated> => {
    const program = programs.get(table)!
    const results = new SharedArrayBuffer(program.features.length * ids.length * 8)
    const job: AggregateJob = { program, source, ids, results, room: ROOM, next: new SharedArrayBuffer(4) }
    await Promise.all(workers.map((worker) => answered(worker, job)))
    return { table, ids, names: program.features, values: new Float64Array(results) }
  }
  const found: Promise<Aggregated>[] = []
  if (spec.source === 'ingested') {
    const dir = dirname((await openWarehouse(workspacePaths(spec.dataDir).warehouse)).path)
    const files = RowFiles.open(dir)!
    for (const { table } of answers) found.push(run(table, dir, files.table(table)!.ids))
    files.close()
  } else {
    for (const one of answers) {
      const tables = await csvTables(connection, one, spec)
      // The next file is read while this one is aggregated; one of them in memory is enough.
      await Promise.all(found)
      found.push(run(one.table, tables, tables[one.table]!.ids))
    }
  }
  const all = await Promise.all(found)
  connection.closeSync()
  instance.closeSync()
  return all
}

/** Those that are no mere building blocks of others. */
const answers = aggregateList.filter(({ table }) => !aggregateList.some(({ joins }) => joins === table))

async function programOf(connection: DuckDBConnection, one: TableAggregates): Promise<ColumnProgram> {
  const tables = [one.table, ...(one.joins === undefined ? [] : [one.joins])]
  const ids = aggregateIds(one)
  const plan = {
    grains: [{ grain: one.table, tables, featureIds: ids, sql: (relation: (table: string) => string) => aggregateSql(one, relation) }],
    shared: [],
    historyIds: [],
    applicationIds: [],
    historyReads: [],
    applicationReads: [],
    applicationSql: () => '',
  }
  return columnProgram(connection, plan, homeCredit.tables, ids)
}

/** A file's table, with the one that it joins. A credit's months name the credit, not the customer. */
async function csvTables(
  connection: DuckDBConnection,
  one: TableAggregates,
  spec: Spec,
): Promise<Readonly<Record<string, SharedTable>>> {
  const read = (of: TableAggregates) => columnsRead(of).map(({ name }) => name)
  const own = await csvTable(connection, one.table, spec.csvFiles[one.table]!, read(one))
  if (one.joins === undefined) return { [one.table]: own }
  const other = aggregateList.find(({ table }) => table === one.joins)!
  const customer = customersBy(own, other.key)
  const months = await csvTable(connection, other.table, spec.csvFiles[other.table]!, read(other), {
    column: other.key,
    of: (key) => customer[key] ?? 0,
  })
  return { [one.table]: own, [other.table]: months }
}

function customersBy({ ids, starts, columns, nRows }: SharedTable, key: string): Int32Array {
  const keys = new Int32Array(columns.find(({ kept }) => kept.name === key)!.cells)
  const customer = new Int32Array(keys.reduce((most, one) => Math.max(most, one), 0) + 1)
  for (const [place, id] of ids.entries()) {
    for (let row = starts[place]!; row < (starts[place + 1] ?? nRows); row++) customer[keys[row]!] = id
  }
  return customer
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
