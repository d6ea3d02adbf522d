import { parentPort } from 'node:worker_threads'
import { type ColumnStart, type OpenColumns, threadColumns } from './thread-columns.ts'

/** A batch of applications, by their ids; the first is row `start` of the matrix. */
export interface ColumnTask {
  readonly task: number
  readonly ids: Float64Array
  readonly start: number
}

/** `written` is false when the engine has to be asked for the batch. */
export interface ColumnAnswer {
  readonly task: number
  readonly written?: boolean
  readonly error?: unknown
}

let columns: Promise<OpenColumns>

parentPort!.on('message', (message: ColumnStart | ColumnTask) => {
  if ('task' in message) void work(message)
  else {
    columns = threadColumns(message)
    // Met by the first task.
    columns.catch(() => undefined)
  }
})

async function work({ task, ids, start }: ColumnTask): Promise<void> {
  const answer = (rest: Omit<ColumnAnswer, 'task'>): void => parentPort!.postMessage({ task, ...rest })
  try {
    answer({ written: await (await columns).write(ids, start) })
  } catch (error) {
    answer({ error })
  }
}
