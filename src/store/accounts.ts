import type { Selectable } from 'kysely'
import type { Role } from '../contract/index.ts'
import { fail } from '../errors/index.ts'
import { logAccountEvent } from './account-events.ts'
import { foldName } from './fold-name.ts'
import { requireStrongPassword } from './password-rules.ts'
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
  /** Where the password is kept. */
  readonly signsInWith: 'password' | 'organisation'
}

/** An account as the page of accounts shows it. */
export interface ListedAccount extends Account {
  /** Milliseconds since 1970. */
  readonly createdAt: number
  readonly state: 'active' | 'invited' | 'disabled'
}

export type AccountFacts = Omit<Account, 'id' | 'signsInWith'>

export interface NewAccount extends AccountFacts {
  readonly password: string
}

/**
 * @param now milliseconds since 1970
 * @throws E_ACCOUNT_EXISTS; E_PASSWORD_SHORT, E_PASSWORD_COMMON
 */
export async function createAccount(store: Store, account: NewAccount, now: number): Promise<Account> {
  requireStrongPassword(account.password, account.name)
  const passwordHash = await hashPassword(account.password)
  return await insertAccount(store, account, { passwordHash, subject: null, byAccountId: null }, now)
}

/**
 * @param proof how the account will sign in: a password's hash (empty = none yet), or the organisation's subject
 * @throws E_ACCOUNT_EXISTS
 */
export async function insertAccount(
  store: Pick<Store, 'database'>,
  account: AccountFacts,
  proof: {
    readonly passwordHash: string
    readonly subject: string | null
    readonly byAccountId: number | null
  },
  now: number,
): Promise<Account> {
  const name = foldName(account.name)
  const row = await store.database
    .insertInto('account')
    .values({
      name,
      display_name: account.displayName,
      role: account.role,
      branch: account.branch,
      password_hash: proof.passwordHash,
      person_id: account.personId,
      application_ids: JSON.stringify(account.applicationIds),
      created_at: now,
      disabled_at: null,
      subject: proof.subject,
    })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returningAll()
    .executeTakeFirst()
  if (row === undefined) {
    fail('E_ACCOUNT_EXISTS', {
      what: 'There is an account of this name.',
      got: name,
      expected: 'a name that nobody has',
      remedy: 'Choose another name.',
    })
  }
  await logAccountEvent(store, {
    at: now,
    accountId: row.id,
    byAccountId: proof.byAccountId,
    event: 'created',
  })
  return accountOf(row)
}

export async function findAccount(store: Store, name: string): Promise<Account | undefined> {
  const row = await store.database
    .selectFrom('account')
    .selectAll()
    .where('name', '=', foldName(name))
    .executeTakeFirst()
  return row && accountOf(row)
}

/** All accounts by name. */
export async function listAccounts(store: Store): Promise<readonly ListedAccount[]> {
  const rows = await store.database.selectFrom('account').selectAll().orderBy('name').execute()
  return rows.map((row) => ({
    ...accountOf(row),
    createdAt: row.created_at,
    state:
      row.disabled_at !== null
        ? 'disabled'
        : row.role !== 'machine' && row.password_hash === '' && row.subject === null
          ? 'invited'
          : 'active',
  }))
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
    signsInWith: row.subject === null ? 'password' : 'organisation',
  }
}
