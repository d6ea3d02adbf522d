import type { DuckDBConnection } from '@duckdb/node-api'
import type { TableSchema } from '../ingest/index.ts'
import { compileText } from './evaluator/compile-text.ts'
import type { Relation } from './evaluator/relation.ts'
import type { Row, ValueType } from './evaluator/value.ts'
import { type RawRow, rawRowSql } from './raw-rows.ts'

/** The one application id of rows that are given and not stored. */
const GIVEN_ID = 1

/** A side table as rows in memory: the columns that some text may read. */
export interface SideTable {
  readonly name: string
  readonly relation: Relation
  /** Columns of a row, in order. */
  readonly columns: readonly string[]
  /** A row as it would stand in the file, cleaned as ingest cleans it. */
  clean(row: RawRow): Row
}

/** @param texts SQL; a column whose name it does not have is not read */
export async function sideTable(
  connection: DuckDBConnection,
  table: TableSchema,
  texts: string,
): Promise<SideTable> {
  const words = new Set(texts.toUpperCase().match(/\w+/g))
  const id = table.applicationId.column
  const all = rawRowSql(table).cleaned
  const wanted = new Set([...all.keys()].filter((name) => name === id || words.has(name.toUpperCase())))
  const { columns: raw, cleaned } = rawRowSql(table, wanted)
  const cells = await compileText(connection, raw, cleaned, table)
  const names = [...cleaned.keys()]
  const types = cells.map(({ type }): ValueType => type)
  // Ingest adds the id to tables whose file does not have it.
  if (!cleaned.has(id)) {
    names.push(id)
    types.push('integer')
  }
  const origin = table.origin?.name
  if (origin !== undefined && words.has(origin.toUpperCase())) {
    names.push(origin)
    types.push('text')
  }
  const name = table.name.toUpperCase()
  const idPlace = names.indexOf(id)
  return {
    name: table.name,
    relation: {
      columns: names.map((column, i) => ({ alias: name, name: column.toUpperCase(), type: types[i]! })),
      rows: ({ tables }) => tables.get(name) ?? [],
    },
    columns: names,
    clean(row) {
      const given = raw.map((column) => (column.name === id ? GIVEN_ID : (row[column.name] ?? null)))
      const clean = names.map((_, i) => cells[i]?.of(given) ?? null)
      clean[idPlace] = GIVEN_ID
      return clean
    },
  }
}
