import { randomInt } from 'node:crypto'
import { fail } from '../errors/index.ts'
import { sha256 } from '../hash/index.ts'
import { type AccountEventKind, logAccountEvent } from './account-events.ts'
import { type Account, type AccountFacts, accountOf, insertAccount } from './accounts.ts'
import { type Authentication, unlessLocked } from './authenticate.ts'
import { foldName } from './fold-name.ts'
import { requireStrongPassword } from './password-rules.ts'
import { hashPassword } from './passwords.ts'
import type { Store } from './store.ts'

export interface Invitation {
  readonly account: Account
  /** Told once, to be handed to the person; the store keeps its SHA-256. */
  readonly code: string
  /** Milliseconds since 1970. */
  readonly expiresAt: number
}

const VALID_MS = 14 * 24 * 3_600_000
/** Letters and digits that are not taken for each other when read aloud or copied by hand. */
const SIGNS = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'
const GROUPS = 4
const GROUP_LENGTH = 4

/** 30^16: 78 random bits, in groups of four. */
function newCode(): string {
  const group = () => Array.from({ length: GROUP_LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join('')
  return Array.from({ length: GROUPS }, group).join('-')
}

/** Case, spaces and hyphens do not count. */
const codeHashOf = (code: string): string => sha256(code.toUpperCase().replaceAll(/[^A-Z0-9]/g, ''))

/**
 * A new account without a password, and the code with which its owner chooses one.
 * @param by the account that invites; null = the command line
 * @throws E_ACCOUNT_EXISTS
 */
export async function createInvited(
  store: Store,
  account: AccountFacts,
  by: number | null,
  now: number,
): Promise<Invitation> {
  return await store.database.transaction().execute(async (database) => {
    const proof = { passwordHash: '', subject: null, byAccountId: by }
    const created = await insertAccount({ database }, account, proof, now)
    return await invite({ database }, created, 'invited', by, now)
  })
}

/**
 * Takes the password away, ends all sessions, lets a disabled account in again, and gives a new code.
 * @throws E_ACCOUNT_UNKNOWN; E_ACCOUNT_ORGANISATION; E_ACCOUNT_MACHINE for one whose password the organisation keeps
 */
export async function resetAccount(
  store: Store,
  name: string,
  by: number | null,
  now: number,
): Promise<Invitation> {
  return await store.database.transaction().execute(async (database) => {
    const row = await database
      .updateTable('account')
      .set((change) => ({
        password_hash: '',
        disabled_at: change
          .case()
          .when('subject', 'is', null)
          .then(null)
          .else(change.ref('disabled_at'))
          .end(),
      }))
      .where('name', '=', foldName(name))
      .returningAll()
      .executeTakeFirst()
    if (row === undefined) accountUnknown(name)
    if (row.subject !== null) {
      fail('E_ACCOUNT_ORGANISATION', {
        what: 'This account signs in with the organisation.',
        got: row.name,
        expected: 'an account with a password of its own',
        remedy: 'Reset it where the organisation keeps its people.',
      })
    }
    if (row.role === 'machine') {
      fail('E_ACCOUNT_MACHINE', {
        what: 'This account is that of a machine: it has keys and no password.',
        got: row.name,
        expected: 'the account of a person',
        remedy: 'Give it a new key with vitrine key rotate.',
      })
    }
    await database.deleteFrom('session').where('account_id', '=', row.id).execute()
    return await invite({ database }, accountOf(row), 'reset', by, now)
  })
}

async function invite(
  store: Pick<Store, 'database'>,
  account: Account,
  event: AccountEventKind,
  byAccountId: number | null,
  now: number,
): Promise<Invitation> {
  const code = newCode()
  const expiresAt = now + VALID_MS
  // One code at a time: an older one stops working.
  await store.database.deleteFrom('invitation').where('account_id', '=', account.id).execute()
  await store.database
    .insertInto('invitation')
    .values({ code_hash: codeHashOf(code), account_id: account.id, expires_at: expiresAt })
    .execute()
  await logAccountEvent(store, { at: now, accountId: account.id, byAccountId, event })
  return { account, code, expiresAt }
}

/**
 * Chooses the password of an invited account; the code is used up. A weak password leaves the code as it was.
 * Wrong codes count and lock as wrong passwords do.
 * @throws E_PASSWORD_SHORT, E_PASSWORD_COMMON
 */
export async function redeemInvitation(
  store: Store,
  { name, code, password }: { readonly name: string; readonly code: string; readonly password: string },
  now: number,
): Promise<Authentication> {
  requireStrongPassword(password, name)
  return await unlessLocked(store, name, now, async () => {
    const passwordHash = await hashPassword(password)
    return await store.database.transaction().execute(async (database) => {
      // Deleted in the statement that finds it: of two who come at once, one gets in.
      const used = await database
        .deleteFrom('invitation')
        .where('code_hash', '=', codeHashOf(code))
        .where('expires_at', '>', now)
        .where((row) =>
          row.exists(
            row
              .selectFrom('account')
              .select('account.id')
              .whereRef('account.id', '=', 'invitation.account_id')
              .where('account.name', '=', foldName(name))
              .where('account.disabled_at', 'is', null),
          ),
        )
        .returning('account_id')
        .executeTakeFirst()
      if (used === undefined) return undefined
      const row = await database
        .updateTable('account')
        .set({ password_hash: passwordHash })
        .where('id', '=', used.account_id)
        .returningAll()
        .executeTakeFirstOrThrow()
      await logAccountEvent(
        { database },
        { at: now, accountId: row.id, byAccountId: null, event: 'password-chosen' },
      )
      return accountOf(row)
    })
  })
}

export function accountUnknown(name: string): never {
  fail('E_ACCOUNT_UNKNOWN', {
    what: 'There is no such account.',
    got: name,
    expected: 'the name of an account',
    remedy: 'See vitrine user list, or the page of accounts.',
  })
}
