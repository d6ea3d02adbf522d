import { type Kysely, type Migration, Migrator, sql } from 'kysely'
import { fail } from '../errors/index.ts'
import { rolesAndInvitations } from './roles-and-invitations.ts'
import type { StoreTables } from './tables.ts'

/** In order; a step that has been released is never edited, only followed by another. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-accounts-sessions-log': {
    async up(database) {
      await database.schema
        .createTable('account')
        .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
        .addColumn('name', 'text', (column) => column.notNull().unique())
        .addColumn('display_name', 'text', (column) => column.notNull())
        .addColumn('role', 'text', (column) => column.notNull().check(sql`role in ('customer', 'manager')`))
        .addColumn('branch', 'text')
        .addColumn('password_hash', 'text', (column) => column.notNull())
        .addColumn('person_id', 'text')
        .addColumn('application_ids', 'text', (column) => column.notNull())
        .addColumn('created_at', 'integer', (column) => column.notNull())
        .execute()
      await database.schema
        .createTable('session')
        .addColumn('token_hash', 'text', (column) => column.primaryKey())
        .addColumn('account_id', 'integer', (column) =>
          column.notNull().references('account.id').onDelete('cascade'),
        )
        .addColumn('opened_at', 'integer', (column) => column.notNull())
        .addColumn('seen_at', 'integer', (column) => column.notNull())
        .execute()
      await database.schema
        .createTable('sign_in_failure')
        .addColumn('name_hash', 'text', (column) => column.primaryKey())
        .addColumn('failures', 'integer', (column) => column.notNull())
        .addColumn('failed_at', 'integer', (column) => column.notNull())
        .addColumn('locked_until', 'integer', (column) => column.notNull())
        .execute()
      await database.schema
        .createTable('access_log')
        .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
        .addColumn('at', 'integer', (column) => column.notNull())
        .addColumn('account_id', 'integer', (column) => column.notNull().references('account.id'))
        .addColumn('action', 'text', (column) => column.notNull())
        .addColumn('application_id', 'integer')
        .addColumn('request_id', 'text', (column) => column.notNull())
        .execute()
      await database.schema
        .createIndex('access_log_application')
        .on('access_log')
        .columns(['application_id', 'id'])
        .execute()
    },
  },
  '0002-roles-and-invitations': rolesAndInvitations,
}

/** Brings the file to the newest version; a file of a newer Vitrine is refused, not changed. */
export async function migrate(database: Kysely<StoreTables>, path: string): Promise<void> {
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => MIGRATIONS } })
  const { error } = await migrator.migrateToLatest()
  if (error === undefined) return
  fail(
    'E_STORE_VERSION',
    {
      what: 'The store of accounts cannot be brought to the version of this program.',
      got: error instanceof Error ? error.message : String(error),
      expected: 'a store written by this version of Vitrine or an older one',
      remedy: 'Use the Vitrine that wrote it, or move the file away to start with an empty one.',
      file: path,
    },
    error,
  )
}
