import { type Migration, sql } from 'kysely'

const ROLES = sql`role_wider in ('customer', 'manager', 'risk_officer', 'auditor', 'admin', 'machine')`

/**
 * Machines with their keys, and the requests for scores that were answered: what comes twice is answered alike. Written for
 * SQLite and PostgreSQL alike: text, and `bigint` for times and numbers.
 */
export const machinesAndRequests: Migration = {
  async up(database) {
    // As in the step of the five roles: a column goes with its own check.
    await database.schema
      .alterTable('account')
      .addColumn('role_wider', 'text', (column) => column.notNull().defaultTo('customer').check(ROLES))
      .execute()
    await sql`update account set role_wider = role`.execute(database)
    await database.schema.alterTable('account').dropColumn('role').execute()
    await database.schema.alterTable('account').renameColumn('role_wider', 'role').execute()
    await database.schema
      .createTable('machine_key')
      .addColumn('token_hash', 'text', (column) => column.primaryKey())
      .addColumn('account_id', 'bigint', (column) => column.notNull().references('account.id'))
      .addColumn('prefix', 'text', (column) => column.notNull())
      .addColumn('scopes', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .addColumn('revoked_at', 'bigint')
      .addColumn('last_used_at', 'bigint')
      .execute()
    await database.schema
      .createTable('answered_request')
      .addColumn('request', 'text', (column) => column.primaryKey())
      .addColumn('body_hash', 'text', (column) => column.notNull())
      .addColumn('seq', 'bigint', (column) => column.notNull())
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('sealed', 'text', (column) => column.notNull())
      .execute()
  },
}
