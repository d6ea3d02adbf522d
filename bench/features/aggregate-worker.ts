import { parentPort } from 'node:worker_threads'
import { DuckDBInstance } from '@duckdb/node-api'
import {
  type ColumnProgram,
  EngineColumns,
  FeatureColumns,
  Scratch,
} from '../../src/features/columns/index.ts'
import { RowFiles } from '../../src/ingest/index.ts'

/** What to aggregate of a generation. */
export interface AggregateJob {
  readonly program: ColumnProgram
  readonly generationDir: string
  readonly ids: Int32Array
  /** Takes the results, column after column; without it they stay in the memory of the thread that worked them out. */
  readonly results: SharedArrayBuffer | undefined
  readonly room: number
  /** Batch that is to be taken next; threads share it. */
  readonly next: SharedArrayBuffer
}

const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
const engine = new EngineColumns(await instance.connect())

/** Holds the results of all tables, and above them the columns that are worked with. */
const scratch = new Scratch(3 * 2 ** 30)

async function work({ program, generationDir, ids, results, room, next }: AggregateJob): Promise<void> {
  const files = RowFiles.open(generationDir)!
  const columns = FeatureColumns.create(program, files, engine, ids.length, scratch)
  if (columns === undefined)
    throw new RangeError(`${program.grains[0]!.grain} has a form that is not worked out`)
  const counter = new Int32Array(next)
  const all = results && new Float64Array(results)
  for (;;) {
    const start = Atomics.add(counter, 0, 1) * room
    if (start >= ids.length) break
    const batch = Float64Array.from(ids.subarray(start, start + room))
    if (!(await columns.compute(batch, start)))
      throw new RangeError(`${program.grains[0]!.grain}: a value out of range`)
    for (const [c, id] of all === undefined ? [] : program.features.entries())
      all!.set(columns.output.column(id, ids.length).subarray(start, start + room), c * ids.length + start)
  }
  files.close()
  parentPort!.postMessage(program.grains[0]!.grain)
}

let last = Promise.resolve()
parentPort!.on('message', (job: AggregateJob) => {
  last = last.then(() => work(job))
})
parentPort!.postMessage('ready')
