import { sql } from 'kysely'
import type { Store } from './store.ts'
import type { StoreTables } from './tables.ts'

/** Clears away what was overwritten or deleted in a table: its old bytes are in none of the store's files afterwards. */
export async function purge({ kind, database }: Store, table: keyof StoreTables): Promise<void> {
  if (kind === 'sqlite') await sql`pragma wal_checkpoint(truncate)`.execute(database)
  else await sql`vacuum full ${sql.table(table)}`.execute(database)
}
