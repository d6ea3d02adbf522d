import type { FastifyRequest } from 'fastify'
import { type Action, rolesFor } from '../contract/index.ts'
import { fail } from '../errors/index.ts'
import { readSession } from '../store/index.ts'
import { can, type Reader } from './access.ts'
import type { Context } from './context.ts'
import { bearerOf, requireMachine } from './key-reader.ts'
import { sessionToken } from './session-cookie.ts'

/**
 * Who asks, when they may. A request with a key is that of a machine, whatever cookie it carries.
 * @throws E_SIGN_IN when nobody is signed in; E_ROLE when the role may not; E_KEY, E_SCOPE, E_TOO_MANY for keys
 */
export async function requireReader(
  request: FastifyRequest,
  action: Action,
  context: Pick<Context, 'store' | 'clock' | 'wrongKeys'>,
): Promise<Reader> {
  const key = bearerOf(request)
  if (key !== undefined) return await requireMachine(key, request, action, context)
  const token = sessionToken(request)
  const session = token === undefined ? undefined : await readSession(context.store, token, context.clock())
  if (session === undefined) {
    fail('E_SIGN_IN', {
      what: 'Nobody is signed in.',
      got: token === undefined ? 'no session' : 'a session that has ended',
      expected: 'a signed-in reader, or a key of a machine',
      remedy: 'Sign in and try again.',
    })
  }
  if (!can(session.account, action)) {
    fail('E_ROLE', {
      what: 'Your role may not open this.',
      got: session.account.role,
      expected: rolesFor(action).join(' or ') || 'a machine with a key',
      remedy: 'Sign in with another account, or ask your adviser.',
    })
  }
  return session.account
}
