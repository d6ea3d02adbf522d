import { parentPort } from 'node:worker_threads'
import { DuckDBInstance } from '@duckdb/node-api'
import { type ColumnProgram, EngineColumns, FeatureColumns } from '../../src/features/columns/index.ts'
import { RowFiles } from '../../src/ingest/index.ts'
import { type SharedTable, sharedRows } from './shared-table.ts'

/** What to aggregate, from a generation's files or from tables in memory, and where results go: column after column. */
export interface AggregateJob {
  readonly program: ColumnProgram
  readonly source: string | Readonly<Record<string, SharedTable>>
  readonly ids: Int32Array
  readonly results: SharedArrayBuffer
  readonly room: number
  /** Batch that is to be taken next; threads share it. */
  readonly next: SharedArrayBuffer
}

const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
const engine = new EngineColumns(await instance.connect())

async function work({ program, source, ids, results, room, next }: AggregateJob): Promise<void> {
  const files = typeof source === 'string' ? RowFiles.open(source)! : undefined
  const tables = files ?? {
    table: (name: string) => {
      const shared = (source as Readonly<Record<string, SharedTable>>)[name]
      return shared && sharedRows(shared)
    },
  }
  const columns = FeatureColumns.create(program, tables, engine, room)
  if (columns === undefined) throw new RangeError(`${program.grains[0]!.grain} has a form that is not worked out`)
  const counter = new Int32Array(next)
  const all = new Float64Array(results)
  for (;;) {
    const start = Atomics.add(counter, 0, 1) * room
    if (start >= ids.length) break
    const batch = Float64Array.from(ids.subarray(start, start + room))
    if (!(await columns.compute(batch))) throw new RangeError(`${program.grains[0]!.grain}: a value out of range`)
    for (const [c, id] of program.features.entries())
      all.set(columns.output.column(id, batch.length), c * ids.length + start)
  }
  files?.close()
  parentPort!.postMessage(program.grains[0]!.grain)
}

let last = Promise.resolve()
parentPort!.on('message', (job: AggregateJob) => {
  last = last.then(() => work(job))
})
parentPort!.postMessage('ready')
