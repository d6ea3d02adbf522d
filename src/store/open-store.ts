import { Kysely, type SqliteDatabase, SqliteDialect } from 'kysely'
import Database from 'libsql'
import { fail, VitrineError } from '../errors/index.ts'
import { migrate } from './migrations.ts'
import type { StoreTables } from './tables.ts'

export interface Store {
  readonly database: Kysely<StoreTables>
  close(): Promise<void>
}

/** How long a write waits for another program that holds the file, in milliseconds. */
const BUSY_MS = 2000

/**
 * Opens or creates the store and brings it to the newest version.
 * @param path a file, or `:memory:`
 * @throws E_STORE_LOCKED when another program holds the file; E_STORE_UNREADABLE when it is no store;
 *   E_STORE_VERSION when a newer Vitrine wrote it
 */
export async function openStore(path: string): Promise<Store> {
  let connection: Database.Database | undefined
  try {
    connection = new Database(path)
    connection.exec(`pragma busy_timeout = ${BUSY_MS}`)
    // FULL: an acknowledged write is on disk before the answer leaves.
    connection.exec('pragma journal_mode = WAL')
    connection.exec('pragma synchronous = FULL')
    connection.exec('pragma foreign_keys = ON')
    const database = new Kysely<StoreTables>({
      dialect: new SqliteDialect({ database: connection as unknown as SqliteDatabase }),
    })
    await migrate(database, path)
    return { database, close: () => database.destroy() }
  } catch (error) {
    connection?.close()
    if (error instanceof VitrineError) throw error
    refuse(path, error)
  }
}

function refuse(path: string, error: unknown): never {
  const message = error instanceof Error ? error.message : String(error)
  if (/locked|busy/i.test(message)) {
    fail(
      'E_STORE_LOCKED',
      {
        what: 'Another program is writing to the store of accounts.',
        got: message,
        expected: 'one writer at a time',
        remedy: 'Stop the other program or wait until it is done, then try again.',
        file: path,
      },
      error,
    )
  }
  fail(
    'E_STORE_UNREADABLE',
    {
      what: 'The store of accounts cannot be opened.',
      got: message,
      expected: 'a SQLite file that may be read and written, or no file in an existing folder',
      remedy: 'Check the path and its rights; restore the file from a backup if it is damaged.',
      file: path,
    },
    error,
  )
}
