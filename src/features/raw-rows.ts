import {
  DOUBLE,
  type DuckDBListType,
  type DuckDBListValue,
  type DuckDBType,
  LIST,
  listValue,
  STRUCT,
  structValue,
  VARCHAR,
} from '@duckdb/node-api'
import { fail } from '../errors/index.ts'
import type { ColumnSchema, TableSchema } from '../ingest/index.ts'
import { cleanColumnSql, flagSql } from '../ingest/index.ts'

/** A cell as it stands in the lender's file: sentinels included, null = empty. */
export type RawValue = number | string | null

/** Raw cells by column; a column that is not named is empty. */
export type RawRow = Readonly<Record<string, RawValue>>

/** Rows as one bound parameter, cleaned by the engine as ingest cleans a file. */
export interface RowParameter {
  /** DuckDB type of the parameter: a list of structs, one field per raw column. */
  readonly type: DuckDBListType
  /** `name VALUE` pairs of the struct type, for the cast in SQL. */
  readonly fields: string
  /** Raw columns as the engine takes them: text or double. */
  readonly columns: readonly { readonly name: string; readonly type: DuckDBType }[]
  /** Cleaned columns and flags: name → SQL over the raw fields. */
  readonly cleaned: ReadonlyMap<string, string>
  bind(rows: readonly RawRow[]): DuckDBListValue
}

/** @param only cleaned columns and flags that are wanted; default all */
export function rowParameter(table: TableSchema, only?: ReadonlySet<string>): RowParameter {
  const needed = rawColumns(table, only)
  const entries: Record<string, DuckDBType> = {}
  for (const column of needed) entries[column.name] = column.type === 'text' ? VARCHAR : DOUBLE
  const cleaned = new Map<string, string>()
  for (const column of needed) {
    if (only?.has(column.name) ?? true) cleaned.set(column.name, cleanColumnSql(column))
  }
  for (const flag of table.flags) if (only?.has(flag.name) ?? true) cleaned.set(flag.name, flagSql(flag))
  return {
    type: LIST(STRUCT(entries)),
    fields: needed.map((c) => `${quote(c.name)} ${c.type === 'text' ? 'VARCHAR' : 'DOUBLE'}`).join(', '),
    columns: needed.map(({ name }) => ({ name, type: entries[name]! })),
    cleaned,
    bind: (rows) =>
      listValue(
        rows.map((row) =>
          structValue(Object.fromEntries(needed.map((column) => [column.name, row[column.name] ?? null]))),
        ),
      ),
  }
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

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`
