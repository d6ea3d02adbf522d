import { fail } from '../errors/index.ts'
import type { CohortFilter, CompareColumn } from './column.ts'

const MOST_FILTERS = 20

/**
 * The columns that the filters name, in their order, each of the kind that its filter asks for.
 * @throws E_COLUMN_UNKNOWN for a name that is not among `columns`; E_FILTER for too many, or of the wrong kind
 */
export function checkedFilters(
  filters: readonly CohortFilter[],
  columns: ReadonlyMap<string, CompareColumn>,
): readonly CompareColumn[] {
  if (filters.length > MOST_FILTERS) refuse(`${filters.length} filters`, `at most ${MOST_FILTERS}`)
  return filters.map((filter) => {
    const column =
      columns.get(filter.column) ??
      fail('E_COLUMN_UNKNOWN', {
        what: 'People cannot be filtered by this column.',
        got: filter.column,
        expected: 'an id of /v1/columns',
        remedy: 'Choose one of the listed columns.',
      })
    if (filter.kind === 'range' && column.kind !== 'number')
      refuse(`a range for ${column.id}`, 'values: it is a category')
    if (filter.kind === 'values') {
      if (column.kind !== 'category') refuse(`values for ${column.id}`, 'a range: it is a number')
      if (filter.values.length === 0) refuse(`no value for ${column.id}`, 'at least one')
    }
    return column
  })
}

function refuse(got: string, expected: string): never {
  fail('E_FILTER', {
    what: 'The filter does not fit its column.',
    got,
    expected,
    remedy: 'Change the filter.',
  })
}
