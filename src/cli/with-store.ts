import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { openStore, type Store } from '../store/index.ts'
import { workspacePaths } from '../workspace/index.ts'
import { storeAddress } from './store-address.ts'

/** Opens the store of a data directory, made when it is not there, for the time of one task. */
export async function withStore<T>(dataDir: string, task: (store: Store) => Promise<T>): Promise<T> {
  const path = workspacePaths(dataDir).store
  if (!existsSync(path)) mkdirSync(dirname(path), { recursive: true })
  const store = await openStore(storeAddress(dataDir))
  try {
    return await task(store)
  } finally {
    await store.close()
  }
}
