import { cleanColumnSql, flagSql, type TableSchema } from '../ingest/index.ts'
import type { NumberedApplication, RawValue } from './bank.ts'

type Row = Readonly<Record<string, RawValue>>

/** A table as it would be if nothing but the rows of the one application stood in it. */
interface Shadow {
  /** Whether a statement names the table. */
  readonly named: RegExp
  readonly sql: string
  readonly parameters: readonly RawValue[]
}

/** A statement, with what it reads in place of the tables. */
export type OverNewRows = (
  sql: string,
  parameters: readonly RawValue[],
) => { readonly sql: string; readonly parameters: readonly RawValue[] }

/**
 * Statements about one application that is in no table: the tables that they name hold its rows and no others, cleaned by
 * the text that ingest cleans a file with. Names and numbers stand in the statement, what is known of a person in its
 * parameters.
 */
export function overNewRows(tables: readonly TableSchema[], one: NumberedApplication): OverNewRows {
  const shadows = tables.map((table) => shadowOf(table, one))
  return (sql, parameters) => {
    const used = shadows.filter(({ named }) => named.test(sql))
    if (used.length === 0) return { sql, parameters }
    const begins = /^\s*with\s/i.exec(sql)
    const rest = begins === null ? ` ${sql}` : `, ${sql.slice(begins[0].length)}`
    return {
      sql: `with ${used.map((shadow) => shadow.sql).join(', ')}${rest}`,
      parameters: [...used.flatMap((shadow) => shadow.parameters), ...parameters],
    }
  }
}

function shadowOf(table: TableSchema, one: NumberedApplication): Shadow {
  const { applicationId, application, envelope, side, historyOf } = one
  const named = new RegExp(`\\b${table.name}\\b`, 'i')
  const isSide = table.name !== 'application' && table.name !== 'envelope'
  if (isSide && historyOf !== undefined) return { named, ...filedShadow(table, applicationId, historyOf) }
  const rows = isSide ? (side[table.name] ?? []) : [table.name === 'application' ? application : envelope]
  return { named, ...givenShadow(table, applicationId, rows) }
}

/** Rows of a filed application under the number of this one. */
function filedShadow({ name, applicationId: { column } }: TableSchema, to: number, from: number) {
  const id = quoted(column)
  return {
    sql: `${quoted(name)} as (select * replace (${numbered(to)} as ${id}) from main.${quoted(name)} where ${id} = ${whole(from)})`,
    parameters: [],
  }
}

function givenShadow(table: TableSchema, applicationId: number, rows: readonly Row[]) {
  const id = table.applicationId.column
  const columns = table.columns.filter(({ name }) => name !== id)
  const types = Object.fromEntries(
    columns.map(({ name, type }) => [name, type === 'text' ? 'VARCHAR' : 'DOUBLE']),
  )
  // A whole number is read as a double: what is sent may be larger than the column of a file could be.
  const cleaned = columns.map(
    (column) =>
      `${cleanColumnSql(column.type === 'integer' ? { ...column, type: 'number' } : column)} as ${quoted(column.name)}`,
  )
  const cells = [
    `${numbered(applicationId)} as ${quoted(id)}`,
    ...cleaned,
    ...table.flags.map((flag) => `${flagSql(flag)} as ${quoted(flag.name)}`),
    ...(table.origin === undefined ? [] : [`cast(null as varchar) as ${quoted(table.origin.name)}`]),
  ]
  const list = JSON.stringify([types]).replaceAll("'", "''")
  return {
    sql: `${quoted(table.name)} as (select ${cells.join(', ')}
      from (select unnest(from_json(?, '${list}'), recursive := true)))`,
    parameters: [JSON.stringify(rows)],
  }
}

const numbered = (id: number): string => `cast(${whole(id)} as bigint)`

function whole(id: number): number {
  if (!Number.isSafeInteger(id)) throw new RangeError(`${id} is no number of an application`)
  return id
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
