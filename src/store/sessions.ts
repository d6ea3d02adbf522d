import { randomBytes } from 'node:crypto'
import { sha256 } from '../hash/index.ts'
import { type Account, accountOf } from './accounts.ts'
import type { Store } from './store.ts'

/** Milliseconds without a request, and in all, after which a session ends. */
export const SESSION_LIMITS = { idleMs: 30 * 60_000, absoluteMs: 12 * 3_600_000 } as const

/** `seen_at` is written at most this often: a write costs a disk flush. */
const TOUCH_MS = 60_000

export interface LiveSession {
  readonly account: Account
}

/**
 * @param now milliseconds since 1970
 * @returns the token: 256 random bits in base64url, known to the caller alone; the store keeps its SHA-256
 */
export async function openSession(store: Store, accountId: number, now: number): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await store.database
    .deleteFrom('session')
    .where((row) =>
      row.or([
        row('seen_at', '<=', now - SESSION_LIMITS.idleMs),
        row('opened_at', '<=', now - SESSION_LIMITS.absoluteMs),
      ]),
    )
    .execute()
  await store.database
    .insertInto('session')
    .values({ token_hash: sha256(token), account_id: accountId, opened_at: now, seen_at: now })
    .execute()
  return token
}

/** The session of a token, unless it is unknown, closed or has run out; reading it counts as a sign of life. */
export async function readSession(
  store: Store,
  token: string,
  now: number,
): Promise<LiveSession | undefined> {
  const tokenHash = sha256(token)
  const row = await store.database
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.account_id')
    .selectAll('account')
    .select('session.seen_at')
    .where('account.disabled_at', 'is', null)
    .where('session.token_hash', '=', tokenHash)
    .where('session.seen_at', '>', now - SESSION_LIMITS.idleMs)
    .where('session.opened_at', '>', now - SESSION_LIMITS.absoluteMs)
    .executeTakeFirst()
  if (row === undefined) return undefined
  if (now - row.seen_at >= TOUCH_MS) {
    await store.database
      .updateTable('session')
      .set({ seen_at: now })
      .where('token_hash', '=', tokenHash)
      .execute()
  }
  return { account: accountOf(row) }
}

/** Ends a session; an unknown token is no error. */
export async function closeSession(store: Store, token: string): Promise<void> {
  await store.database.deleteFrom('session').where('token_hash', '=', sha256(token)).execute()
}
