import { parentPort } from 'node:worker_threads'
import { DuckDBInstance } from '@duckdb/node-api'
import {
  type ColumnProgram,
  EngineColumns,
  FeatureColumns,
  Scratch,
} from '../../src/features/columns/index.ts'
import { type CsvFile, CsvRows, type CsvTable, readPart } from '../../src/ingest/csv-columns/index.ts'
import { RowFiles } from '../../src/ingest/index.ts'

/** What to aggregate, by one of the threads that share it. */
export interface AggregateJob {
  readonly program: ColumnProgram
  /** Folder of a generation, or the program's tables as they were read. */
  readonly source: string | readonly CsvTable[]
  readonly ids: Int32Array
  /** Where each batch of ids begins, and the end. */
  readonly starts: Int32Array
  /** Of tables that were read: buckets of a batch. */
  readonly buckets: number
  /** Takes the results, column after column; without it they stay in the memory of the thread that worked them out. */
  readonly results: SharedArrayBuffer | undefined
  /** Batch that is to be taken next; threads share it. */
  readonly next: SharedArrayBuffer
}

/** Part of a file that is to be read. */
interface ReadJob {
  readonly file: CsvFile
  readonly part: number
}

export type Job = AggregateJob | ReadJob

const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
const engine = new EngineColumns(await instance.connect())

/** Holds the results of all tables, and above them the columns that are worked with. */
const scratch = new Scratch(3 * 2 ** 30)

async function aggregate(job: AggregateJob): Promise<void> {
  const { program, source, ids, starts, buckets, results } = job
  const { table, begin, close } = typeof source === 'string' ? filed(source) : read(source, buckets)
  const columns = FeatureColumns.create(program, { table }, engine, ids.length, scratch)
  if (columns === undefined)
    throw new RangeError(`${program.grains[0]!.grain} has a form that is not worked out`)
  const counter = new Int32Array(job.next)
  const all = results && new Float64Array(results)
  for (;;) {
    const batch = Atomics.add(counter, 0, 1)
    if (batch >= starts.length - 1) break
    const [start, end] = [starts[batch]!, starts[batch + 1]!]
    begin(batch)
    if (!(await columns.compute(Float64Array.from(ids.subarray(start, end)), start)))
      throw new RangeError(`${program.grains[0]!.grain}: a value out of range`)
    for (const [c, id] of all === undefined ? [] : program.features.entries())
      all!.set(columns.output.column(id, ids.length).subarray(start, end), c * ids.length + start)
  }
  close()
}

function filed(generationDir: string) {
  const files = RowFiles.open(generationDir)!
  return { table: (name: string) => files.table(name), begin: () => undefined, close: () => files.close() }
}

function read(tables: readonly CsvTable[], buckets: number) {
  const rows = new Map(tables.map((table) => [table.name, new CsvRows(table, buckets)]))
  return {
    table: (name: string) => rows.get(name),
    begin: (batch: number) => {
      for (const one of rows.values()) one.take(batch * buckets, buckets)
    },
    close: () => undefined,
  }
}

let last = Promise.resolve()
parentPort!.on('message', (job: Job) => {
  last = last.then(async () => {
    if ('part' in job) parentPort!.postMessage(readPart(job.file, job.part))
    else parentPort!.postMessage(await aggregate(job).then(() => true))
  })
})
parentPort!.postMessage('ready')
