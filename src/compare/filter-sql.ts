import { fail } from '../errors/index.ts'
import { type CohortFilter, type CompareColumn, type Fragment, valueSql } from './column.ts'

const MOST_FILTERS = 20

/**
 * The columns that the filters name, in their order.
 * @throws E_COLUMN_UNKNOWN for a name that is not among `columns`
 */
export function filteredColumns(
  filters: readonly CohortFilter[],
  columns: ReadonlyMap<string, CompareColumn>,
): readonly CompareColumn[] {
  if (filters.length > MOST_FILTERS) refuse(`${filters.length} filters`, `at most ${MOST_FILTERS}`)
  return filters.map(
    ({ column }) =>
      columns.get(column) ??
      fail('E_COLUMN_UNKNOWN', {
        what: 'People cannot be filtered by this column.',
        got: column,
        expected: 'an id of /v1/columns',
        remedy: 'Choose one of the listed columns.',
      }),
  )
}

/**
 * A WHERE condition; `true` for no filter.
 * @throws E_COLUMN_UNKNOWN, E_FILTER when a filter does not fit its column's kind
 */
export function filterSql(
  filters: readonly CohortFilter[],
  columns: ReadonlyMap<string, CompareColumn>,
): Fragment {
  const found = filteredColumns(filters, columns)
  const parts = filters.map((filter, index) => one(filter, found[index]!))
  return {
    sql: parts.length === 0 ? 'true' : parts.map((part) => part.sql).join(' and '),
    parameters: parts.flatMap((part) => part.parameters),
  }
}

function one(filter: CohortFilter, column: CompareColumn): Fragment {
  const value = valueSql(column)
  if (filter.kind === 'missing') return { sql: `${value} is null`, parameters: [] }
  if (filter.kind === 'range') {
    if (column.kind !== 'number') refuse(`a range for ${column.id}`, 'values: it is a category')
    const bounds = [
      ...(filter.min === null ? [] : [{ sql: `${value} >= cast(? as double)`, bound: filter.min }]),
      ...(filter.max === null ? [] : [{ sql: `${value} <= cast(? as double)`, bound: filter.max }]),
    ]
    return {
      sql: bounds.length === 0 ? 'true' : bounds.map((bound) => bound.sql).join(' and '),
      parameters: bounds.map((bound) => bound.bound),
    }
  }
  if (column.kind !== 'category') refuse(`values for ${column.id}`, 'a range: it is a number')
  if (filter.values.length === 0) refuse(`no value for ${column.id}`, 'at least one')
  return { sql: `${value} in (${filter.values.map(() => '?').join(', ')})`, parameters: filter.values }
}

function refuse(got: string, expected: string): never {
  fail('E_FILTER', {
    what: 'The filter does not fit its column.',
    got,
    expected,
    remedy: 'Change the filter.',
  })
}
