import { readFileSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { fail } from '../../../errors/index.ts'

/** The same place beside the sources and beside the compiled JavaScript. */
const FOLDER = new URL('../../../../kernels/build/', import.meta.url)

/** What kernels/train/worker.js is asked to do. */
export interface WorkOrder {
  readonly memory: WebAssembly.Memory
  /** Address of the job. */
  readonly job: number
  readonly rounds: number
  /** Address of the record of the last round. */
  readonly record: number
}

/** Memories above this are let go together with their worker: an idle worker does not collect garbage. */
const SMALL_BYTES = 64 * 2 ** 20

let module: WebAssembly.Module | undefined
/** Started and waiting; starting one takes longer than a small tree. */
const idle: Worker[] = []

/**
 * Runs a job on several workers of this process's pool.
 * @param onRecords records of finished rounds, in order
 * @throws VitrineError E_KERNEL when the kernel is missing or fails
 */
export async function runWorkers(
  order: WorkOrder,
  nWorkers: number,
  onRecords: (records: readonly Uint8Array[]) => void,
): Promise<void> {
  const workers = Array.from({ length: nWorkers }, () => idle.pop() ?? start())
  try {
    await Promise.all(workers.map((worker, number) => run(worker, { ...order, worker: number }, onRecords)))
  } catch (error) {
    for (const worker of workers) worker.terminate()
    throw error
  }
  const isSmall = order.memory.buffer.byteLength <= SMALL_BYTES
  for (const worker of workers) {
    if (isSmall) idle.push(worker)
    else worker.terminate()
  }
}

function start(): Worker {
  module ??= new WebAssembly.Module(read('train.wasm'))
  const worker = new Worker(new URL('train-worker.js', FOLDER), { workerData: module, execArgv: [] })
  worker.unref()
  return worker
}

function run(
  worker: Worker,
  order: WorkOrder & { readonly worker: number },
  onRecords: (records: readonly Uint8Array[]) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const onMessage = (message: { readonly records?: readonly Uint8Array[] }): void => {
      if (message.records === undefined) end(resolve)
      else if (message.records.length > 0) onRecords(message.records)
    }
    const onError = (error: Error): void => end(() => reject(broken(error)))
    const onExit = (code: number): void => end(() => reject(broken(`exit code ${code}`)))
    const end = (finish: () => void): void => {
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
      worker.unref()
      finish()
    }
    worker.on('message', onMessage).on('error', onError).on('exit', onExit)
    worker.ref()
    worker.postMessage(order)
  })
}

function broken(error: unknown): unknown {
  try {
    fail('E_KERNEL', {
      what: 'The compiled part that trains has failed.',
      got: String(error),
      expected: 'a finished training',
      remedy: 'Train again with fewer rows or workers; please report it when it happens again.',
    })
  } catch (described) {
    return described
  }
}

function read(file: string): Uint8Array<ArrayBuffer> {
  try {
    return readFileSync(new URL(file, FOLDER))
  } catch (error) {
    fail('E_KERNEL', {
      what: 'The compiled part that trains cannot be read.',
      got: String(error),
      expected: `kernels/build/${file}`,
      remedy: 'Run "npm run prepare", or install Vitrine again.',
    })
  }
}
