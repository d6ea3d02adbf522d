import type { Command } from '../../command.ts'
import { readLetterSettings } from '../../letter-settings.ts'
import { readOrganisationFile } from '../../organisation-file.ts'
import { SETTING_NAMES, SETTINGS } from '../../settings/settings.ts'

export const configCheck: Command = {
  name: 'config check',
  summary: 'Say which settings a service would use and where each comes from; refuse wrong ones.',
  usage: 'vitrine config check [--config FILE]',
  positionals: { min: 0, max: 0 },
  options: {},
  async run(input) {
    const { values, sources, file, strangers } = input.found
    // What the files say is checked as the service would.
    await readLetterSettings(input)
    if (values.organisation !== null) await readOrganisationFile(values.organisation)
    const settings = SETTING_NAMES.map((name) => ({
      name,
      value: 'secret' in SETTINGS[name] ? (values[name] === null ? null : '(set)') : values[name],
      source: sources[name],
    }))
    const width = Math.max(...SETTING_NAMES.map((name) => name.length))
    return {
      json: { file, settings, unknownVariables: [...strangers] },
      text: [
        file === null ? 'No file of settings.' : `Settings from ${file}`,
        ...settings.map(({ name, value, source }) => `  ${name.padEnd(width)}  ${shown(value)}  (${source})`),
        ...strangers.map((name) => `Not a setting, and ignored: ${name}`),
      ].join('\n'),
    }
  },
}

function shown(value: string | number | readonly string[] | null): string {
  if (value === null) return '(not set)'
  return typeof value === 'object' ? value.join(', ') || '(none)' : String(value)
}
