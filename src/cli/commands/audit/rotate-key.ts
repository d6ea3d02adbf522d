import { openRecord, rotateSigningKey } from '../../../record/index.ts'
import { openStore } from '../../../store/index.ts'
import { workspacePaths } from '../../../workspace/index.ts'
import type { Command } from '../../command.ts'
import { storeAddress } from '../../store-address.ts'

export const auditRotateKey: Command = {
  name: 'audit rotate-key',
  summary: 'Sign the decision record with a new key from now on; the service must not run.',
  usage: 'vitrine audit rotate-key',
  positionals: { min: 0, max: 0 },
  options: {},
  async run({ dataDir }) {
    const store = await openStore(storeAddress(dataDir))
    try {
      const record = await openRecord(store, workspacePaths(dataDir).keys, Date.now())
      const { keys } = await rotateSigningKey(record, Date.now())
      return {
        json: { key: keys.signing.id },
        text: `The record is signed with key ${keys.signing.id} from now on.`,
      }
    } finally {
      await store.close()
    }
  },
}
