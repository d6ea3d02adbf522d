import { Worker } from 'node:worker_threads'

/** Beside this file, from source and compiled. */
const SCRIPT = new URL('./sqlite-worker.js', import.meta.url)

export interface SqliteAnswer {
  readonly rows: readonly Record<string, unknown>[]
  /** Rows written; absent for a statement that reads. */
  readonly changes?: number
  readonly insertId?: number
}

interface Order {
  /** None: close. */
  readonly sql?: string
  readonly parameters?: readonly unknown[]
  readonly hashed?: string
  readonly together?: readonly Repeated[]
}

/** One statement for many rows of parameters. */
export interface Repeated {
  readonly sql: string
  readonly rows: readonly (readonly unknown[])[]
}

interface Asked {
  readonly resolve: (answer: SqliteAnswer) => void
  readonly reject: (error: Error) => void
}

/**
 * A SQLite file behind a thread of its own: waiting for the disk never holds the event loop up. Keeps the process alive
 * only while it works.
 */
export class SqliteThread {
  readonly #worker: Worker
  readonly #asked = new Map<number, Asked>()
  #nextId = 0
  #broken: Error | undefined
  readonly #ended: Promise<void>
  #closing = false
  #onBreak: (error: Error) => void = () => undefined

  private constructor(path: string, settings: readonly string[]) {
    this.#worker = new Worker(SCRIPT, { workerData: { path, settings }, execArgv: [] })
    this.#worker.on('message', (answer) => this.#hear(answer))
    this.#worker.on('error', (error) => this.#break(error))
    this.#ended = new Promise((resolve) => {
      this.#worker.on('exit', () => {
        this.#break(new Error('the thread that writes has ended'))
        resolve()
      })
    })
  }

  /** @param settings pragmas, `name = value` each, set before anything else */
  static async open(path: string, settings: readonly string[]): Promise<SqliteThread> {
    const thread = new SqliteThread(path, settings)
    await thread.#answer()
    return thread
  }

  async run(sql: string, parameters: readonly unknown[]): Promise<SqliteAnswer> {
    return this.#ask({ sql, parameters })
  }

  /** The SHA-256 of a column's texts in their place: worked out in the thread, so that long texts do not leave it. */
  async hashed(sql: string, parameters: readonly unknown[], column: string): Promise<SqliteAnswer> {
    return this.#ask({ sql, parameters, hashed: column })
  }

  /** All of it in one transaction, or nothing; nobody else may be in one. */
  async write(together: readonly Repeated[]): Promise<void> {
    await this.#ask({ together })
  }

  /** @param hear called when the thread ends although nobody closed it */
  onBreak(hear: (error: Error) => void): void {
    this.#onBreak = hear
  }

  /**
   * Everything asked before is done first. Resolves when the thread has ended: statements hold the file until they are
   * collected, so that only its end writes the log into the file and lets go of both.
   */
  async close(): Promise<void> {
    this.#closing = true
    if (this.#broken === undefined) await this.#ask({})
    this.#worker.ref()
    await this.#ended
  }

  #ask(order: Order): Promise<SqliteAnswer> {
    if (this.#broken !== undefined) return Promise.reject(this.#broken)
    const id = this.#nextId
    const answer = this.#answer()
    this.#worker.postMessage({ id, ...order })
    return answer
  }

  #answer(): Promise<SqliteAnswer> {
    return new Promise((resolve, reject) => {
      this.#asked.set(this.#nextId++, { resolve, reject })
      this.#worker.ref()
    })
  }

  #hear({ id, error, ...answer }: SqliteAnswer & { readonly id: number; readonly error?: string }): void {
    const asked = this.#asked.get(id)
    this.#asked.delete(id)
    if (this.#asked.size === 0) this.#worker.unref()
    if (error === undefined) asked?.resolve(answer)
    else asked?.reject(new Error(error))
  }

  #break(error: Error): void {
    if (this.#broken === undefined && !this.#closing) this.#onBreak(error)
    this.#broken ??= error
    for (const asked of this.#asked.values()) asked.reject(error)
    this.#asked.clear()
  }
}
