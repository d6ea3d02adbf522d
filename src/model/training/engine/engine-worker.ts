import { Worker } from 'node:worker_threads'
import { fail, type VitrineError } from '../../../errors/index.ts'
import { KERNELS, kernelModule } from '../../../kernels/index.ts'

/** What kernels/train/worker.js is asked to do: bin one column, or take part in a training. Addresses in `memory`. */
export interface WorkOrder {
  readonly memory: WebAssembly.Memory
  readonly binning?: number
  readonly training?: {
    readonly job: number
    readonly worker: number
    readonly rounds: number
    /** Address of the record of the last round. */
    readonly record: number
  }
}

interface Asked {
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
  readonly onRecords: ((records: readonly Uint8Array[]) => void) | undefined
}

interface Answer {
  readonly id: number
  readonly records?: readonly Uint8Array[]
}

/** A thread with the kernel; keeps the process alive only while it works. */
export class EngineWorker {
  #nextId = 0
  readonly #asked = new Map<number, Asked>()
  readonly #worker: Worker

  /** @throws VitrineError E_KERNEL when the kernel's files are missing */
  constructor() {
    const script = new URL('train-worker.js', KERNELS)
    this.#worker = new Worker(script, { workerData: kernelModule('train'), execArgv: [] })
    this.#worker.unref()
    this.#worker.on('message', (answer: Answer) => this.#hear(answer))
    this.#worker.on('error', (error) => this.#break(error))
    this.#worker.on('exit', (code) => this.#break(`exit code ${code}`))
  }

  /** @throws VitrineError E_KERNEL when the kernel fails */
  ask(order: WorkOrder, onRecords?: (records: readonly Uint8Array[]) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const id = this.#nextId++
      this.#asked.set(id, { resolve, reject, onRecords })
      this.#worker.ref()
      this.#worker.postMessage({ ...order, id })
    })
  }

  end(): void {
    this.#asked.clear()
    this.#worker.terminate()
  }

  #hear({ id, records }: Answer): void {
    const asked = this.#asked.get(id)
    if (records !== undefined) {
      asked?.onRecords?.(records)
      return
    }
    this.#asked.delete(id)
    if (this.#asked.size === 0) this.#worker.unref()
    asked?.resolve()
  }

  #break(error: unknown): void {
    for (const asked of this.#asked.values()) asked.reject(broken(error))
    this.#asked.clear()
  }
}

function broken(error: unknown): VitrineError | unknown {
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
