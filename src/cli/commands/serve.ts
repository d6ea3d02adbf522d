import type { Command } from '../command.ts'
import { LETTER_SETTINGS_OPTION, readLetterSettings } from '../letter-settings.ts'
import { startService } from '../start-service.ts'

export const SERVE_OPTIONS = {
  host: { type: 'string', value: 'HOST', about: 'address to listen on (127.0.0.1 if nothing is set)' },
  port: {
    type: 'string',
    value: 'PORT',
    about: 'port to listen on; 0 = any free one (8080 if nothing is set)',
  },
} as const

export const serve: Command = {
  name: 'serve',
  summary: 'Serve the web application and its API until it is interrupted.',
  usage: 'vitrine serve',
  positionals: { min: 0, max: 0 },
  options: {
    ...SERVE_OPTIONS,
    ...LETTER_SETTINGS_OPTION,
    organisation: {
      type: 'string',
      value: 'FILE',
      about: 'staff sign in with OpenID Connect; the secret comes from VITRINE_ORGANISATION_SECRET',
    },
  },
  async run(input) {
    const service = await startService(input.settings, input.dataDir, await readLetterSettings(input))
    input.progress.note(`Vitrine is ready at ${service.address}`)
    if (service.metrics !== null) input.progress.note(`Metrics at ${service.metrics}`)
    await service.closed(input.signal)
    return { json: { address: service.address }, text: 'Stopped.' }
  },
}
