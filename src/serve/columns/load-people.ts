import type { CompareColumn, CompareSource, PeopleColumn } from '../../compare/index.ts'
import type { Bank } from '../../workspace/index.ts'
import { quoted } from '../sql-names.ts'

/** Everybody's values of some columns, in the order of the applications' numbers: one scan for all of them. */
export async function loadPeople(
  bank: Bank,
  { relations, key, target }: CompareSource,
  columns: readonly CompareColumn[],
): Promise<readonly PeopleColumn[]> {
  const values = await Promise.all(
    columns.map((column) => (column.kind === 'category' ? categoriesOf(bank, relations, column) : [])),
  )
  const base = target.relation
  const cells = columns.map((column, k) => {
    const value = `${column.relation}.${quoted(column.name)}`
    // No list holds more than a few dozen names; its places count from 1.
    return column.kind === 'number'
      ? `cast(${value} as double)`
      : `cast(list_position([${values[k]!.map(() => '?').join(', ')}]::varchar[], cast(${value} as varchar)) - 1 as double)`
  })
  const joined = [...new Set(columns.map((column) => column.relation))].filter((one) => one !== base)
  const joins = joined.map(
    (one) => ` left join ${quoted(relations[one]!)} ${one} on ${one}.${quoted(key)} = ${base}.${quoted(key)}`,
  )
  const read = await bank.doubles(
    `select ${cells.map((cell) => `coalesce(${cell}, 'nan'::double)`).join(', ')}
     from ${quoted(relations[base]!)} ${base}${joins.join('')} order by ${base}.${quoted(key)}`,
    values.flat(),
  )
  return columns.map((_, k) => ({ cells: read[k]!, values: values[k]! }))
}

async function categoriesOf(
  bank: Bank,
  relations: CompareSource['relations'],
  { relation, name }: CompareColumn,
): Promise<readonly string[]> {
  const value = `cast(${quoted(name)} as varchar)`
  const rows = await bank.query(
    `select distinct ${value} as value from ${quoted(relations[relation]!)} where ${value} is not null order by value`,
  )
  return rows.map((row) => row.value as string)
}
