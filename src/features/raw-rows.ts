import { DOUBLE, VARCHAR } from '@duckdb/node-api'
import { fail } from '../errors/index.ts'
import type { ColumnSchema, TableSchema } from '../ingest/index.ts'
import { cleanColumnSql, flagSql } from '../ingest/index.ts'
import type { SessionColumn } from './session-table.ts'

/** A cell as it stands in the lender's file: sentinels included, null = empty. */
export type RawValue = number | string | null

/** Raw cells by column; a column that is not named is empty. */
export type RawRow = Readonly<Record<string, RawValue>>

/** How the engine takes raw rows and cleans them as ingest cleans a file. */
export interface RawRowSql {
  /** Raw columns: text or double. */
  readonly columns: readonly SessionColumn[]
  /** Cleaned columns and flags: name → SQL over the raw columns. */
  readonly cleaned: ReadonlyMap<string, string>
}

/** @param only cleaned columns and flags that are wanted; default all */
export function rawRowSql(table: TableSchema, only?: ReadonlySet<string>): RawRowSql {
  const needed = rawColumns(table, only)
  const cleaned = new Map<string, string>()
  for (const column of needed) {
    if (only?.has(column.name) ?? true) cleaned.set(column.name, cleanColumnSql(column))
  }
  for (const flag of table.flags) if (only?.has(flag.name) ?? true) cleaned.set(flag.name, flagSql(flag))
  const columns = needed.map(({ name, type }) => ({ name, type: type === 'text' ? VARCHAR : DOUBLE }))
  return { columns, cleaned }
}

/**
 * Checks edits against the schema, so that a wrong name or type is told and not silently blank.
 * @throws E_EDIT_COLUMN for a column that is not in the file; E_EDIT_VALUE for a wrong type
 */
export function checkRawRow(table: TableSchema, row: RawRow): void {
  const columns = new Map(table.columns.map((column) => [column.name, column]))
  for (const [name, value] of Object.entries(row)) {
    const column =
      columns.get(name) ??
      fail('E_EDIT_COLUMN', {
        what: `The table ${table.name} has no such column.`,
        got: name,
        expected: 'a column of the lender’s file',
        remedy: 'Correct the name.',
        column: name,
      })
    if (value === null) continue
    const right =
      column.type === 'text'
        ? typeof value === 'string'
        : column.type === 'integer'
          ? Number.isSafeInteger(value)
          : Number.isFinite(value)
    if (!right) {
      fail('E_EDIT_VALUE', {
        what: `A value for ${table.name} has the wrong type.`,
        got: JSON.stringify(value),
        expected: column.type,
        remedy: 'Send a value of that type, or null for "not known".',
        column: name,
      })
    }
  }
}

/** A stored, cleaned row as it stood in the file: a set flag puts its sentinel back. */
export function asRawRow(table: TableSchema, cleaned: Readonly<Record<string, RawValue>>): RawRow {
  const raw: Record<string, RawValue> = { ...cleaned }
  for (const flag of table.flags) if (cleaned[flag.name] === 1) raw[flag.column] = flag.equals
  return raw
}

/** Raw columns that the wanted cleaned columns and flags are made from. */
function rawColumns(table: TableSchema, only?: ReadonlySet<string>): readonly ColumnSchema[] {
  if (only === undefined) return table.columns
  const wanted = new Set(only)
  for (const flag of table.flags) if (only.has(flag.name)) wanted.add(flag.column)
  return table.columns.filter((column) => wanted.has(column.name))
}
