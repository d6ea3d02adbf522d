import { quoteName, quoteText } from './sql-text.ts'
import type { ColumnSchema, FlagSchema } from './table-schema.ts'

/** Type of a column in the warehouse, in words that DuckDB and Trino share. */
export function columnSqlType(column: ColumnSchema): 'integer' | 'double' | 'varchar' {
  if (column.type === 'text') return 'varchar'
  return column.type === 'integer' ? 'integer' : 'double'
}

/**
 * The one text that turns a raw cell into a warehouse value: sentinels and values out of range become NULL.
 * Reads the raw column under its own name, so that hypothetical rows pass through the same text.
 */
export function cleanColumnSql(column: ColumnSchema): string {
  const name = quoteName(column.name)
  const blank = blankConditions(column, name)
  const value = blank.length === 0 ? name : `case when ${blank.join(' or ')} then null else ${name} end`
  return `cast(${value} as ${columnSqlType(column)})`
}

/** 0 or 1 from the raw column, before its sentinels are blanked; an empty cell gives 0. */
export function flagSql(flag: FlagSchema): string {
  return `cast(case when ${quoteName(flag.column)} = ${literal(flag.equals)} then 1 else 0 end as integer)`
}

function blankConditions(column: ColumnSchema, name: string): string[] {
  // Parquet files can hold empty texts; in CSV they are NULL already.
  const sentinels = column.type === 'text' ? ['', ...(column.sentinels ?? [])] : (column.sentinels ?? [])
  const { min, max } = column.range ?? {}
  return [
    ...(sentinels.length > 0 ? [`${name} in (${sentinels.map(literal).join(', ')})`] : []),
    ...(min !== undefined ? [`${name} < ${literal(min)}`] : []),
    ...(max !== undefined ? [`${name} > ${literal(max)}`] : []),
  ]
}

// A fraction is written with an exponent: a bare 0.5 is a decimal in Trino.
function literal(value: number | string): string {
  if (typeof value === 'string') return quoteText(value)
  return Number.isInteger(value) ? String(value) : `${value}e0`
}
