import { type ColumnDefinitionBuilder, type Migration, sql } from 'kysely'
import { machinesAndRequests } from './machines-and-requests.ts'
import { rolesAndInvitations } from './roles-and-invitations.ts'
import type { EngineKind } from './store.ts'

/** Whole numbers to 2^53, and keys that the engine counts up. Text and these are all that a table may hold. */
const COLUMN_TYPES = {
  sqlite: { count: 'integer', key: (column: ColumnDefinitionBuilder) => column.primaryKey().autoIncrement() },
  postgres: {
    count: 'bigint',
    key: (column: ColumnDefinitionBuilder) => column.primaryKey().generatedByDefaultAsIdentity(),
  },
} as const

/** In order; a step that has been released is never edited, only followed by another. */
export function migrationsFor(engine: EngineKind): Readonly<Record<string, Migration>> {
  const { count, key } = COLUMN_TYPES[engine]
  return {
    '0001-accounts-sessions-log': {
      async up(database) {
        await database.schema
          .createTable('account')
          .addColumn('id', count, key)
          .addColumn('name', 'text', (column) => column.notNull().unique())
          .addColumn('display_name', 'text', (column) => column.notNull())
          .addColumn('role', 'text', (column) => column.notNull().check(sql`role in ('customer', 'manager')`))
          .addColumn('branch', 'text')
          .addColumn('password_hash', 'text', (column) => column.notNull())
          .addColumn('person_id', 'text')
          .addColumn('application_ids', 'text', (column) => column.notNull())
          .addColumn('created_at', count, (column) => column.notNull())
          .execute()
        await database.schema
          .createTable('session')
          .addColumn('token_hash', 'text', (column) => column.primaryKey())
          .addColumn('account_id', count, (column) =>
            column.notNull().references('account.id').onDelete('cascade'),
          )
          .addColumn('opened_at', count, (column) => column.notNull())
          .addColumn('seen_at', count, (column) => column.notNull())
          .execute()
        await database.schema
          .createTable('sign_in_failure')
          .addColumn('name_hash', 'text', (column) => column.primaryKey())
          .addColumn('failures', count, (column) => column.notNull())
          .addColumn('failed_at', count, (column) => column.notNull())
          .addColumn('locked_until', count, (column) => column.notNull())
          .execute()
        await database.schema
          .createTable('access_log')
          .addColumn('id', count, key)
          .addColumn('at', count, (column) => column.notNull())
          .addColumn('account_id', count, (column) => column.notNull().references('account.id'))
          .addColumn('action', 'text', (column) => column.notNull())
          .addColumn('application_id', count)
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
    '0003-record': {
      async up(database) {
        // Every opening of an application is a record of the chain from now on.
        await database.schema.dropTable('access_log').execute()
        await database.schema
          .createTable('record')
          .addColumn('seq', count, (column) => column.primaryKey())
          .addColumn('at', count, (column) => column.notNull())
          .addColumn('kind', 'text', (column) => column.notNull())
          .addColumn('role', 'text', (column) => column.notNull())
          .addColumn('actor', 'text', (column) => column.notNull())
          .addColumn('person', 'text')
          .addColumn('application', 'text')
          .addColumn('of', count)
          .addColumn('body', 'text', (column) => column.notNull())
          .addColumn('sealed', 'text')
          .addColumn('prev', 'text', (column) => column.notNull())
          .addColumn('hash', 'text', (column) => column.notNull())
          .execute()
        await database.schema
          .createIndex('record_application')
          .on('record')
          .columns(['application', 'seq'])
          .execute()
        await database.schema.createIndex('record_person').on('record').columns(['person', 'seq']).execute()
        for (const [name, key, type] of [
          ['record_head', 'id', count],
          ['daily_head', 'day', 'text'],
        ] as const) {
          await database.schema
            .createTable(name)
            .addColumn(key, type, (column) => column.primaryKey())
            .addColumn('seq', count, (column) => column.notNull())
            .addColumn('hash', 'text', (column) => column.notNull())
            .addColumn('signing_key', 'text', (column) => column.notNull())
            .addColumn('signature', 'text', (column) => column.notNull())
            .execute()
        }
        await database.schema
          .createTable('person_key')
          .addColumn('person', 'text', (column) => column.primaryKey())
          .addColumn('wrapped', 'text')
          .addColumn('made_at', count, (column) => column.notNull())
          .addColumn('erased_at', count)
          .execute()
      },
    },
    '0005-records-by-kind': {
      async up(database) {
        // What people decided, asked and put right is found among a million views and scores.
        await database.schema.createIndex('record_kind').on('record').columns(['kind', 'at']).execute()
      },
    },
    '0006-machines-and-requests': machinesAndRequests,
  }
}
