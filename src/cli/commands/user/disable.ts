import { disableAccount } from '../../../store/index.ts'
import type { Command } from '../../command.ts'
import { withStore } from '../../with-store.ts'

export const userDisable: Command = {
  name: 'user disable',
  summary: 'Shut an account out at once: its sessions end, its password and codes open nothing.',
  usage: 'vitrine user disable NAME',
  positionals: { min: 1, max: 1 },
  options: {},
  async run(input) {
    const { name } = await withStore(input.dataDir, (store) =>
      disableAccount(store, input.positionals[0]!, null, Date.now()),
    )
    return {
      json: { name },
      text: `Account ${name} is disabled. "vitrine user reset ${name}" lets it in again.`,
    }
  },
}
