import { type Kysely, sql } from 'kysely'
import { migrate, wrongVersion } from '../migrate.ts'
import { migrationsFor } from '../migrations.ts'
import { placeOf } from '../postgres/place.ts'
import type { Store } from '../store.ts'
import type { StoreTables } from '../tables.ts'
import { type Aside, asideOf } from './aside.ts'
import { type BackupHeader, checkBackupFile, type Row, rowsOf, type TableName } from './backup-file.ts'

/** SQLite takes 32,766 values in a statement. */
const ROWS_TOGETHER = 500

/**
 * Puts a backup in the place of a store. It is built aside and takes the place at the end: whatever fails before leaves
 * the old store as it was.
 * @param prepare what must happen to the rows before they are in use
 * @returns how many rows
 * @throws VitrineError E_BACKUP_DAMAGED, E_STORE_LOCKED, E_STORE_VERSION
 */
export async function restoreStore(
  address: string,
  path: string,
  prepare: (store: Store) => Promise<unknown>,
): Promise<number> {
  const header = await checkBackupFile(path)
  const place = placeOf(address)
  const aside = await asideOf(address)
  try {
    await fill(aside, place, header, path)
    await prepare({ ...aside.engine, place })
    await aside.takeThePlace()
    return header.rows
  } finally {
    await aside.close()
  }
}

async function fill({ engine }: Aside, place: string, header: BackupHeader, path: string): Promise<void> {
  const known = Object.keys(migrationsFor(engine.kind))
  const step = header.steps.at(-1)
  if (step === undefined || header.steps.some((one, index) => one !== known[index])) {
    wrongVersion(place, `a backup with tables of step ${step ?? '(none)'}`, undefined)
  }
  await migrate(engine, place, step)
  await engine.database.transaction().execute(async (database) => {
    let table: TableName | undefined
    let rows: Row[] = []
    const flush = async (): Promise<void> => {
      if (table !== undefined && rows.length > 0)
        await database
          .insertInto(table)
          .values(rows as never)
          .execute()
      rows = []
    }
    for await (const [name, row] of rowsOf(path)) {
      if (name !== table || rows.length === ROWS_TOGETHER) await flush()
      table = name
      rows.push(row)
    }
    await flush()
    if (engine.kind === 'postgres') await countOn(database)
  })
  await migrate(engine, place)
}

/** PostgreSQL counts keys up beside the table: it goes on after the newest one. */
async function countOn(database: Kysely<StoreTables>): Promise<void> {
  const counted = await sql<{ table_name: string; column_name: string }>`
    select table_name, column_name from information_schema.columns
    where table_schema = current_schema() and is_identity = 'YES'`.execute(database)
  for (const { table_name, column_name } of counted.rows) {
    await sql`select setval(pg_get_serial_sequence(${table_name}, ${column_name}),
      coalesce((select max(${sql.ref(column_name)}) from ${sql.table(table_name)}), 0) + 1, false)`.execute(
      database,
    )
  }
}
