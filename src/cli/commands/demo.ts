import { resolve } from 'node:path'
import { homeCredit } from '../../../lenders/home-credit/index.ts'
import { readyBank } from '../../workspace/index.ts'
import type { Command } from '../command.ts'
import { requireThisMachine } from '../demo-access.ts'
import { demoAccounts } from '../demo-accounts.ts'
import { LETTER_SETTINGS_OPTION, placeFictitiousSettings, readLetterSettings } from '../letter-settings.ts'
import { POLICY_OPTION, policyOf } from '../policy-option.ts'
import { startService } from '../start-service.ts'
import { syntheticSource } from '../synthetic-source.ts'
import { SERVE_OPTIONS } from './serve.ts'

export const demo: Command = {
  name: 'demo',
  summary: 'From nothing to the page: generate (or --data), ingest, features, train, serve.',
  usage: 'vitrine demo [--data PATH]',
  positionals: { min: 0, max: 0 },
  options: {
    data: { type: 'string', value: 'PATH', about: 'real tables (folder or zip) instead of generated ones' },
    applications: { type: 'string', value: 'N', default: '10000', about: 'how many to generate' },
    seed: { type: 'string', value: 'S', default: '1', about: 'of the generated tables and of the training' },
    policy: POLICY_OPTION,
    ...SERVE_OPTIONS,
    ...LETTER_SETTINGS_OPTION,
  },
  async run(input) {
    const data = input.text('data')
    const seed = input.integer('seed', 0, 0xffff_ffff)
    requireThisMachine(input.settings.host)
    const source =
      data === undefined
        ? syntheticSource(input, input.integer('applications', 500, 10_000_000), seed)
        : { kind: 'files' as const, path: resolve(data) }
    await readyBank({
      dataDir: input.dataDir,
      lender: homeCredit,
      policy: policyOf(input),
      seed,
      source,
      onProgress: input.progress.step,
      onNote: input.progress.note,
      signal: input.signal,
    })
    input.progress.done()
    await placeFictitiousSettings(input.dataDir)
    const letterSettings = await readLetterSettings(input)
    const service = await startService(input.settings, input.dataDir, letterSettings)
    const accounts = await demoAccounts(service)
    input.progress.note(
      [
        '',
        `Vitrine is ready at ${service.address}`,
        '',
        ...accounts.map(
          ({ role, name, password }) => `  ${role.padEnd(12)} ${name.padEnd(13)} password: ${password}`,
        ),
        '',
        'Press Ctrl+C to stop.',
      ].join('\n'),
    )
    await service.closed(input.signal)
    return { json: { address: service.address }, text: 'Stopped.' }
  },
}
