import type { FastifyRequest } from 'fastify'
import type { ChangePassword, Redeem, Session, SignIn } from '../contract/index.ts'
import { fail } from '../errors/index.ts'
import { postedNumbers } from '../record/index.ts'
import {
  type Account,
  type Authentication,
  authenticate,
  changePassword,
  closeSession,
  logAccountEvent,
  openSession,
  redeemInvitation,
  signOutEverywhere,
} from '../store/index.ts'
import { mayOpen } from './access.ts'
import type { Context } from './context.ts'
import { postedOf } from './posted-application.ts'
import { sessionToken } from './session-cookie.ts'
import { ID } from './sql-names.ts'

/** Applications of one customer that are listed. */
const MOST_OWN = 100

/** A new session, and the token that the browser gets for it. */
export interface Opened {
  readonly token: string
  readonly session: Session
}

/**
 * Signs in with name and password.
 * @throws E_PASSWORD, the same for unknown names; E_TOO_MANY after repeated failures
 */
export async function signIn(
  { name, password }: SignIn,
  request: FastifyRequest,
  now: number,
  context: Context,
): Promise<Opened> {
  const result = await authenticate(context.store, name, password, now)
  return await openFor(proven(result, wrongPassword), request, now, context)
}

/**
 * The first sign-in of an invited account.
 * @throws E_INVITATION, the same for unknown names and used codes; E_TOO_MANY; E_PASSWORD_SHORT, E_PASSWORD_COMMON
 */
export async function redeem(
  body: Redeem,
  request: FastifyRequest,
  now: number,
  context: Context,
): Promise<Opened> {
  const result = await redeemInvitation(context.store, body, now)
  return await openFor(proven(result, wrongCode), request, now, context)
}

/**
 * @throws E_PASSWORD when the present one is wrong or kept elsewhere; E_TOO_MANY; E_PASSWORD_SHORT, E_PASSWORD_COMMON
 */
export async function choosePassword(
  reader: Account,
  body: ChangePassword,
  now: number,
  context: Context,
): Promise<Opened> {
  const account = proven(await changePassword(context.store, reader, body, now), wrongPassword)
  const token = await openSession(context.store, account.id, now)
  return { token, session: await sessionOf(account, context) }
}

/** Opens a session under a new token; one that was open in this browser ends. */
export async function openFor(
  account: Account,
  request: FastifyRequest,
  now: number,
  context: Context,
): Promise<Opened> {
  await endSession(request, context)
  const token = await openSession(context.store, account.id, now)
  await logAccountEvent(context.store, {
    at: now,
    accountId: account.id,
    byAccountId: null,
    event: 'signed-in',
  })
  return { token, session: await sessionOf(account, context) }
}

export async function endSession(request: FastifyRequest, { store }: Pick<Context, 'store'>): Promise<void> {
  const token = sessionToken(request)
  if (token !== undefined) await closeSession(store, token)
}

export function endEverySession(reader: Account, now: number, { store }: Context): Promise<void> {
  return signOutEverywhere(store, reader.id, now)
}

/** @throws E_TOO_MANY while the name is locked, or what `wrong` says when the proof did not hold */
function proven(result: Authentication, wrong: () => never): Account {
  if (result.kind === 'ok') return result.account
  if (result.kind === 'wrong') return wrong()
  fail('E_TOO_MANY', {
    what: 'Too many wrong passwords for this name.',
    got: 'another try',
    expected: `a pause of ${result.retryAfterSeconds} seconds`,
    remedy: 'Wait, then try again.',
  })
}

function wrongPassword(): never {
  fail('E_PASSWORD', {
    what: 'The name or the password is wrong.',
    got: 'a pair that does not fit',
    expected: 'the name and password of an account',
    remedy: 'Check both and try again.',
  })
}

function wrongCode(): never {
  fail('E_INVITATION', {
    what: 'The name or the code is wrong, or the code has been used or has run out.',
    got: 'a pair that does not fit',
    expected: 'the name and code of an invitation',
    remedy: 'Check both and try again, or ask for a new code.',
  })
}

export async function sessionOf(account: Account, context: Context): Promise<Session> {
  const { name, displayName, role, branch, signsInWith } = account
  return {
    name,
    displayName,
    role,
    branch,
    applicationIds: role === 'customer' ? await ownApplications(account, context) : [],
    signsInWith,
    lender: { name: context.lender.name },
  }
}

/** Those that came over the API came last. */
async function ownApplications(account: Account, context: Context): Promise<number[]> {
  const right = mayOpen(account, context.hasBranches)
  const { persons, store } = context.record
  const [posted, filed] = await Promise.all([
    postedNumbers(store, persons, postedOf(account, persons)),
    context.bank.query(
      `select h.${ID} from headers h where ${right.sql}
       order by h.RECEIVED_ON desc nulls last, h.${ID} desc limit ${MOST_OWN}`,
      right.parameters,
    ),
  ])
  return [...posted, ...filed.map((row) => row[ID] as number)].slice(0, MOST_OWN)
}
