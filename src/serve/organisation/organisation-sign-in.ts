import type { FastifyRequest } from 'fastify'
import { fail, VitrineError } from '../../errors/index.ts'
import { organisationAccount } from '../../store/index.ts'
import type { Context } from '../context.ts'
import { attemptToken } from '../session-cookie.ts'
import { openFor } from '../sign-in.ts'
import type { Organisation } from './organisation.ts'

/** Where a browser is led, with the cookies that it gets on the way. */
export interface Led {
  readonly to: string
  readonly attempt?: string
  readonly token?: string
}

/** Only paths of this site: "//host" and "/\host" lead elsewhere. */
const OWN_PATH = /^\/[a-z]/

/** @throws E_NOT_FOUND without an organisation */
export async function beginSignIn(
  back: string | undefined,
  now: number,
  { organisation }: Context,
): Promise<Led> {
  return await orBack(async () => {
    const path = back !== undefined && OWN_PATH.test(back) ? back : '/'
    const { address, attempt } = await required(organisation).begin(path, now)
    return { to: address, attempt }
  })
}

/** @throws E_NOT_FOUND without an organisation */
export async function finishSignIn(request: FastifyRequest, now: number, context: Context): Promise<Led> {
  return await orBack(async () => {
    const query = request.url.slice(`${request.url}?`.indexOf('?'))
    const { person, back } = await required(context.organisation).finish(attemptToken(request), query, now)
    const account = await organisationAccount(context.store, person, now)
    if (account === undefined) {
      fail('E_ACCOUNT_DISABLED', {
        what: 'Your account here has been disabled.',
        got: 'a sign-in that the organisation accepts',
        expected: 'an account that may sign in here',
        remedy: 'Ask an admin of this service.',
      })
    }
    const { token } = await openFor(account, request, now, context)
    return { to: back, token }
  })
}

/** Why a sign-in was refused, on the sign-in page: whoever comes back from elsewhere sees pages, not documents. */
const REFUSALS = /^E_(ORGANISATION|ACCOUNT)_/

async function orBack(lead: () => Promise<Led>): Promise<Led> {
  try {
    return await lead()
  } catch (error) {
    if (!(error instanceof VitrineError) || !REFUSALS.test(error.code)) throw error
    return { to: `/sign-in?refused=${error.code}` }
  }
}

function required(organisation: Organisation | null): Organisation {
  return (
    organisation ??
    fail('E_NOT_FOUND', {
      what: 'There is nothing at this address.',
      got: 'a sign-in with the organisation',
      expected: 'a service that has been set up for it',
      remedy: 'Sign in with a name and a password.',
    })
  )
}
