import type { FastifyRequest } from 'fastify'
import { type Action, scopesFor } from '../contract/index.ts'
import { fail } from '../errors/index.ts'
import { readKey } from '../store/index.ts'
import { can, type Reader } from './access.ts'
import type { Context } from './context.ts'

/** The key of a request, without its scheme; undefined when it carries none. */
export function bearerOf(request: FastifyRequest): string | undefined {
  const given = request.headers.authorization
  return given === undefined ? undefined : given.replace(/^bearer /i, '')
}

/**
 * The machine whose key the request carries, when its scopes allow this.
 * @throws E_KEY for a key that is unknown, revoked or expired, all alike; E_SCOPE; E_TOO_MANY
 */
export async function requireMachine(
  key: string,
  request: FastifyRequest,
  action: Action,
  { store, clock, wrongKeys }: Pick<Context, 'store' | 'clock' | 'wrongKeys'>,
): Promise<Reader> {
  const now = clock()
  wrongKeys.require(request.ip, now)
  const machine = await readKey(store, key, now)
  if (machine === undefined) {
    wrongKeys.count(request.ip, now)
    fail('E_KEY', {
      what: 'This key opens nothing: it is unknown, revoked or has run out.',
      got: 'a key that is not in use',
      expected: 'Authorization: Bearer and a key of a machine',
      remedy: 'Ask an administrator for a new key.',
    })
  }
  const reader = { ...machine.account, scopes: machine.scopes }
  if (can(reader, action)) return reader
  const scopes = scopesFor(action)
  return fail('E_SCOPE', {
    what: 'Your key may not be used for this.',
    got: `a key for ${machine.scopes.join(', ')}`,
    expected: scopes.length === 0 ? 'a person who is signed in' : `a key for ${scopes.join(' or ')}`,
    remedy: 'Ask an administrator for a key with that scope.',
  })
}
