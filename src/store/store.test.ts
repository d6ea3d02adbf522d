import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startPostgres, type TestPostgres } from '../../test/support/postgres.ts'
import {
  authenticate,
  closeSession,
  createAccount,
  findAccount,
  type NewAccount,
  openSession,
  openStore,
  readSession,
  readStore,
  type Store,
} from './index.ts'

const MINUTE = 60_000
const NOON = Date.UTC(2026, 10, 23, 12)
const lea: NewAccount = {
  name: 'Lea.Martin',
  displayName: 'Léa Martin',
  role: 'manager',
  branch: 'Nantes',
  password: 'correct horse',
  personId: null,
  applicationIds: [],
}

let postgres: TestPostgres | undefined
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres?.stop())

for (const engine of ['sqlite', 'postgres'] as const) {
  describe(engine, () => {
    let folder: string
    let address: string
    let store: Store
    beforeEach(async ({ skip }) => {
      if (engine === 'postgres' && postgres === undefined) skip('no PostgreSQL')
      folder = await mkdtemp(join(tmpdir(), 'vitrine-store-'))
      address = engine === 'sqlite' ? join(folder, 'store.db') : await postgres!.createDatabase()
      store = await openStore(address)
    })
    afterEach(async () => {
      await store?.close()
      await rm(folder, { recursive: true, force: true })
    })

    it('signs in by name whatever its case, and refuses a wrong password and an unknown name alike', async () => {
      await createAccount(store, lea, NOON)
      expect(await authenticate(store, ' LEA.martin', 'correct horse', NOON)).toMatchObject({
        kind: 'ok',
        account: { displayName: 'Léa Martin', role: 'manager', branch: 'Nantes' },
      })
      expect(await authenticate(store, 'lea.martin', 'wrong horse', NOON)).toEqual({ kind: 'wrong' })
      expect(await authenticate(store, 'nobody', 'wrong horse', NOON)).toEqual({ kind: 'wrong' })
    })

    it.each(['lea.martin', 'nobody'])(
      'locks %s for 30 s after five failures, 60 s after the sixth, and opens again with the right password',
      async (name) => {
        await createAccount(store, lea, NOON)
        for (let k = 0; k < 5; k++)
          expect(await authenticate(store, name, 'x', NOON)).toEqual({ kind: 'wrong' })
        expect(await authenticate(store, name, 'correct horse', NOON)).toEqual({
          kind: 'locked',
          retryAfterSeconds: 30,
        })
        expect((await authenticate(store, name, 'x', NOON + 30_000)).kind).toBe('wrong')
        expect(await authenticate(store, name, 'x', NOON + 30_001)).toEqual({
          kind: 'locked',
          retryAfterSeconds: 60,
        })
        const later = await authenticate(store, name, 'correct horse', NOON + 90_000)
        expect(later.kind).toBe(name === 'nobody' ? 'wrong' : 'ok')
      },
    )

    it('never waits longer than 15 minutes, and forgets failures after a day', async () => {
      let now = NOON
      for (let k = 0; k < 12; k++) {
        const answer = await authenticate(store, 'nobody', 'x', now)
        if (answer.kind === 'locked') {
          expect(answer.retryAfterSeconds).toBeLessThanOrEqual(900)
          now += answer.retryAfterSeconds * 1000
        }
      }
      await authenticate(store, 'somebody', 'x', now + 25 * 60 * MINUTE)
      const rows = await store.database.selectFrom('sign_in_failure').selectAll().execute()
      expect(rows.map((row) => row.failures)).toEqual([1])
    })

    it('ends a session after 30 minutes without a request, and after 12 hours in all', async () => {
      const { id } = await createAccount(store, lea, NOON)
      const token = await openSession(store, id, NOON)
      expect(Buffer.from(token, 'base64url')).toHaveLength(32)
      for (let at = NOON; at < NOON + 720 * MINUTE; at += 29 * MINUTE) {
        expect(await readSession(store, token, at), `after ${(at - NOON) / MINUTE} min`).toBeDefined()
      }
      expect(await readSession(store, token, NOON + 720 * MINUTE)).toBeUndefined()
      const other = await openSession(store, id, NOON)
      expect(await readSession(store, other, NOON + 30 * MINUTE)).toBeUndefined()
    })

    it('ends a session on request', async () => {
      const { id } = await createAccount(store, lea, NOON)
      const token = await openSession(store, id, NOON)
      await closeSession(store, token)
      expect(await readSession(store, token, NOON)).toBeUndefined()
    })

    it('refuses a second account of the same name and a password of seven characters', async () => {
      await createAccount(store, lea, NOON)
      await expect(createAccount(store, { ...lea, name: 'LEA.MARTIN' }, NOON)).rejects.toMatchObject({
        code: 'E_ACCOUNT_EXISTS',
      })
      await expect(
        createAccount(store, { ...lea, name: 'x', password: '1234567' }, NOON),
      ).rejects.toMatchObject({
        code: 'E_PASSWORD_SHORT',
      })
    })

    it('says E_STORE_VERSION for a store with a step that this program does not know', async () => {
      const { sql } = await import('kysely')
      await sql`insert into kysely_migration (name, timestamp) values ('9999-future', '2030')`.execute(
        store.database,
      )
      await expect(readStore(address)).rejects.toMatchObject({ code: 'E_STORE_VERSION' })
      await store.close()
      await expect(openStore(address)).rejects.toMatchObject({ code: 'E_STORE_VERSION' })
    })

    it('opens what is there again with what it held', async () => {
      await createAccount(store, { ...lea, role: 'customer', personId: 'P7', applicationIds: [100002] }, NOON)
      await store.close()
      store = await openStore(address)
      expect(await findAccount(store, 'lea.martin')).toMatchObject({
        personId: 'P7',
        applicationIds: [100002],
      })
    })

    it('lets one writer in and readers beside it', async () => {
      await expect(openStore(address)).rejects.toMatchObject({ code: 'E_STORE_LOCKED' })
      await createAccount(store, lea, NOON)
      const reader = await readStore(address)
      expect(await findAccount(reader, 'lea.martin')).toMatchObject({ displayName: 'Léa Martin' })
      await expect(createAccount(reader, { ...lea, name: 'x' }, NOON)).rejects.toThrow()
      await reader.close()
    })

    it('has nothing to read where no store was made', async () => {
      const nowhere = engine === 'sqlite' ? join(folder, 'none.db') : await postgres!.createDatabase()
      const code = engine === 'sqlite' ? 'E_STORE_UNREADABLE' : 'E_STORE_VERSION'
      await expect(readStore(nowhere)).rejects.toMatchObject({ code })
    })

    it('writes rows of several tables together or none of them, and leaves room for the next', async () => {
      const key = (person: string) => ({ person, wrapped: 'w', made_at: 1, erased_at: null })
      const head = (seq: number) => ({ seq, hash: 'h', signing_key: 'k', signature: 's' })
      const keys = (rows: ReturnType<typeof key>[]) => ({ into: 'person_key' as const, rows })
      const newest = (seq: number) => ({
        into: 'record_head' as const,
        rows: [{ id: 1, ...head(seq) }],
        onConflict: { column: 'id' as const, keep: 'new' as const },
      })
      const day = (seq: number) => ({
        into: 'daily_head' as const,
        rows: [{ day: '2026-11-23', ...head(seq) }],
        onConflict: { column: 'day' as const, keep: 'old' as const },
      })
      await store.write([keys([key('a'), key('b')]), newest(1), day(1)])
      await expect(store.write([newest(2), day(2), keys([key('c'), key('a')])])).rejects.toThrow()
      // While a transaction is open the rows wait for its end.
      await Promise.all([
        store.database
          .transaction()
          .execute(async (database) => {
            await database.insertInto('person_key').values(key('lost')).execute()
            throw new RangeError('given up')
          })
          .catch(() => undefined),
        store.write([keys([key('d')]), newest(3), day(3)]),
      ])
      const { database } = store
      const persons = await database.selectFrom('person_key').select('person').orderBy('person').execute()
      expect(persons.map(({ person }) => person)).toEqual(['a', 'b', 'd'])
      expect(await database.selectFrom('record_head').select('seq').execute()).toEqual([{ seq: 3 }])
      expect(await database.selectFrom('daily_head').select('seq').execute()).toEqual([{ seq: 1 }])
    })

    it('writes all of a transaction or nothing, one transaction after the other', async () => {
      const raise = (name: string, sink: boolean) =>
        store.database.transaction().execute(async (database) => {
          await createAccount({ ...store, database }, { ...lea, name }, NOON)
          if (sink) throw new RangeError('sunk')
        })
      const done = await Promise.allSettled([raise('a', false), raise('b', true), raise('c', false)])
      expect(done.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
      const rows = await store.database.selectFrom('account').select('name').orderBy('name').execute()
      expect(rows.map((row) => row.name)).toEqual(['a', 'c'])
    })
  })
}

describe('a SQLite file', () => {
  let folder: string
  let store: Store
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vitrine-store-'))
    store = await openStore(join(folder, 'store.db'))
  })
  afterEach(async () => {
    await store.close()
    await rm(folder, { recursive: true })
  })

  it('keeps neither the password nor the token in its files', async () => {
    const { id } = await createAccount(store, lea, NOON)
    const token = await openSession(store, id, NOON)
    const bytes = Buffer.concat([
      await readFile(join(folder, 'store.db')),
      await readFile(join(folder, 'store.db-wal')),
    ])
    expect(bytes.includes('Léa Martin')).toBe(true)
    expect(bytes.includes('$argon2id$')).toBe(true)
    expect(bytes.includes('correct horse')).toBe(false)
    expect(bytes.includes(token)).toBe(false)
  })

  it('flushes every acknowledged write: WAL with synchronous FULL', async () => {
    const { sql } = await import('kysely')
    const mode = await sql<{ journal_mode: string }>`pragma journal_mode`.execute(store.database)
    const sync = await sql<{ synchronous: number }>`pragma synchronous`.execute(store.database)
    expect([mode.rows[0], sync.rows[0]]).toEqual([{ journal_mode: 'wal' }, { synchronous: 2 }])
  })

  it('is for its owner alone, as are the files beside it while it is open', async () => {
    await createAccount(store, lea, NOON)
    for (const name of ['store.db', 'store.db-wal', 'store.db-shm'])
      expect([name, (await stat(join(folder, name))).mode & 0o077]).toEqual([name, 0])
  })

  it('has everything in its file, and no log beside it, once it is closed', async () => {
    await createAccount(store, lea, NOON)
    await store.close()
    expect(await readdir(folder)).toEqual(['store.db', 'store.db.lock'])
  })

  it('refuses a file that is no store', async () => {
    await writeFile(
      join(folder, 'other.db'),
      'this is text, not a database, and long enough for a header '.repeat(40),
    )
    await expect(openStore(join(folder, 'other.db'))).rejects.toMatchObject({ code: 'E_STORE_UNREADABLE' })
  })

  it('does not hold the event loop up while the disk is waited for', async () => {
    // A write that waits two seconds for another connection's transaction: timers run meanwhile.
    const other = new Database(join(folder, 'store.db'))
    other.exec('begin immediate')
    let ticks = 0
    const timer = setInterval(() => ticks++, 5)
    const written = createAccount(store, lea, NOON)
    await expect.poll(() => ticks).toBeGreaterThan(20)
    other.exec('rollback')
    other.close()
    expect(await written).toMatchObject({ id: 1 })
    clearInterval(timer)
  })
})

describe('PostgreSQL', () => {
  it('is refused when it may lose acknowledged writes, and its password is shown to nobody', async ({
    skip,
  }) => {
    const careless = await startPostgres(['fsync=off'])
    if (careless === undefined) return skip('no PostgreSQL')
    const address = await careless.createDatabase()
    await expect(openStore(address)).rejects.toMatchObject({
      code: 'E_STORE_UNSAFE',
      got: 'fsync = off',
      file: 'postgres://localhost/test_0',
    })
    careless.stop()
    const gone = await openStore('postgres://me:secret@127.0.0.1:1/none').catch((error) => error)
    expect(gone.code).toBe('E_STORE_UNREADABLE')
    expect(JSON.stringify(gone)).not.toContain('secret')
  })
})
