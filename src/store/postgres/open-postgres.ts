import { type CompiledQuery, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { fail, VitrineError } from '../../errors/index.ts'
import { sha256 } from '../../hash/index.ts'
import { statementLog } from '../observe-statements.ts'
import { once } from '../once.ts'
import { storeLocked, storeUnreadable } from '../refusals.ts'
import type { Engine, ObserveStatement } from '../store.ts'
import type { StoreTables } from '../tables.ts'
import { placeOf } from './place.ts'
import { poolWhile, watchLock } from './watch-lock.ts'
import { writeRows } from './write-rows.ts'

/** Connections at most: the service asks for one row at a time. */
const CONNECTIONS = 8
const CONNECT_MS = 10_000
/** The first half of every advisory lock of ours; the second is the schema's. */
const LOCK_CLASS = 0x76_69_74_72
/** PostgreSQL's number for its type bigint. */
const INT8 = 20

/**
 * @param schema made when it is missing and the use is to write
 * @throws E_STORE_LOCKED, E_STORE_UNREADABLE, E_STORE_UNSAFE
 */
export async function openPostgres(
  address: string,
  use: 'write' | 'read',
  schema: string,
  observe?: ObserveStatement,
): Promise<Engine> {
  const place = placeOf(address)
  const pool = new pg.Pool({
    connectionString: address,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    allowExitOnIdle: true,
    // An acknowledged write is on disk, whatever the server's own setting.
    options: `-c synchronous_commit=on -c search_path=${schema}${use === 'read' ? ' -c default_transaction_read_only=on' : ''}`,
    types: { getTypeParser: typeParser as typeof pg.types.getTypeParser },
  })
  // A connection that breaks while nobody uses it is replaced at the next question.
  pool.on('error', () => undefined)
  let holder: pg.PoolClient | undefined
  try {
    if (use === 'write') {
      holder = await pool.connect()
      holder.on('error', () => undefined)
      await requireDurable(holder, place)
      await lock(holder, place, schema)
      await holder.query(`create schema if not exists ${schema}`)
    } else {
      await pool.query('select 1')
    }
  } catch (error) {
    holder?.release(true)
    await pool.end()
    if (error instanceof VitrineError) throw error
    return storeUnreadable(place, error instanceof Error ? error.message : String(error), error)
  }
  const watch = watchLock(holder, place)
  const database = new Kysely<StoreTables>({
    dialect: new PostgresDialect({ pool: poolWhile(pool, watch.lost) }),
    ...(observe && { log: statementLog(observe) }),
  })
  return {
    kind: 'postgres',
    database,
    schema,
    lost: watch.lost,
    write: (changes) => database.transaction().execute((within) => writeRows(within, changes)),
    async hashed<R>(query: CompiledQuery<R>, column: keyof R & string) {
      const { rows } = await database.executeQuery(query)
      return rows.map((row) => ({ ...row, [column]: sha256(String(row[column])) }))
    },
    close: once(async () => {
      watch.end()
      // The end of the session gives the lock back too, but nobody says when that has happened.
      await holder?.query('select pg_advisory_unlock_all()').catch(() => undefined)
      holder?.release(true)
      await database.destroy()
    }),
  }
}

/** Numbers as numbers: ids and times stay far below 2^53. */
function typeParser(oid: number, format?: 'text' | 'binary'): unknown {
  return oid === INT8 ? Number : pg.types.getTypeParser(oid, format ?? 'text')
}

async function requireDurable(client: pg.PoolClient, place: string): Promise<void> {
  for (const setting of ['fsync', 'full_page_writes']) {
    const { rows } = await client.query(`show ${setting}`)
    if (rows[0][setting] === 'on') continue
    fail('E_STORE_UNSAFE', {
      what: 'This PostgreSQL may lose or damage writes that it has acknowledged.',
      got: `${setting} = ${rows[0][setting]}`,
      expected: `${setting} = on`,
      remedy: `Set ${setting} = on in the server's postgresql.conf and restart it.`,
      file: place,
    })
  }
}

async function lock(client: pg.PoolClient, place: string, schema: string): Promise<void> {
  const { rows } = await client.query('select pg_try_advisory_lock($1, hashtext($2)) as locked', [
    LOCK_CLASS,
    schema,
  ])
  if (rows[0].locked !== true) storeLocked(place, 'another session holds the lock', undefined)
}
