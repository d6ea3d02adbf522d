import { randomBytes } from 'node:crypto'
import type { Scope } from '../contract/index.ts'
import { fail } from '../errors/index.ts'
import { sha256 } from '../hash/index.ts'
import { logAccountEvent } from './account-events.ts'
import { type Account, accountOf, insertAccount } from './accounts.ts'
import { foldName } from './fold-name.ts'
import { KnownKeys } from './known-keys.ts'
import type { Store } from './store.ts'

/** What every key begins with, so that one that leaks into a log or a repository is recognised. */
const MARK = 'vitrine'

/** `last_used_at` is written, and a key looked up again, at most this often: a write costs a disk flush. */
const TOUCH_MS = 60_000

/** Rows of a table are found by its hash: 256 random bits need no slow one. */
const TOKEN_BYTES = 32

/** Whose key it is, and what it may be used for. */
export interface Machine {
  readonly account: Account
  readonly scopes: readonly Scope[]
}

/** A key, told once. Times in milliseconds since 1970. */
export interface MadeKey extends Machine {
  readonly key: string
  /** What may be shown of it. */
  readonly prefix: string
  readonly expiresAt: number
}

export interface ListedKey {
  readonly name: string
  readonly prefix: string
  readonly scopes: readonly Scope[]
  readonly state: 'active' | 'expired' | 'revoked'
  readonly createdAt: number
  readonly expiresAt: number
  readonly lastUsedAt: number | null
}

/**
 * A machine with its first key.
 * @param by the account that makes it; null = the command line
 * @throws E_ACCOUNT_EXISTS
 */
export async function addMachine(
  store: Store,
  { name, scopes, expiresAt }: { name: string; scopes: readonly Scope[]; expiresAt: number },
  by: number | null,
  now: number,
): Promise<MadeKey> {
  return await store.database.transaction().execute(async (database) => {
    const facts = { name, displayName: name, role: 'machine', branch: null, personId: null } as const
    const proof = { passwordHash: '', subject: null, byAccountId: by }
    const account = await insertAccount({ database }, { ...facts, applicationIds: [] }, proof, now)
    return await insertKey({ database }, { account, scopes }, expiresAt, { by, event: 'key-added' }, now)
  })
}

/**
 * A new key with the scopes of the newest; every older one ends after the overlap.
 * @throws E_MACHINE_UNKNOWN, also for one whose keys were all revoked
 */
