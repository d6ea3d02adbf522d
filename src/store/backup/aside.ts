import { existsSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { sql } from 'kysely'
import { isPostgres } from '../address.ts'
import { openPostgres } from '../postgres/open-postgres.ts'
import { SCHEMA } from '../postgres/place.ts'
import { storeUnreadable } from '../refusals.ts'
import { locked, openSqlite } from '../sqlite/open-sqlite.ts'
import type { Engine } from '../store.ts'

/** An empty store beside the one in use, which nobody can write to meanwhile. */
export interface Aside {
  readonly engine: Engine
  takeThePlace(): Promise<void>
  /** Leaves the place to others, and nothing of itself behind. */
  close(): Promise<void>
}

export function asideOf(address: string): Promise<Aside> {
  return isPostgres(address) ? schemaAside(address) : fileAside(address)
}

async function fileAside(path: string): Promise<Aside> {
  const unlock = locked(path)
  const part = `${path}.restoring`
  const clear = () =>
    Promise.all(['', '-wal', '-shm', '.lock'].map((end) => rm(`${part}${end}`, { force: true })))
  try {
    await clear()
    const engine = await openSqlite(part, 'write')
    return {
      engine,
      async takeThePlace() {
        await engine.close()
        if (existsSync(`${part}-wal`))
          storeUnreadable(part, 'its log could not be written into the file', undefined)
        await sync(part)
        // What the old store has not yet taken over from its log must not be taken over by the new one.
        for (const end of ['-wal', '-shm']) {
          if (existsSync(`${path}${end}`)) await rename(`${path}${end}`, `${path}.replaced${end}`)
        }
        if (existsSync(path)) await rename(path, `${path}.replaced`)
        await rename(part, path)
      },
      async close() {
        await engine.close()
        await clear()
        unlock()
      },
    }
  } catch (error) {
    unlock()
    throw error
  }
}

async function schemaAside(address: string): Promise<Aside> {
  const inUse = await openPostgres(address, 'write', SCHEMA)
  const part = `${SCHEMA}_restoring`
  const clear = () => sql`drop schema if exists ${sql.ref(part)} cascade`.execute(inUse.database)
  try {
    await clear()
    const engine = await openPostgres(address, 'write', part)
    return {
      engine,
      async takeThePlace() {
        await engine.close()
        await inUse.database.transaction().execute(async (database) => {
          await sql`drop schema ${sql.ref(SCHEMA)} cascade`.execute(database)
          await sql`alter schema ${sql.ref(part)} rename to ${sql.ref(SCHEMA)}`.execute(database)
        })
      },
      async close() {
        await engine.close()
        await clear()
        await inUse.close()
      },
    }
  } catch (error) {
    await inUse.close()
    throw error
  }
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r+')
  await handle.sync()
  await handle.close()
}
