import { cleanColumnSql, columnSqlType, flagSql } from '../clean-sql.ts'
import type { Database } from '../database.ts'
import { columnsOf } from '../match-columns.ts'
import { quoteName, quoteText } from '../sql-text.ts'
import type { ColumnSchema, TableSchema } from '../table-schema.ts'
import type { StagedFile } from './check-values.ts'

/**
 * Writes one warehouse table from its staged files: cleaned, flagged, rows of unknown applications left out, sorted.
 * @param applications the table of applications, already built; undefined while it is itself being built
 */
export async function buildTable(
  database: Database,
  table: TableSchema,
  staged: readonly StagedFile[],
  applications: TableSchema | undefined,
): Promise<void> {
  const name = quoteName(table.name)
  if (staged.length === 0) {
    const columns = outputColumns(table).map(([column, type]) => `${quoteName(column)} ${type}`)
    await database.run(`create table ${name} (${columns.join(', ')})`)
    return
  }
  const select = outputColumns(table).map(([column, , sql]) => `${sql} as ${quoteName(column)}`)
  const order = table.sortBy.map((column) => `${quoteName(column)} nulls last`)
  await database.run(
    `create table ${name} as
     with raw as (${staged.map((file) => rawRows(table, file)).join(' union all ')}),
     cleaned as (select ${select.join(', ')} from ${fromRaw(table)})
     select * from cleaned
     ${applications === undefined ? '' : `where ${knownApplication(table, applications)}`}
     order by ${order.join(', ')}`,
  )
}

type OutputColumn = readonly [name: string, type: string, sql: string]

/** Warehouse columns in order: the application id first where it is looked up, then the file's, then what is added. */
function outputColumns(table: TableSchema): OutputColumn[] {
  const { column, via } = table.applicationId
  const text = (name: string): OutputColumn => [name, 'varchar', quoteName(name)]
  return [
    ...(via === undefined ? [] : [[column, 'integer', `via.${quoteName(column)}`] as const]),
    ...table.columns.map((each): OutputColumn => [each.name, columnSqlType(each), prefixed(table, each)]),
    ...table.flags.map((flag): OutputColumn => [flag.name, 'integer', flagSql(flag)]),
    ...(table.origin === undefined ? [] : [text(table.origin.name)]),
  ]
}

// The joined table has the joining column too.
function prefixed(table: TableSchema, column: ColumnSchema): string {
  const name = quoteName(column.name)
  return table.applicationId.via?.on === column.name
    ? cleanColumnSql(column).replaceAll(name, `raw.${name}`)
    : cleanColumnSql(column)
}

function fromRaw(table: TableSchema): string {
  const { column, via } = table.applicationId
  if (via === undefined) return 'raw'
  const on = quoteName(via.on)
  // Unique in the other table, so no row is doubled.
  return `raw join (select ${quoteName(column)}, ${on} from ${quoteName(via.table)}) as via on raw.${on} = via.${on}`
}

function knownApplication(table: TableSchema, applications: TableSchema): string {
  const id = quoteName(applications.applicationId.column)
  return `${quoteName(table.applicationId.column)} in (select ${id} from ${quoteName(applications.name)})`
}

function rawRows(table: TableSchema, { file, stage }: StagedFile): string {
  const present = columnsOf(table, file.file)
  const cells = table.columns.map((column) =>
    present.includes(column)
      ? quoteName(column.name)
      : `cast(null as ${column.type === 'text' ? 'varchar' : 'double'}) as ${quoteName(column.name)}`,
  )
  const origin = table.origin
  if (origin !== undefined) {
    cells.push(`${quoteText(origin.values[file.file] ?? file.file)} as ${quoteName(origin.name)}`)
  }
  return `select ${cells.join(', ')} from ${stage}`
}
