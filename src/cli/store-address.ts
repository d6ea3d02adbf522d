import { workspacePaths } from '../workspace/index.ts'

/** Where accounts and records live: the database that DATABASE_URL names, or a file in the data directory. */
export function storeAddress(dataDir: string): string {
  return process.env.DATABASE_URL || workspacePaths(dataDir).store
}
