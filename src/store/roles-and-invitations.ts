import { type Migration, sql } from 'kysely'

const ROLES = sql`role_wide in ('customer', 'manager', 'risk_officer', 'auditor', 'admin')`

/**
 * Five roles, accounts that are invited, disabled or known by the organisation, and what was done to accounts.
 * Written for SQLite and PostgreSQL alike: text, and `bigint` for times and account ids.
 */
export const rolesAndInvitations: Migration = {
  async up(database) {
    // A check cannot be altered in SQLite, but a column goes with its own check: the wider one takes its place.
    await database.schema
      .alterTable('account')
      .addColumn('role_wide', 'text', (column) => column.notNull().defaultTo('customer').check(ROLES))
      .execute()
    await sql`update account set role_wide = role`.execute(database)
    await database.schema.alterTable('account').dropColumn('role').execute()
    await database.schema.alterTable('account').renameColumn('role_wide', 'role').execute()
    await database.schema.alterTable('account').addColumn('disabled_at', 'bigint').execute()
    await database.schema.alterTable('account').addColumn('subject', 'text').execute()
    await database.schema.createIndex('account_subject').on('account').column('subject').unique().execute()
    await database.schema
      .createTable('invitation')
      .addColumn('code_hash', 'text', (column) => column.primaryKey())
      .addColumn('account_id', 'bigint', (column) =>
        column.notNull().references('account.id').onDelete('cascade'),
      )
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .execute()
    await database.schema
      .createTable('account_event')
      .addColumn('event_id', 'text', (column) => column.primaryKey())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('account_id', 'bigint', (column) => column.notNull().references('account.id'))
      .addColumn('by_account_id', 'bigint')
      .addColumn('event', 'text', (column) => column.notNull())
      .execute()
    await database.schema.createIndex('account_event_at').on('account_event').column('at').execute()
  },
}
