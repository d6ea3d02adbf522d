import { closeSync, openSync } from 'node:fs'
import { type CompiledQuery, Kysely } from 'kysely'
import { statementLog } from '../observe-statements.ts'
import { once } from '../once.ts'
import { storeLocked, storeLost, storeUnreadable } from '../refusals.ts'
import type { Engine, ObserveStatement } from '../store.ts'
import type { StoreTables } from '../tables.ts'
import { insertOf } from './insert-of.ts'
import { lockFile } from './lock-file.ts'
import { sqliteDialect, ThreadDriver } from './sqlite-dialect.ts'
import { SqliteThread } from './sqlite-thread.ts'

/** How long a statement waits for another connection to the file, in milliseconds. */
const BUSY_MS = 2000

/** @param path a file, or `:memory:` */
export async function openSqlite(
  path: string,
  use: 'write' | 'read',
  observe?: ObserveStatement,
): Promise<Engine> {
  const isKept = use === 'write' && path !== ':memory:'
  const unlock = isKept ? locked(path) : undefined
  try {
    // A new one is for its owner alone, and so are the files that the engine lays beside it.
    if (isKept) closeSync(openSync(path, 'a', 0o600))
    const thread = await SqliteThread.open(path, [
      `busy_timeout = ${BUSY_MS}`,
      ...(use === 'read' ? ['query_only = ON'] : ['journal_mode = WAL']),
      // FULL: an acknowledged write is on disk before the answer leaves.
      'synchronous = FULL',
      'foreign_keys = ON',
      // A key that was destroyed leaves no bytes behind.
      'secure_delete = ON',
    ])
    const driver = new ThreadDriver(thread, use)
    const database = new Kysely<StoreTables>({
      dialect: sqliteDialect(driver),
      ...(observe && { log: statementLog(observe) }),
    })
    const lost = new AbortController()
    thread.onBreak((error) => lost.abort(storeLost(path, error.message)))
    return {
      kind: 'sqlite',
      database,
      lost: lost.signal,
      async write(changes) {
        const start = performance.now()
        let failed = true
        await driver.acquireConnection()
        try {
          await thread.write(changes.map(insertOf))
          failed = false
        } finally {
          driver.releaseConnection()
          observe?.('insert', performance.now() - start, failed)
        }
      },
      async hashed<R>(query: CompiledQuery<R>, column: keyof R & string) {
        const { rows } = await thread.hashed(query.sql, query.parameters, column)
        return rows as readonly R[]
      },
      close: once(async () => {
        await database.destroy()
        unlock?.()
      }),
    }
  } catch (error) {
    unlock?.()
    return refuse(path, error)
  }
}

export function locked(path: string): () => void {
  try {
    return lockFile(path) ?? storeLocked(path, 'another process holds the lock', undefined)
  } catch (error) {
    return refuse(path, error)
  }
}

function refuse(path: string, error: unknown): never {
  const message = error instanceof Error ? error.message : String(error)
  if (/E_STORE_LOCKED/.test(message)) throw error
  if (/locked|busy/i.test(message)) return storeLocked(path, message, error)
  return storeUnreadable(path, message, error)
}
