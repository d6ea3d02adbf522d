import type { FastifyRequest } from 'fastify'
import type { Session, SignIn } from '../contract/index.ts'
import { fail } from '../errors/index.ts'
import { type Account, authenticate, closeSession, openSession } from '../store/index.ts'
import { mayOpen } from './access.ts'
import type { Context } from './context.ts'
import { sessionToken } from './session-cookie.ts'
import { FROM_APPLICATION, ID } from './sql-names.ts'

/**
 * Opens a session under a new token; one that was open in this browser ends.
 * @throws E_PASSWORD, the same for unknown names; E_TOO_MANY after repeated failures
 */
export async function signIn(
  { name, password }: SignIn,
  request: FastifyRequest,
  now: number,
  context: Context,
): Promise<{ token: string; session: Session }> {
  const result = await authenticate(context.store, name, password, now)
  if (result.kind === 'locked') {
    fail('E_TOO_MANY', {
      what: 'Too many wrong passwords for this name.',
      got: 'another try',
      expected: `a pause of ${result.retryAfterSeconds} seconds`,
      remedy: 'Wait, then try again.',
    })
  }
  if (result.kind === 'wrong') {
    fail('E_PASSWORD', {
      what: 'The name or the password is wrong.',
      got: 'a pair that does not fit',
      expected: 'the name and password of an account',
      remedy: 'Check both and try again.',
    })
  }
  await endSession(request, context)
  const token = await openSession(context.store, result.account.id, now)
  return { token, session: await sessionOf(result.account, context) }
}

export async function endSession(request: FastifyRequest, { store }: Pick<Context, 'store'>): Promise<void> {
  const token = sessionToken(request)
  if (token !== undefined) await closeSession(store, token)
}

export async function sessionOf(account: Account, context: Context): Promise<Session> {
  const { name, displayName, role, branch } = account
  return {
    name,
    displayName,
    role,
    branch,
    applicationIds: role === 'customer' ? await ownApplications(account, context) : [],
    lender: { name: context.lender.name },
  }
}

async function ownApplications(account: Account, { bank, hasBranches }: Context): Promise<number[]> {
  const right = mayOpen(account, hasBranches)
  const rows = await bank.query(
    `select a.${ID} from ${FROM_APPLICATION} where ${right.sql}
     order by e.RECEIVED_ON desc nulls last, a.${ID} desc limit 100`,
    right.parameters,
  )
  return rows.map((row) => row[ID] as number)
}
