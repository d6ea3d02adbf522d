import { homeCredit } from '../../lenders/home-credit/index.ts'
import { fail } from '../errors/index.ts'
import type { Policy } from '../features/index.ts'
import type { CommandInput, OptionSpec } from './command.ts'

export const POLICY_OPTION: OptionSpec = {
  type: 'string',
  value: 'NAME',
  default: 'eu-fr',
  about: 'which columns the score may use: eu-fr or us',
}

/** @throws VitrineError E_POLICY_UNKNOWN */
export function policyOf(input: CommandInput): Policy {
  const name = input.text('policy') ?? 'eu-fr'
  return (
    homeCredit.policies.find((policy) => policy.profile === name) ??
    fail('E_POLICY_UNKNOWN', {
      what: 'There is no such policy.',
      got: name,
      expected: homeCredit.policies.map((policy) => policy.profile).join(' or '),
      remedy: 'Name one of them with --policy.',
    })
  )
}
