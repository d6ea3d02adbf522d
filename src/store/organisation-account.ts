import type { Role } from '../contract/index.ts'
import { logAccountEvent } from './account-events.ts'
import { type Account, accountOf, insertAccount } from './accounts.ts'
import type { Store } from './store.ts'

/** A person as the organisation's sign-in describes them. */
export interface OrganisationPerson {
  /** Issuer and subject: what never changes. */
  readonly subject: string
  readonly name: string
  readonly displayName: string
  readonly role: Exclude<Role, 'customer'>
  readonly branch: string | null
}

/**
 * The account of a person whom the organisation signs in, made at the first time; role and branch follow the
 * organisation at every time, and what changed is logged.
 * @returns undefined when the account is disabled here
 * @throws E_ACCOUNT_EXISTS when a local account has the name: it is not taken over
 */
export async function organisationAccount(
  store: Store,
  person: OrganisationPerson,
  now: number,
): Promise<Account | undefined> {
  const { subject, displayName, role, branch } = person
  return await store.database.transaction().execute(async (database) => {
    const held = await database
      .selectFrom('account')
      .selectAll()
      .where('subject', '=', subject)
      .executeTakeFirst()
    if (held === undefined) {
      const facts = { name: person.name, displayName, role, branch, personId: null, applicationIds: [] }
      return await insertAccount({ database }, facts, { passwordHash: '', subject, byAccountId: null }, now)
    }
    if (held.disabled_at !== null) return undefined
    if (held.role !== role || held.branch !== branch) {
      // What was opened with the former rights ends with them.
      await database.deleteFrom('session').where('account_id', '=', held.id).execute()
      await logAccountEvent(
        { database },
        { at: now, accountId: held.id, byAccountId: null, event: 'role-changed' },
      )
    }
    const row = await database
      .updateTable('account')
      .set({ display_name: displayName, role, branch })
      .where('id', '=', held.id)
      .returningAll()
      .executeTakeFirstOrThrow()
    return accountOf(row)
  })
}
