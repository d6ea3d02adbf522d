import type { Command } from '../command.ts'
import { LETTER_SETTINGS_OPTION, readLetterSettings } from '../letter-settings.ts'
import { startService } from '../start-service.ts'

export const SERVE_OPTIONS = {
  host: { type: 'string', value: 'HOST', default: '127.0.0.1', about: 'address to listen on' },
  port: { type: 'string', value: 'PORT', default: '8080', about: 'port to listen on; 0 = any free one' },
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
    const host = input.text('host') ?? '127.0.0.1'
    const service = await startService({
      dataDir: input.dataDir,
      host,
      organisation: input.text('organisation'),
      port: input.integer('port', 0, 65_535),
      letterSettings: await readLetterSettings(input),
    })
    input.progress.note(`Vitrine is ready at ${service.address}`)
    await service.closed(input.signal)
    return { json: { address: service.address }, text: 'Stopped.' }
  },
}
