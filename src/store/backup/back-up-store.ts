import type { Kysely } from 'kysely'
import { doneSteps } from '../migrate.ts'
import type { Store } from '../store.ts'
import { type StoreTables, TABLES } from '../tables.ts'
import { BACKUP_FORMAT, type Row, type TableName, writeBackupFile } from './backup-file.ts'

const PAGE = 2000

/**
 * Writes everything that a store holds at one moment to one file, while the service runs. The file fits both engines.
 * @param now milliseconds since 1970
 * @returns how many rows
 */
export async function backUpStore(store: Store, path: string, now: number): Promise<number> {
  const header = { format: BACKUP_FORMAT, steps: await doneSteps(store), at: now } as const
  return store.database
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((database) => writeBackupFile(path, header, allRows(database)))
}

async function* allRows(database: Kysely<StoreTables>): AsyncGenerator<readonly [TableName, Row]> {
  for (const table of Object.keys(TABLES) as TableName[]) {
    // Keys differ in name and type from table to table; their order does not.
    const key = database.dynamic.ref<string>(TABLES[table])
    let after: string | number | undefined
    for (;;) {
      let query = database.selectFrom(table).selectAll().orderBy(key).limit(PAGE)
      if (after !== undefined) query = query.where(key, '>', after)
      const rows = (await query.execute()) as readonly Row[]
      for (const row of rows) yield [table, row]
      if (rows.length < PAGE) break
      after = rows.at(-1)![TABLES[table]] as string | number
    }
  }
}
