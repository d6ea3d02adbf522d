import { type Account, accountOf } from './accounts.ts'
import { countFailure, forgetFailures, lockedFor } from './failures.ts'
import { foldName } from './fold-name.ts'
import { decoyHash, verifyPassword } from './passwords.ts'
import type { Store } from './store.ts'

export type Authentication =
  | { readonly kind: 'ok'; readonly account: Account }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'locked'; readonly retryAfterSeconds: number }

/**
 * Checks a name and a password. Unknown names and accounts that may not sign in cost the same work and lock in
 * the same way as others, so that nobody learns which names exist.
 * @param now milliseconds since 1970
 */
export async function authenticate(
  store: Store,
  name: string,
  password: string,
  now: number,
): Promise<Authentication> {
  return await unlessLocked(store, name, now, () => accountWith(store, name, password))
}

/** The account that may sign in with this pair. Neither counts nor locks: for the service's own questions. */
export async function accountWith(
  store: Store,
  name: string,
  password: string,
): Promise<Account | undefined> {
  const row = await store.database
    .selectFrom('account')
    .selectAll()
    .where('name', '=', foldName(name))
    .where('password_hash', '<>', '')
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  const right = await verifyPassword(row?.password_hash ?? (await decoyHash()), password)
  return row !== undefined && right ? accountOf(row) : undefined
}

/**
 * One try to prove that one is the account of a name: refused while the name is locked, counted when it fails.
 * @param prove the account when the proof holds
 */
export async function unlessLocked(
  store: Store,
  name: string,
  now: number,
  prove: () => Promise<Account | undefined>,
): Promise<Authentication> {
  const waitMs = await lockedFor(store, name, now)
  if (waitMs > 0) return { kind: 'locked', retryAfterSeconds: Math.ceil(waitMs / 1000) }
  const account = await prove()
  if (account === undefined) {
    await countFailure(store, name, now)
    return { kind: 'wrong' }
  }
  await forgetFailures(store, name)
  return { kind: 'ok', account }
}
