import { fail } from '../../errors/index.ts'
import type { OrganisationPerson } from '../../store/index.ts'
import type { OrganisationSettings } from './settings.ts'

type Claims = Readonly<Record<string, unknown>> & { readonly iss: string; readonly sub: string }

/**
 * Who the verified claims describe. Nobody gets a role by default.
 * @throws E_ORGANISATION_ROLE when no group of the person has a role here
 */
export function personOf(claims: Claims, settings: OrganisationSettings): OrganisationPerson {
  const groups = textsOf(claims[settings.roleClaim])
  const entry = Object.entries(settings.roles).find(([group]) => groups.includes(group))
  if (entry === undefined) {
    fail('E_ORGANISATION_ROLE', {
      what: 'Your organisation knows you, but you have no role here.',
      got: `${groups.length} groups in the claim ${settings.roleClaim}, none with a role`,
      expected: 'one of the groups of the settings',
      remedy: 'Ask whoever keeps the groups of your organisation.',
    })
  }
  const name = firstText(claims.preferred_username, claims.email) ?? claims.sub
  return {
    subject: `${claims.iss} ${claims.sub}`,
    name,
    displayName: firstText(claims.name) ?? name,
    role: entry[1],
    branch:
      entry[1] === 'manager' && settings.branchClaim !== undefined
        ? (firstText(claims[settings.branchClaim]) ?? null)
        : null,
  }
}

function textsOf(claim: unknown): readonly string[] {
  const all: readonly unknown[] = Array.isArray(claim) ? claim : [claim]
  return all.filter((one): one is string => typeof one === 'string')
}

function firstText(...candidates: readonly unknown[]): string | undefined {
  return candidates.find((one): one is string => typeof one === 'string' && one.trim() !== '')
}
