import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { fail } from '../../errors/index.ts'

const StaffRole = Type.Union([
  Type.Literal('manager'),
  Type.Literal('risk_officer'),
  Type.Literal('auditor'),
  Type.Literal('admin'),
])

/** How staff sign in with their organisation; the client's secret is no part of it. */
export const OrganisationSettings = Type.Object(
  {
    /** OpenID Connect issuer, for example https://login.bank.example/realms/staff */
    issuer: Type.String({ minLength: 1 }),
    clientId: Type.String({ minLength: 1 }),
    /** Where browsers reach this service, for example https://credit.bank.example */
    publicAddress: Type.String({ minLength: 1 }),
    scope: Type.Optional(Type.String()),
    /** Claim of the ID token that holds the person's groups: a text or a list of texts. */
    roleClaim: Type.String({ minLength: 1 }),
    /** The role of each group. The first one here that the person has counts. */
    roles: Type.Record(Type.String(), StaffRole),
    /** Claim that names an adviser's branch as the data does. */
    branchClaim: Type.Optional(Type.String({ minLength: 1 })),
  },
  { additionalProperties: false },
)
export type OrganisationSettings = Static<typeof OrganisationSettings>

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]'])

/**
 * @param text a JSON document
 * @throws E_ORGANISATION_SETTINGS when it is not one of these settings, or an address has no TLS away from this machine
 */
export function readOrganisationSettings(text: string): OrganisationSettings {
  const settings = parsed(text)
  if (!Value.Check(OrganisationSettings, settings)) {
    const [first] = Value.Errors(OrganisationSettings, settings)
    refuse(
      `${first?.instancePath || 'the document'}: ${first?.message ?? 'another form'}`,
      'the fields of the how-to page',
    )
  }
  for (const name of ['issuer', 'publicAddress'] as const) {
    const address = URL.canParse(settings[name]) ? new URL(settings[name]) : undefined
    const isSafe = address?.protocol === 'https:' || (address && LOOPBACK.has(address.hostname))
    if (!isSafe) refuse(`${name} ${settings[name]}`, 'an https address')
  }
  return settings
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error), 'a JSON document')
  }
}

function refuse(got: string, expected: string): never {
  fail('E_ORGANISATION_SETTINGS', {
    what: 'The settings of the sign-in with the organisation cannot be used.',
    got,
    expected,
    remedy: 'See docs/how-to/sign-in-with-your-organisation.md.',
  })
}
