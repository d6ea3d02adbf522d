import { logAccountEvent } from './account-events.ts'
import { type Account, accountOf } from './accounts.ts'
import { type Authentication, authenticate } from './authenticate.ts'
import { foldName } from './fold-name.ts'
import { accountUnknown } from './invitations.ts'
import { forgetKeys } from './machine-keys.ts'
import { requireStrongPassword } from './password-rules.ts'
import { hashPassword } from './passwords.ts'
import type { Store } from './store.ts'

/**
 * From now on it cannot sign in, its sessions have ended and no code opens it.
 * @param by the account that disables it; null = the command line
 * @throws E_ACCOUNT_UNKNOWN
 */
export async function disableAccount(
  store: Store,
  name: string,
  by: number | null,
  now: number,
): Promise<Account> {
  const account = await store.database.transaction().execute(async (database) => {
    const row = await database
      .updateTable('account')
      .set({ disabled_at: now })
      .where('name', '=', foldName(name))
      .returningAll()
      .executeTakeFirst()
    if (row === undefined) accountUnknown(name)
    await database.deleteFrom('session').where('account_id', '=', row.id).execute()
    await database.deleteFrom('invitation').where('account_id', '=', row.id).execute()
    await logAccountEvent({ database }, { at: now, accountId: row.id, byAccountId: by, event: 'disabled' })
    return accountOf(row)
  })
  forgetKeys(store)
  return account
}

/** Every session of the account, on every device. */
export async function signOutEverywhere(store: Store, accountId: number, now: number): Promise<void> {
  await store.database.deleteFrom('session').where('account_id', '=', accountId).execute()
  await logAccountEvent(store, { at: now, accountId, byAccountId: null, event: 'signed-out-everywhere' })
}

/**
 * Another password for one who knows the present one; all sessions end.
 * @throws E_PASSWORD_SHORT, E_PASSWORD_COMMON
 */
export async function changePassword(
  store: Store,
  account: Account,
  { current, next }: { readonly current: string; readonly next: string },
  now: number,
): Promise<Authentication> {
  requireStrongPassword(next, account.name)
  const proof = await authenticate(store, account.name, current, now)
  if (proof.kind !== 'ok') return proof
  const passwordHash = await hashPassword(next)
  await store.database.transaction().execute(async (database) => {
    await database
      .updateTable('account')
      .set({ password_hash: passwordHash })
      .where('id', '=', account.id)
      .execute()
    await database.deleteFrom('session').where('account_id', '=', account.id).execute()
    await logAccountEvent(
      { database },
      { at: now, accountId: account.id, byAccountId: null, event: 'password-chosen' },
    )
  })
  return proof
}
