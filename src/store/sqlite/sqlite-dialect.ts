import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import type { SqliteThread } from './sqlite-thread.ts'

/** Kysely over a thread with one connection: whoever has it, has it alone, from begin to commit. */
export function sqliteDialect(driver: ThreadDriver): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => driver,
    createIntrospector: (database) => new SqliteIntrospector(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
}

export class ThreadDriver implements Driver {
  readonly #thread: SqliteThread
  readonly #begin: string
  readonly #connection: DatabaseConnection
  #free: Promise<void> = Promise.resolve()
  #release: () => void = () => undefined

  constructor(thread: SqliteThread, use: 'write' | 'read') {
    this.#thread = thread
    // A writer says so at once, instead of half-way; a reader keeps nobody out.
    this.#begin = use === 'write' ? 'begin immediate' : 'begin'
    this.#connection = connectionOf(thread)
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#free
    let release: () => void = () => undefined
    this.#free = new Promise((resolve) => {
      release = resolve
    })
    await before
    this.#release = release
    return this.#connection
  }

  async releaseConnection(): Promise<void> {
    this.#release()
  }

  async beginTransaction(): Promise<void> {
    await this.#thread.run(this.#begin, [])
  }

  async commitTransaction(): Promise<void> {
    await this.#thread.run('commit', [])
  }

  async rollbackTransaction(): Promise<void> {
    await this.#thread.run('rollback', [])
  }

  async destroy(): Promise<void> {
    await this.#free
    await this.#thread.close()
  }
}

function connectionOf(thread: SqliteThread): DatabaseConnection {
  return {
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      const { rows, changes, insertId } = await thread.run(sql, parameters)
      return {
        rows: rows as readonly R[] as R[],
        ...(changes !== undefined && { numAffectedRows: BigInt(changes) }),
        ...(insertId !== undefined && { insertId: BigInt(insertId) }),
      }
    },
    // Rows are few or read in pages by key; nothing here streams.
    streamQuery() {
      throw new TypeError('The store reads in pages, not in streams.')
    },
  }
}