export async function rotateKey(
  store: Store,
  name: string,
  { expiresAt, overlapMs }: { expiresAt: number; overlapMs: number },
  by: number | null,
  now: number,
): Promise<MadeKey> {
  const made = await store.database.transaction().execute(async (database) => {
    const account = await machineNamed({ database }, name)
    const newest = await database
      .selectFrom('machine_key')
      .select('scopes')
      .where('account_id', '=', account.id)
      .where('revoked_at', 'is', null)
      .orderBy('created_at', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (newest === undefined) machineUnknown(name)
    await database
      .updateTable('machine_key')
      .set({ expires_at: now + overlapMs })
      .where('account_id', '=', account.id)
      .where('expires_at', '>', now + overlapMs)
      .execute()
    const machine = { account, scopes: scopesOf(newest.scopes) }
    return await insertKey({ database }, machine, expiresAt, { by, event: 'key-rotated' }, now)
  })
  forgetKeys(store)
  return made
}

/** No key of this machine opens anything from now on. @throws E_MACHINE_UNKNOWN */
export async function revokeKeys(store: Store, name: string, by: number | null, now: number): Promise<void> {
  await store.database.transaction().execute(async (database) => {
    const { id } = await machineNamed({ database }, name)
    await database
      .updateTable('machine_key')
      .set({ revoked_at: now })
      .where('account_id', '=', id)
      .where('revoked_at', 'is', null)
      .execute()
    await logAccountEvent({ database }, { at: now, accountId: id, byAccountId: by, event: 'key-revoked' })
  })
  forgetKeys(store)
}

/** By name, the newest of each first. */
export async function listKeys(store: Store, now: number): Promise<readonly ListedKey[]> {
  const rows = await store.database
    .selectFrom('machine_key')
    .innerJoin('account', 'account.id', 'machine_key.account_id')
    .selectAll('machine_key')
    .select('account.name')
    .orderBy('account.name')
    .orderBy('machine_key.created_at', 'desc')
    .orderBy('machine_key.prefix')
    .execute()
  return rows.map((row) => ({
    name: row.name,
    prefix: row.prefix,
    scopes: scopesOf(row.scopes),
    state: row.revoked_at !== null ? 'revoked' : row.expires_at <= now ? 'expired' : 'active',
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
  }))
}

interface KnownKey {
  readonly machine: Machine
  readonly expiresAt: number
  readonly readAt: number
}

const known = new KnownKeys<KnownKey>()

/** The machine of a key, unless it is unknown, revoked, expired, or its account is disabled. */
export async function readKey(store: Store, key: string, now: number): Promise<Machine | undefined> {
  const tokenHash = sha256(key)
  const held = known.get(store, tokenHash)
  const found =
    held !== undefined && now - held.readAt < TOUCH_MS
      ? held
      : await known.find(store, tokenHash, () => storedKey(store, tokenHash, now))
  return found !== undefined && found.expiresAt > now ? found.machine : undefined
}

/** After every change of keys, or of accounts that may hold some. */
export function forgetKeys(store: Pick<Store, 'database'>): void {
  known.forget(store)
}

async function storedKey(store: Store, tokenHash: string, now: number): Promise<KnownKey | undefined> {
  const row = await store.database
    .selectFrom('machine_key')
    .innerJoin('account', 'account.id', 'machine_key.account_id')
    .selectAll('account')
    .select(['machine_key.scopes', 'machine_key.last_used_at', 'machine_key.expires_at'])
    .where('machine_key.token_hash', '=', tokenHash)
    .where('machine_key.revoked_at', 'is', null)
    .where('machine_key.expires_at', '>', now)
    .where('account.disabled_at', 'is', null)
    .executeTakeFirst()
  if (row === undefined) return undefined
  if (now - (row.last_used_at ?? Number.NEGATIVE_INFINITY) >= TOUCH_MS) {
    await store.database
      .updateTable('machine_key')
      .set({ last_used_at: now })
      .where('token_hash', '=', tokenHash)
      .execute()
  }
  const machine = { account: accountOf(row), scopes: scopesOf(row.scopes) }
  return { machine, expiresAt: row.expires_at, readAt: now }
}

async function insertKey(
  { database }: Pick<Store, 'database'>,
  { account, scopes }: Machine,
  expiresAt: number,
  { by, event }: { by: number | null; event: 'key-added' | 'key-rotated' },
  now: number,
): Promise<MadeKey> {
  const key = `${MARK}_${randomBytes(TOKEN_BYTES).toString('base64url')}`
  const prefix = key.slice(0, MARK.length + 9)
  await database
    .insertInto('machine_key')
    .values({
      token_hash: sha256(key),
      account_id: account.id,
      prefix,
      scopes: JSON.stringify(scopes),
      created_at: now,
      expires_at: expiresAt,
      revoked_at: null,
      last_used_at: null,
    })
    .execute()
  await logAccountEvent({ database }, { at: now, accountId: account.id, byAccountId: by, event })
  return { account, scopes, key, prefix, expiresAt }
}

async function machineNamed({ database }: Pick<Store, 'database'>, name: string): Promise<Account> {
  const row = await database
    .selectFrom('account')
    .selectAll()
    .where('name', '=', foldName(name))
    .where('role', '=', 'machine')
    .executeTakeFirst()
  return row === undefined ? machineUnknown(name) : accountOf(row)
}

function machineUnknown(name: string): never {
  fail('E_MACHINE_UNKNOWN', {
    what: 'There is no machine of this name with a key.',
    got: name,
    expected: 'the name of a machine',
    remedy: 'See vitrine key list, or GET /v1/keys.',
  })
}

const scopesOf = (text: string): readonly Scope[] => JSON.parse(text) as Scope[]
