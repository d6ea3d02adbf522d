import { resolve } from 'node:path'
import { backUpStore, readStore } from '../../store/index.ts'
import type { Command } from '../command.ts'
import { storeAddress } from '../store-address.ts'

export const backup: Command = {
  name: 'backup',
  summary: 'Write accounts and decision record to one file; the service may run. Keys are not in it.',
  usage: 'vitrine backup FILE',
  positionals: { min: 1, max: 1 },
  options: {},
  async run({ dataDir, positionals }) {
    const path = resolve(positionals[0]!)
    const store = await readStore(storeAddress(dataDir))
    try {
      const rows = await backUpStore(store, path, Date.now())
      return {
        json: { path, rows },
        text: `${rows} rows written to ${path}. Keep the keys folder elsewhere.`,
      }
    } finally {
      await store.close()
    }
  },
}
