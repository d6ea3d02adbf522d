import { Worker } from 'node:worker_threads'
import type { Job } from './aggregate-worker.ts'

const THREADS = 2

/** Threads that aggregate; each does its jobs in order. */
export class Crew {
  readonly size = THREADS
  readonly #workers: readonly Worker[]
  /** Who waits for an answer, by worker, in the order of the jobs. */
  readonly #waiting: readonly ((answer: boolean) => void)[][]
  readonly #broken: Promise<never>

  private constructor(workers: readonly Worker[]) {
    this.#workers = workers
    this.#waiting = workers.map(() => [])
    this.#broken = new Promise((_, reject) => {
      for (const [w, worker] of workers.entries()) {
        worker.on('message', (answer: boolean) => this.#waiting[w]!.shift()!(answer))
        worker.once('error', reject)
      }
    })
  }

  /** Threads that are ready: imports are no part of what is measured. */
  static async start(): Promise<Crew> {
    return new Crew(await Promise.all(Array.from({ length: THREADS }, startWorker)))
  }

  /** Gives every thread a job; the answers of all. */
  ask(job: (worker: number) => Job): Promise<readonly boolean[]> {
    const answers = this.#workers.map((worker, w) => {
      worker.postMessage(job(w))
      return new Promise<boolean>((resolve) => this.#waiting[w]!.push(resolve))
    })
    return Promise.race([Promise.all(answers), this.#broken])
  }

  async end(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()))
  }
}

/** The sources are read by the same loader as this file. */
function startWorker(): Promise<Worker> {
  const script = new URL('./aggregate-worker.ts', import.meta.url)
  const text = `import('tsx/esm/api').then(({ register }) => { register(); return import('${script.href}') })`
  const worker = new Worker(text, { eval: true, execArgv: [] })
  return new Promise((resolve, reject) => {
    worker.once('message', () => resolve(worker))
    worker.once('error', reject)
  })
}
