import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import {
  authenticate,
  closeSession,
  createAccount,
  findAccount,
  logAccess,
  type NewAccount,
  openSession,
  openStore,
  readAccessLog,
  readSession,
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
    for (let k = 0; k < 5; k++) expect(await authenticate(store, name, 'x', NOON)).toEqual({ kind: 'wrong' })
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

it('refuses a second account of the same name and a password of seven characters', async () => {
  await createAccount(store, lea, NOON)
  await expect(createAccount(store, { ...lea, name: 'LEA.MARTIN' }, NOON)).rejects.toMatchObject({
    code: 'E_ACCOUNT_EXISTS',
  })
  await expect(createAccount(store, { ...lea, name: 'x', password: '1234567' }, NOON)).rejects.toMatchObject({
    code: 'E_PASSWORD_SHORT',
  })
})

it('opens an existing file again with what it held, and refuses a file that is no store', async () => {
  await createAccount(store, { ...lea, role: 'customer', personId: 'P7', applicationIds: [100002] }, NOON)
  await store.close()
  store = await openStore(join(folder, 'store.db'))
  expect(await findAccount(store, 'lea.martin')).toMatchObject({ personId: 'P7', applicationIds: [100002] })
  await writeFile(
    join(folder, 'other.db'),
    'this is text, not a database, and long enough for a header '.repeat(40),
  )
  await expect(openStore(join(folder, 'other.db'))).rejects.toMatchObject({ code: 'E_STORE_UNREADABLE' })
})

it('says E_STORE_VERSION for a store with a step that this program does not know', async () => {
  const { sql } = await import('kysely')
  await sql`insert into kysely_migration (name, timestamp) values ('9999-future', '2030')`.execute(
    store.database,
  )
  await expect(openStore(join(folder, 'store.db'))).rejects.toMatchObject({ code: 'E_STORE_VERSION' })
})

it('lists who looked at an application, newest first', async () => {
  const { id } = await createAccount(store, lea, NOON)
  const entry = { accountId: id, applicationId: 100002, requestId: 'r' }
  await logAccess(store, { ...entry, at: NOON, action: 'decision' })
  await logAccess(store, { ...entry, at: NOON + 1, action: 'data' })
  await logAccess(store, { ...entry, at: NOON + 2, action: 'data', applicationId: 100003 })
  expect((await readAccessLog(store, 100002)).map((one) => one.action)).toEqual(['data', 'decision'])
})
