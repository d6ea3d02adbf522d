import { type Keys, ownKeys, PersonKeys } from '../record/index.ts'
import { readStore, type Store } from '../store/index.ts'
import { workspacePaths } from '../workspace/index.ts'
import { storeAddress } from './store-address.ts'

export interface ReadRecord {
  readonly store: Store
  readonly keys: Keys
  readonly persons: PersonKeys
}

/** Opens the record to read it, beside a service that runs, and closes it afterwards. */
export async function withRecord<T>(dataDir: string, use: (record: ReadRecord) => Promise<T>): Promise<T> {
  const store = await readStore(storeAddress(dataDir))
  try {
    const keys = await ownKeys(store, workspacePaths(dataDir).keys)
    return await use({ store, keys, persons: new PersonKeys(store, keys.master) })
  } finally {
    await store.close()
  }
}
