import type { AccountLog, Accounts, InvitationAnswer, NewAccountBody } from '../../contract/index.ts'
import { fail } from '../../errors/index.ts'
import {
  type Account,
  type AccountFacts,
  createInvited,
  disableAccount,
  findAccount,
  type Invitation,
  listAccounts,
  readAccountEvents,
  resetAccount,
} from '../../store/index.ts'
import type { Context } from '../context.ts'

const LOG_LENGTH = 500

export async function accountsAnswer({ store }: Context): Promise<Accounts> {
  const accounts = await listAccounts(store)
  return {
    // Machines are among the keys.
    accounts: accounts
      .filter(({ role }) => role !== 'machine')
      .map(({ name, displayName, role, branch, state, signsInWith, createdAt }) => ({
        name,
        displayName,
        role,
        branch,
        state,
        signsInWith,
        createdAt,
      })),
  }
}

/** @throws E_ACCOUNT_EXISTS */
export async function invite(
  body: NewAccountBody,
  reader: Account,
  now: number,
  { store }: Context,
): Promise<InvitationAnswer> {
  const facts: AccountFacts = {
    name: body.name,
    displayName: body.displayName,
    role: body.role,
    branch: 'branch' in body ? body.branch : null,
    personId: null,
    applicationIds: 'applicationIds' in body ? body.applicationIds : [],
  }
  return told(await createInvited(store, facts, reader.id, now))
}

/** @throws E_ACCOUNT_UNKNOWN; E_ACCOUNT_ORGANISATION; E_ACCOUNT_SELF */
export async function reset(
  name: string,
  reader: Account,
  now: number,
  { store }: Context,
): Promise<InvitationAnswer> {
  await refuseSelf(name, reader, store)
  return told(await resetAccount(store, name, reader.id, now))
}

/** @throws E_ACCOUNT_UNKNOWN; E_ACCOUNT_SELF */
export async function disable(name: string, reader: Account, now: number, { store }: Context): Promise<void> {
  await refuseSelf(name, reader, store)
  await disableAccount(store, name, reader.id, now)
}

/** Whoever shuts out oneself leaves nobody who could open again. */
async function refuseSelf(name: string, reader: Account, store: Context['store']): Promise<void> {
  if ((await findAccount(store, name))?.id !== reader.id) return
  fail('E_ACCOUNT_SELF', {
    what: 'This is your own account.',
    got: reader.name,
    expected: 'the account of another person',
    remedy: 'Ask another admin, or use vitrine user on the server.',
  })
}

function told({ account, code, expiresAt }: Invitation): InvitationAnswer {
  return { name: account.name, code, expiresAt }
}

export async function accountLog({ store }: Context): Promise<AccountLog> {
  const [events, accounts] = await Promise.all([readAccountEvents(store, LOG_LENGTH), listAccounts(store)])
  const nameOf = new Map(accounts.map(({ id, name }) => [id, name]))
  return {
    events: events.map(({ eventId, at, accountId, byAccountId, event }) => ({
      eventId,
      at,
      name: nameOf.get(accountId) ?? String(accountId),
      by: byAccountId === null ? null : (nameOf.get(byAccountId) ?? String(byAccountId)),
      event,
    })),
  }
}
