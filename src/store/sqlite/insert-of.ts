import type { NewRows } from '../store.ts'
import type { Repeated } from './sqlite-thread.ts'

/** The statement that writes one row, and the values of each; its text is the same however many rows there are. */
export function insertOf({ into, rows, onConflict }: NewRows): Repeated {
  const columns = Object.keys(rows[0] ?? {})
  const named = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ')
  const conflict = onConflict === undefined ? '' : ` on conflict ("${onConflict.column}") do ${doneWith()}`
  return {
    sql: `insert into "${into}" (${named(columns)}) values (${columns.map(() => '?').join(', ')})${conflict}`,
    rows: rows.map((row) => {
      const values: Readonly<Record<string, unknown>> = { ...row }
      return columns.map((column) => values[column])
    }),
  }

  function doneWith(): string {
    if (onConflict?.keep === 'old') return 'nothing'
    return `update set ${columns.map((name) => `"${name}" = excluded."${name}"`).join(', ')}`
  }
}
