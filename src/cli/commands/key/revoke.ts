import { revokeKeys } from '../../../store/index.ts'
import type { Command } from '../../command.ts'
import { withStore } from '../../with-store.ts'

export const keyRevoke: Command = {
  name: 'key revoke',
  summary: 'End every key of a machine at once.',
  usage: 'vitrine key revoke NAME',
  positionals: { min: 1, max: 1 },
  options: {},
  async run(input) {
    const name = input.positionals[0]!
    await withStore(input.dataDir, (store) => revokeKeys(store, name, null, Date.now()))
    return { json: { name }, text: `No key of ${name} opens anything from now on.` }
  },
}
