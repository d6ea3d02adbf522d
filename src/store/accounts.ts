import type { Selectable } from 'kysely'
import type { Role } from '../contract/index.ts'
import { fail } from '../errors/index.ts'
import { foldName } from './fold-name.ts'
import { hashPassword } from './passwords.ts'
import type { Store } from './store.ts'
import type { StoreTables } from './tables.ts'

export interface Account {
  readonly id: number
  readonly name: string
  readonly displayName: string
  readonly role: Role
  readonly branch: string | null
  /** Customer: owns every application of this person … */
  readonly personId: string | null
  /** … and these. */
  readonly applicationIds: readonly number[]
}

export interface NewAccount extends Omit<Account, 'id'> {
  readonly password: string
}

export const SHORTEST_PASSWORD = 8

/**
 * @param now milliseconds since 1970
 * @throws E_ACCOUNT_EXISTS; E_PASSWORD_SHORT
 */
export async function createAccount(store: Store, account: NewAccount, now: number): Promise<Account> {
  const name = foldName(account.name)
  if (account.password.length < SHORTEST_PASSWORD) {
    fail('E_PASSWORD_SHORT', {
      what: 'The password is too short.',
      got: `${account.password.length} characters`,
      expected: `at least ${SHORTEST_PASSWORD}`,
      remedy: 'Choose a longer one.',
    })
  }
  const row = await store.database
    .insertInto('account')
    .values({
      name,
      display_name: account.displayName,
      role: account.role,
      branch: account.branch,
      password_hash: await hashPassword(account.password),
      person_id: account.personId,
      application_ids: JSON.stringify(account.applicationIds),
      created_at: now,
    })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returningAll()
    .executeTakeFirst()
  return row === undefined
    ? fail('E_ACCOUNT_EXISTS', {
        what: 'There is an account of this name.',
        got: name,
        expected: 'a name that nobody has',
        remedy: 'Choose another name.',
      })
    : accountOf(row)
}

export async function findAccount(store: Store, name: string): Promise<Account | undefined> {
  const row = await store.database
    .selectFrom('account')
    .selectAll()
    .where('name', '=', foldName(name))
    .executeTakeFirst()
  return row && accountOf(row)
}

export function accountOf(row: Selectable<StoreTables['account']>): Account {
  return {
    id: row.id,
    name: row.name,
    displayName: row.display_name,
    role: row.role,
    branch: row.branch,
    personId: row.person_id,
    applicationIds: JSON.parse(row.application_ids) as number[],
  }
}
