import { Worker } from 'node:worker_threads'
import type { ColumnAnswer, ColumnTask } from './column-worker.ts'
import type { ColumnStart, OpenColumns } from './thread-columns.ts'

interface Asked {
  readonly ids: Float64Array
  readonly start: number
  readonly resolve: (written: boolean) => void
  readonly reject: (error: unknown) => void
}

/** Young objects of a thread, in MiB: most live as long as a block of rows, and are gone before there are so many. */
const YOUNG = 64

/** A thread of the compiled JavaScript, or of the sources, which need what reads them. */
function startWorker(): Worker {
  const isSource = import.meta.url.endsWith('.ts')
  const script = new URL(`./column-worker.${isSource ? 'ts' : 'js'}`, import.meta.url)
  const resourceLimits = { maxYoungGenerationSizeMb: YOUNG }
  if (!isSource) return new Worker(script, { resourceLimits })
  const text = `import('tsx/esm/api').then(({ register }) => { register(); return import('${script.href}') })`
  return new Worker(text, { eval: true, execArgv: [], resourceLimits })
}

/** Threads that work features out, a batch each at a time. They start at once, and learn later what is to be done. */
export class ColumnCrew implements OpenColumns {
  readonly threads: number
  readonly #workers: readonly Worker[]
  readonly #idle: Worker[]
  readonly #waiting: Asked[] = []
  readonly #working = new Map<number, Asked>()
  #nextTask = 0
  /** Why no thread works any more. */
  #broken: unknown

  constructor(threads: number) {
    this.threads = threads
    this.#workers = Array.from({ length: threads }, startWorker)
    this.#idle = [...this.#workers]
    for (const worker of this.#workers) {
      worker.on('message', (answer: ColumnAnswer) => this.#hear(worker, answer))
      worker.on('error', (error) => this.#break(error))
    }
  }

  /** Before anything is written. */
  begin(start: ColumnStart): void {
    for (const worker of this.#workers) worker.postMessage(start)
  }

  write(ids: Float64Array, start: number): Promise<boolean> {
    if (this.#broken !== undefined) return Promise.reject(this.#broken)
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
    this.#broken ??= error
    for (const asked of [...this.#working.values(), ...this.#waiting.splice(0)]) asked.reject(error)
    this.#working.clear()
  }
}
