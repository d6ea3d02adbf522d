import { resolve } from 'node:path'
import { fail } from '../../errors/index.ts'
import { eraseAgain, ownKeys, verifyRecord } from '../../record/index.ts'
import { restoreStore } from '../../store/index.ts'
import { workspacePaths } from '../../workspace/index.ts'
import type { Command } from '../command.ts'
import { storeAddress } from '../store-address.ts'

export const restore: Command = {
  name: 'restore',
  summary: 'Put a backup in the place of accounts and decision record; the service must not run.',
  usage: 'vitrine restore FILE',
  positionals: { min: 1, max: 1 },
  options: {},
  async run({ dataDir, positionals, signal }) {
    const path = resolve(positionals[0]!)
    const { keys } = workspacePaths(dataDir)
    let erased = 0
    const rows = await restoreStore(storeAddress(dataDir), path, async (store) => {
      const own = await ownKeys(store, keys)
      const { findings } = await verifyRecord(store, own, signal)
      // What was written after the backup is gone, and known to be: all else must be as it was.
      const wrong = findings.find((one) => one.kind !== 'cut-off')
      if (wrong !== undefined) {
        fail('E_BACKUP_DAMAGED', {
          what: 'The decision record in the backup is not as it was written; nothing has been changed.',
          got: wrong.words,
          expected: 'a record that "vitrine audit verify" finds whole',
          remedy: 'Use another backup.',
          file: path,
        })
      }
      erased = await eraseAgain(store, keys)
    })
    const again = erased === 0 ? '' : ` ${erased} erasures were done again.`
    return { json: { path, rows, erased }, text: `${rows} rows restored.${again}` }
  },
}
