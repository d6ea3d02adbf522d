import { sha256 } from '../hash/index.ts'
import { foldName } from './fold-name.ts'
import type { Store } from './store.ts'

/** Wrong passwords that cost nothing but their check. */
const FREE_FAILURES = 5
const FIRST_LOCK_MS = 30_000
const LONGEST_LOCK_MS = 15 * 60_000
/** Failures older than this are forgotten. */
const FORGET_MS = 24 * 3_600_000

const nameHashOf = (name: string): string => sha256(foldName(name))

/** @returns milliseconds until this name may be tried again; 0 = now */
export async function lockedFor(store: Store, name: string, now: number): Promise<number> {
  const failure = await store.database
    .selectFrom('sign_in_failure')
    .select('locked_until')
    .where('name_hash', '=', nameHashOf(name))
    .executeTakeFirst()
  return Math.max(0, (failure?.locked_until ?? 0) - now)
}

export async function forgetFailures(store: Store, name: string): Promise<void> {
  await store.database.deleteFrom('sign_in_failure').where('name_hash', '=', nameHashOf(name)).execute()
}

/** After five failures each further one doubles the wait of this name, whether an account has it or not. */
export async function countFailure(store: Store, name: string, now: number): Promise<void> {
  await store.database
    .deleteFrom('sign_in_failure')
    .where('failed_at', '<', now - FORGET_MS)
    .execute()
  // The count is raised in the statement itself: parallel tries each count.
  const { failures } = await store.database
    .insertInto('sign_in_failure')
    .values({ name_hash: nameHashOf(name), failures: 1, failed_at: now, locked_until: 0 })
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
    .where('name_hash', '=', nameHashOf(name))
    .execute()
}
