import { resetAccount } from '../../../store/index.ts'
import type { Command } from '../../command.ts'
import { withStore } from '../../with-store.ts'
import { toldOf } from './told.ts'

export const userReset: Command = {
  name: 'user reset',
  summary: 'Take the password of an account away, end its sessions and print a new one-time code.',
  usage: 'vitrine user reset NAME',
  positionals: { min: 1, max: 1 },
  options: {},
  run: async (input) =>
    toldOf(
      await withStore(input.dataDir, (store) => resetAccount(store, input.positionals[0]!, null, Date.now())),
    ),
}
