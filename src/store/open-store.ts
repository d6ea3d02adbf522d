import { existsSync } from 'node:fs'
import { isPostgres } from './address.ts'
import { migrate, requireNewest } from './migrate.ts'
import { openPostgres } from './postgres/open-postgres.ts'
import { placeOf, SCHEMA } from './postgres/place.ts'
import { storeUnreadable } from './refusals.ts'
import { openSqlite } from './sqlite/open-sqlite.ts'
import type { Engine, ObserveStatement, Store } from './store.ts'

/**
 * Opens or creates the store, brings it to the newest version and keeps every other writer out until it is closed.
 * @param address a file, `:memory:`, or `postgres://…`
 * @param observe is told of every statement; never of its text or values
 * @throws E_STORE_LOCKED when another program writes to it; E_STORE_UNREADABLE when it is no store;
 *   E_STORE_VERSION when a newer Vitrine wrote it; E_STORE_UNSAFE when PostgreSQL may lose acknowledged writes
 */
export async function openStore(address: string, observe?: ObserveStatement): Promise<Store> {
  return finished(await connect(address, 'write', observe), placeOf(address), migrate)
}

/**
 * Opens a store to read it, beside a program that writes to it.
 * @throws E_STORE_UNREADABLE when there is none; E_STORE_VERSION when its tables are older or newer than this program's
 */
export async function readStore(address: string): Promise<Store> {
  const place = placeOf(address)
  if (!isPostgres(address) && address !== ':memory:' && !existsSync(address)) {
    return storeUnreadable(place, 'no file', undefined)
  }
  return finished(await connect(address, 'read'), place, requireNewest)
}

async function finished(
  engine: Engine,
  place: string,
  ready: (engine: Engine, place: string) => Promise<void>,
): Promise<Store> {
  try {
    await ready(engine, place)
    return { ...engine, place }
  } catch (error) {
    await engine.close()
    throw error
  }
}

function connect(address: string, use: 'write' | 'read', observe?: ObserveStatement): Promise<Engine> {
  return isPostgres(address) ? openPostgres(address, use, SCHEMA, observe) : openSqlite(address, use, observe)
}
