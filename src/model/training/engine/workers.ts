import { EngineWorker } from './engine-worker.ts'

/** Memories above this are let go together with their worker: an idle worker does not collect garbage. */
const SMALL_BYTES = 64 * 2 ** 20

/** Started and waiting; starting one takes longer than a small tree. */
const idle: EngineWorker[] = []

/** Lends workers of this process's pool; after an error they are ended. */
export async function withWorkers<T>(
  nWorkers: number,
  memory: WebAssembly.Memory,
  use: (workers: readonly EngineWorker[]) => Promise<T>,
): Promise<T> {
  const workers = Array.from({ length: nWorkers }, () => idle.pop() ?? new EngineWorker())
  let isKept = false
  try {
    const result = await use(workers)
    isKept = memory.buffer.byteLength <= SMALL_BYTES
    return result
  } finally {
    for (const worker of workers) {
      if (isKept) idle.push(worker)
      else worker.end()
    }
  }
}
