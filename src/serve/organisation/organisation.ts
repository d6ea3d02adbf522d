import * as oidc from 'openid-client'
import { fail } from '../../errors/index.ts'
import { sha256 } from '../../hash/index.ts'
import type { OrganisationPerson } from '../../store/index.ts'
import { personOf } from './person.ts'
import type { OrganisationSettings } from './settings.ts'

/** Sign-in with the organisation: OpenID Connect, authorization code with PKCE, state and nonce. */
export interface Organisation {
  /**
   * Begins a sign-in.
   * @param back path of this site to open afterwards
   * @returns where the browser goes, and the token that only this browser keeps
   * @throws E_ORGANISATION_DOWN
   */
  begin(back: string, now: number): Promise<{ readonly address: string; readonly attempt: string }>
  /**
   * Ends it: each attempt once, within ten minutes, in the browser that began it.
   * @param query what the organisation's answer put into the address
   * @throws E_ORGANISATION_ANSWER; E_ORGANISATION_ROLE
   */
  finish(
    attempt: string | undefined,
    query: string,
    now: number,
  ): Promise<{ readonly person: OrganisationPerson; readonly back: string }>
}

interface Attempt {
  readonly verifier: string
  readonly state: string
  readonly nonce: string
  readonly back: string
  readonly startedAt: number
}

const ATTEMPT_MS = 10 * 60_000
/** Whoever begins without end pushes out the oldest, not the memory. */
const MOST_ATTEMPTS = 10_000
const TIMEOUT_SECONDS = 10
export const CALLBACK = '/v1/organisation/callback'

/** @param secret of the client; undefined for a public one, which PKCE alone protects */
export function createOrganisation(settings: OrganisationSettings, secret: string | undefined): Organisation {
  const attempts = new Map<string, Attempt>()
  const redirect = new URL(CALLBACK, settings.publicAddress)
  let found: Promise<oidc.Configuration> | undefined
  /** Asked when first needed, and again after a failure: the service starts without the organisation. */
  const configuration = (): Promise<oidc.Configuration> => {
    found ??= discover(settings, secret).catch((error) => {
      found = undefined
      throw error
    })
    return found
  }
  return {
    async begin(back, now) {
      const config = await configuration()
      const verifier = oidc.randomPKCECodeVerifier()
      const attempt = oidc.randomState()
      const entry = { verifier, back, state: oidc.randomState(), nonce: oidc.randomNonce(), startedAt: now }
      const [oldest] = attempts.keys()
      if (attempts.size >= MOST_ATTEMPTS) attempts.delete(oldest!)
      attempts.set(sha256(attempt), entry)
      const address = oidc.buildAuthorizationUrl(config, {
        redirect_uri: redirect.href,
        scope: settings.scope ?? 'openid profile',
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state: entry.state,
        nonce: entry.nonce,
      })
      return { address: address.href, attempt }
    },
    async finish(token, query, now) {
      const key = sha256(token ?? '')
      const attempt = attempts.get(key)
      attempts.delete(key)
      if (attempt === undefined || now - attempt.startedAt > ATTEMPT_MS) {
        refuseAnswer(
          'an answer to a sign-in that this browser did not begin, or that took too long',
          undefined,
        )
      }
      // The address is ours, not what a Host header says.
      const address = new URL(redirect)
      address.search = query
      const claims = await exchange(await configuration(), address, attempt)
      return { person: personOf(claims, settings), back: attempt.back }
    },
  }
}

async function discover(
  settings: OrganisationSettings,
  secret: string | undefined,
): Promise<oidc.Configuration> {
  const issuer = new URL(settings.issuer)
  try {
    return await oidc.discovery(
      issuer,
      settings.clientId,
      undefined,
      secret === undefined ? oidc.None() : oidc.ClientSecretBasic(secret),
      {
        timeout: TIMEOUT_SECONDS,
        // Settings admit plain http on this machine alone.
        ...(issuer.protocol === 'http:' && { execute: [oidc.allowInsecureRequests] }),
      },
    )
  } catch (error) {
    return fail(
      'E_ORGANISATION_DOWN',
      {
        what: 'The sign-in of the organisation does not answer.',
        got: error instanceof Error ? error.message : String(error),
        expected: 'its OpenID Connect description',
        remedy: 'Try again in a moment; check the issuer in the settings if it stays.',
      },
      error,
    )
  }
}

async function exchange(config: oidc.Configuration, address: URL, attempt: Attempt) {
  try {
    const tokens = await oidc.authorizationCodeGrant(config, address, {
      pkceCodeVerifier: attempt.verifier,
      expectedState: attempt.state,
      expectedNonce: attempt.nonce,
      idTokenExpected: true,
    })
    return tokens.claims()!
  } catch (error) {
    return refuseAnswer(error instanceof Error ? error.message : String(error), error)
  }
}

function refuseAnswer(got: string, cause: unknown): never {
  fail(
    'E_ORGANISATION_ANSWER',
    {
      what: 'The answer of the organisation could not be accepted.',
      got,
      expected: 'the answer to a sign-in that this browser began within ten minutes',
      remedy: 'Begin again from the sign-in page.',
    },
    cause,
  )
}
