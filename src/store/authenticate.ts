import { sha256 } from '../hash/index.ts'
import { type Account, accountOf } from './accounts.ts'
import { foldName } from './fold-name.ts'
import { decoyHash, verifyPassword } from './passwords.ts'
import type { Store } from './store.ts'

export type Authentication =
  | { readonly kind: 'ok'; readonly account: Account }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'locked'; readonly retryAfterSeconds: number }

/** Wrong passwords that cost nothing but their check. */
const FREE_FAILURES = 5
const FIRST_LOCK_MS = 30_000
const LONGEST_LOCK_MS = 15 * 60_000
/** Failures older than this are forgotten. */
const FORGET_MS = 24 * 3_600_000

/**
 * Checks a name and a password. Unknown names cost the same work and lock in the same way as known ones,
 * so that nobody learns which names exist. After five failures each further one doubles the wait.
 * @param now milliseconds since 1970
 */
export async function authenticate(
  store: Store,
  name: string,
  password: string,
  now: number,
): Promise<Authentication> {
  const folded = foldName(name)
  const nameHash = sha256(folded)
  const failure = await store.database
    .selectFrom('sign_in_failure')
    .selectAll()
    .where('name_hash', '=', nameHash)
    .executeTakeFirst()
  if (failure !== undefined && failure.locked_until > now) {
    return { kind: 'locked', retryAfterSeconds: Math.ceil((failure.locked_until - now) / 1000) }
  }
  const row = await store.database
    .selectFrom('account')
    .selectAll()
    .where('name', '=', folded)
    .executeTakeFirst()
  const right = await verifyPassword(row?.password_hash ?? (await decoyHash()), password)
  if (row !== undefined && right) {
    await store.database.deleteFrom('sign_in_failure').where('name_hash', '=', nameHash).execute()
    return { kind: 'ok', account: accountOf(row) }
  }
  await countFailure(store, nameHash, now)
  return { kind: 'wrong' }
}

async function countFailure(store: Store, nameHash: string, now: number): Promise<void> {
  await store.database
    .deleteFrom('sign_in_failure')
    .where('failed_at', '<', now - FORGET_MS)
    .execute()
  // The count is raised in the statement itself: parallel tries each count.
  const { failures } = await store.database
    .insertInto('sign_in_failure')
    .values({ name_hash: nameHash, failures: 1, failed_at: now, locked_until: 0 })
    .onConflict((conflict) =>
      conflict.column('name_hash').doUpdateSet((row) => ({
        failures: row('sign_in_failure.failures', '+', 1),
        failed_at: now,
      })),
    )
    .returning('failures')
    .executeTakeFirstOrThrow()
  if (failures < FREE_FAILURES) return
  const wait = Math.min(FIRST_LOCK_MS * 2 ** (failures - FREE_FAILURES), LONGEST_LOCK_MS)
  await store.database
    .updateTable('sign_in_failure')
    .set({ locked_until: now + wait })
    .where('name_hash', '=', nameHash)
    .execute()
}
