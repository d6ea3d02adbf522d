import { Worker } from 'node:worker_threads'
import type { ColumnAnswer, ColumnTask } from './column-worker.ts'
import type { FeatureValues } from './feature-columns.ts'
import type { OpenColumns } from './open-columns.ts'
import type { ColumnStart } from './thread-columns.ts'

interface Asked {
  readonly ids: Float64Array
  readonly resolve: (values: FeatureValues | undefined) => void
  readonly reject: (error: unknown) => void
}

/** The sources and the compiled JavaScript lie beside each other in the same way; sources need what reads them. */
const isSource = import.meta.url.endsWith('.ts')
const SCRIPT = new URL(`./column-worker.${isSource ? 'ts' : 'js'}`, import.meta.url)
const EXEC_ARGUMENTS = isSource ? ['--import', 'tsx'] : []

/** Threads that work features out, a batch each at a time. */
export class ColumnCrew implements OpenColumns {
  readonly threads: number
  readonly #workers: readonly Worker[]
  readonly #idle: Worker[]
  readonly #waiting: Asked[] = []
  readonly #working = new Map<number, Asked>()
  #nextTask = 0

  constructor(threads: number, start: ColumnStart) {
    this.threads = threads
    this.#workers = Array.from(
      { length: threads },
      () => new Worker(SCRIPT, { workerData: start, execArgv: EXEC_ARGUMENTS }),
    )
    this.#idle = [...this.#workers]
    for (const worker of this.#workers) {
      worker.on('message', (answer: ColumnAnswer) => this.#hear(worker, answer))
      worker.on('error', (error) => this.#break(error))
    }
  }

  compute(ids: Float64Array): Promise<FeatureValues | undefined> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ ids, resolve, reject })
      this.#handOut()
    })
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()))
  }

  #handOut(): void {
    while (this.#idle.length > 0 && this.#waiting.length > 0) {
      const asked = this.#waiting.shift()!
      const task = this.#nextTask++
      this.#working.set(task, asked)
      this.#idle.pop()!.postMessage({ task, ids: asked.ids.slice() } satisfies ColumnTask)
    }
  }

  #hear(worker: Worker, { task, values, error }: ColumnAnswer): void {
    const asked = this.#working.get(task)!
    this.#working.delete(task)
    this.#idle.push(worker)
    if (error === undefined) asked.resolve(values)
    else asked.reject(error)
    this.#handOut()
  }

  #break(error: unknown): void {
    for (const asked of [...this.#working.values(), ...this.#waiting.splice(0)]) asked.reject(error)
    this.#working.clear()
  }
}
