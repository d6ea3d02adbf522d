import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { NewRows } from '../store.ts'
import type { StoreTables } from '../tables.ts'

/** One statement a table: every statement is a journey to the server. */
export async function writeRows(database: Kysely<StoreTables>, changes: readonly NewRows[]): Promise<void> {
  for (const { into, rows, onConflict } of changes) {
    const columns = Object.keys(rows[0] ?? {})
    const written = rows.map((row) => {
      const values: Readonly<Record<string, unknown>> = { ...row }
      return sql`(${sql.join(columns.map((column) => values[column]))})`
    })
    const names = sql.join(columns.map((column) => sql.ref(column)))
    const conflict = onConflict === undefined ? sql`` : doneWith(onConflict, columns)
    const statement = sql`insert into ${sql.table(into)} (${names}) values ${sql.join(written)} ${conflict}`
    await statement.execute(database)
  }
}

function doneWith(
  { column, keep }: NonNullable<NewRows['onConflict']>,
  columns: readonly string[],
): RawBuilder<unknown> {
  if (keep === 'old') return sql`on conflict (${sql.ref(column)}) do nothing`
  const taken = columns.map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`)
  return sql`on conflict (${sql.ref(column)}) do update set ${sql.join(taken)}`
}
