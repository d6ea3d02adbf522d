import { parentPort, workerData } from 'node:worker_threads'
import { type ColumnStart, threadColumns } from './thread-columns.ts'

/** A batch of applications, by their ids. */
export interface ColumnTask {
  readonly task: number
  readonly ids: Float64Array
}

/** Without values and error, the engine has to be asked for the batch. */
export interface ColumnAnswer {
  readonly task: number
  readonly values?: ReadonlyMap<string, Float64Array>
  readonly error?: unknown
}

const columns = threadColumns(workerData as ColumnStart)

parentPort!.on('message', async ({ task, ids }: ColumnTask) => {
  try {
    const values = await (await columns)?.compute(ids)
    const answer: ColumnAnswer = values === undefined ? { task } : { task, values }
    const buffers = [...(values?.values() ?? [])].map(({ buffer }) => buffer as ArrayBuffer)
    parentPort!.postMessage(answer, buffers)
  } catch (error) {
    parentPort!.postMessage({ task, error } satisfies ColumnAnswer)
  }
})
