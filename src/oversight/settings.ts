import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { fail } from '../errors/index.ts'
import { OversightSettings } from './settings-schema.ts'

/** The file may name some of the settings; the others stay as the lender's definitions have them. */
const OversightFile = Type.Partial(Type.Object({ $schema: Type.String(), ...OversightSettings.properties }), {
  additionalProperties: false,
})
const schema = Compile(OversightFile)

/**
 * @param value parsed JSON of the file
 * @param defaults of the lender's definitions
 * @param file named in the error
 * @throws VitrineError E_OVERSIGHT_SETTINGS when something in it is wrong
 */
export function parseOversightSettings(
  value: unknown,
  defaults: OversightSettings,
  file = 'oversight settings',
): OversightSettings {
  const [wrong] = schema.Errors(value)
  if (wrong !== undefined) refuse(file, `${wrong.instancePath || '/'}: ${wrong.message}`)
  const { $schema: _, ...named } = value as { readonly $schema?: string } & Partial<OversightSettings>
  const settings = { ...defaults, ...named }
  const { lowShare, highShare } = settings.overrideRate
  if (lowShare >= highShare) refuse(file, `lowShare ${lowShare}, highShare ${highShare}`)
  for (const outcome of ['approved', 'declined'] as const) {
    if (!settings.overrideReasons.some((one) => one.outcome === outcome))
      refuse(file, `no override reason for the outcome ${outcome}`)
  }
  return settings
}

function refuse(file: string, got: string): never {
  fail('E_OVERSIGHT_SETTINGS', {
    what: 'The oversight settings have a wrong entry.',
    got,
    expected: 'a file as docs/reference/oversight.schema.json describes it',
    remedy: 'Correct the file; what it leaves out is as the lender is set up.',
    file,
  })
}

/** The same as a JSON Schema document, for editors and other programs. */
export function oversightSettingsJsonSchema(): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Vitrine oversight settings',
    description: 'What the lender asks of the people who decide. Every entry may be left out.',
    ...structuredClone(OversightFile),
  }
}
