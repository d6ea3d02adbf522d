import { resolve } from 'node:path'
import { acceptRestored } from '../../record/index.ts'
import { restoreStore } from '../../store/index.ts'
import { workspacePaths } from '../../workspace/index.ts'
import type { Command } from '../command.ts'
import { operatorName } from '../operator-name.ts'
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
    const by = { role: 'operator', name: operatorName() } as const
    let accepted: Awaited<ReturnType<typeof acceptRestored>> | undefined
    const rows = await restoreStore(storeAddress(dataDir), path, async (store) => {
      accepted = await acceptRestored(store, keys, by, Date.now(), signal)
    })
    accepted?.forgetLost()
    const erased = accepted?.erased ?? 0
    const again = erased === 0 ? '' : ` ${erased} erasures were done again.`
    return { json: { path, rows, erased }, text: `${rows} rows restored.${again}` }
  },
}
