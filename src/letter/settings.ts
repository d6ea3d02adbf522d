import { Compile } from 'typebox/compile'
import type { LocalText } from '../contract/index.ts'
import { fail } from '../errors/index.ts'
import { LetterSettingsFile } from './settings-schema.ts'

/** What a complete file holds; a letter needs all of it. */
export interface LetterSettings {
  readonly fictitious: boolean
  readonly lender: { readonly name: string; readonly address: readonly string[] }
  readonly review: {
    readonly email: string
    readonly phone: string
    readonly askWithinDays: number
    readonly answerWithinDays: number
  }
  readonly scoreProviders: Readonly<Record<string, { readonly name: string; readonly address: string }>>
  readonly databases: readonly LocalText[]
  readonly authorities: Readonly<Record<string, { readonly name: LocalText; readonly address: string }>>
  readonly approvalValidDays: number
}

/** What the letters of one bank have to name. */
export interface LetterNeeds {
  /** Of the policy. */
  readonly profile: string
  /** Letters of the external scores that the model uses. */
  readonly providers: readonly string[]
}

/** Where a person of each profile can complain. */
export const AUTHORITIES: Readonly<Record<string, readonly string[]>> = {
  'eu-fr': ['mediator', 'dataProtection', 'supervisor'],
  us: ['creditRegulator'],
}

const ALWAYS = [
  'lender.name',
  'lender.address',
  'review.email',
  'review.phone',
  'review.askWithinDays',
  'review.answerWithinDays',
  'databases',
  'approvalValidDays',
]

const schema = Compile(LetterSettingsFile)

/**
 * Reads a settings file that may still have gaps.
 * @param value parsed JSON
 * @param file named in the error
 * @throws VitrineError E_LETTER_SETTINGS when something in it is wrong; what is only missing is no error here
 */
export function parseLetterSettings(value: unknown, file = 'letter settings'): LetterSettingsFile {
  const [wrong] = schema.Errors(value)
  if (wrong === undefined) return value as LetterSettingsFile
  const at = wrong.instancePath.split('/').slice(1)
  const found = at.reduce<unknown>((inside, key) => (inside as Record<string, unknown>)[key], value)
  fail('E_LETTER_SETTINGS', {
    what: `The letter settings have a wrong entry at ${wrong.instancePath === '' ? '/' : wrong.instancePath}.`,
    got: JSON.stringify(found) ?? String(found),
    expected: wrong.keyword === 'boolean' ? 'no such key' : `a value that fits: ${wrong.message}`,
    remedy: 'Correct the entry; docs/reference/letter-settings.schema.json says what may stand where.',
    file,
  })
}

/**
 * The settings, or the paths that still have no value. No letter leaves while one is missing.
 * @throws VitrineError E_LETTER_PROFILE for a policy profile whose authorities nobody has listed
 */
export function completeSettings(
  file: LetterSettingsFile,
  needs: LetterNeeds,
): { readonly settings: LetterSettings } | { readonly missing: readonly string[] } {
  const authorities =
    AUTHORITIES[needs.profile] ??
    fail('E_LETTER_PROFILE', {
      what: 'Nobody has said which authorities a letter of this policy profile must name.',
      got: needs.profile,
      expected: Object.keys(AUTHORITIES).join(' or '),
      remedy: 'Add the profile to AUTHORITIES in src/letter/settings.ts, with the words of its rights.',
    })
  const missing = [
    ...ALWAYS,
    ...needs.providers.map((letter) => `scoreProviders.${letter}`),
    ...authorities.map((name) => `authorities.${name}`),
  ].filter((path) => at(file, path) === undefined)
  if (missing.length > 0) return { missing }
  const whole = { scoreProviders: {}, fictitious: false, ...file }
  return { settings: whole as LetterSettings }
}

function at(file: LetterSettingsFile, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((inside, key) => (inside as Record<string, unknown> | undefined)?.[key], file)
}
