import { Worker } from 'node:worker_threads'
import type { ColumnAnswer, ColumnTask } from './column-worker.ts'
import type { OpenColumns } from './open-columns.ts'
import type { ColumnStart } from './thread-columns.ts'

interface Asked {
  readonly ids: Float64Array
  readonly start: number
  readonly resolve: (written: boolean) => void
  readonly reject: (error: unknown) => void
}

/** A thread of the compiled JavaScript, or of the sources, which need what reads them. */
function startWorker(start: ColumnStart): Worker {
  const isSource = import.meta.url.endsWith('.ts')
  const script = new URL(`./column-worker.${isSource ? 'ts' : 'js'}`, import.meta.url)
  if (!isSource) return new Worker(script, { workerData: start })
  const text = `import('tsx/esm/api').then(({ register }) => { register(); return import('${script.href}') })`
  return new Worker(text, { eval: true, workerData: start, execArgv: [] })
}

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
    this.#workers = Array.from({ length: threads }, () => startWorker(start))
    this.#idle = [...this.#workers]
    for (const worker of this.#workers) {
      worker.on('message', (answer: ColumnAnswer) => this.#hear(worker, answer))
      worker.on('error', (error) => this.#break(error))
    }
  }

  write(ids: Float64Array, start: number): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ ids, start, resolve, reject })
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
      const { ids, start } = asked
      this.#idle.pop()!.postMessage({ task, ids: ids.slice(), start } satisfies ColumnTask)
    }
  }

  #hear(worker: Worker, { task, written, error }: ColumnAnswer): void {
    const asked = this.#working.get(task)!
    this.#working.delete(task)
    this.#idle.push(worker)
    if (error === undefined) asked.resolve(written === true)
    else asked.reject(error)
    this.#handOut()
  }

  #break(error: unknown): void {
    for (const asked of [...this.#working.values(), ...this.#waiting.splice(0)]) asked.reject(error)
    this.#working.clear()
  }
}
