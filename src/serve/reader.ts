import type { FastifyRequest } from 'fastify'
import { type Action, rolesFor } from '../contract/index.ts'
import { fail } from '../errors/index.ts'
import { type Account, readSession } from '../store/index.ts'
import { can } from './access.ts'
import type { Context } from './context.ts'
import { sessionToken } from './session-cookie.ts'

/**
 * Who asks, when their role may.
 * @throws E_SIGN_IN when nobody is signed in; E_ROLE when the role may not
 */
export async function requireReader(
  request: FastifyRequest,
  action: Action,
  context: Pick<Context, 'store' | 'clock'>,
): Promise<Account> {
  const token = sessionToken(request)
  const session = token === undefined ? undefined : await readSession(context.store, token, context.clock())
  if (session === undefined) {
    fail('E_SIGN_IN', {
      what: 'Nobody is signed in.',
      got: token === undefined ? 'no session' : 'a session that has ended',
      expected: 'a signed-in reader',
      remedy: 'Sign in and try again.',
    })
  }
  if (!can(session.account, action)) {
    fail('E_ROLE', {
      what: 'Your role may not open this.',
      got: session.account.role,
      expected: rolesFor(action).join(' or '),
      remedy: 'Sign in with another account, or ask your adviser.',
    })
  }
  return session.account
}
