import { Value } from 'typebox/value'
import { Scope } from '../../../contract/index.ts'
import { fail } from '../../../errors/index.ts'
import { addMachine } from '../../../store/index.ts'
import type { Command } from '../../command.ts'
import { withStore } from '../../with-store.ts'
import { toldKey } from './told.ts'

const SCOPES = Scope.anyOf.map((one) => one.const)
const DAY_MS = 86_400_000

export const keyAdd: Command = {
  name: 'key add',
  summary: 'Make a machine that calls the API, and print its key.',
  usage: 'vitrine key add NAME --scope SCOPES [--days N]',
  positionals: { min: 1, max: 1 },
  options: {
    scope: { type: 'string', value: 'SCOPES', about: `comma-separated: ${SCOPES.join(', ')}` },
    days: { type: 'string', value: 'N', about: 'days until the key ends, at most 730', default: '90' },
  },
  async run(input) {
    const wanted = (input.text('scope') ?? '').split(',').map((one) => one.trim())
    const scopes = SCOPES.filter((one) => wanted.includes(one))
    const wrong = wanted.find((one) => !Value.Check(Scope, one))
    if (wrong !== undefined) {
      fail('E_OPTION', {
        what: 'The key needs to be told what it may be used for.',
        got: `--scope ${input.text('scope') ?? '(nothing)'}`,
        expected: `one or more of ${SCOPES.join(', ')}`,
        remedy: 'Name the scopes with commas between them.',
      })
    }
    const now = Date.now()
    const expiresAt = now + input.integer('days', 1, 730) * DAY_MS
    return toldKey(
      await withStore(input.dataDir, (store) =>
        addMachine(store, { name: input.positionals[0]!, scopes, expiresAt }, null, now),
      ),
    )
  },
}
