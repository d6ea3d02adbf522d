import { checkedFilters } from './check-filters.ts'
import type { CohortFilter, CompareColumn } from './column.ts'
import type { People, PeopleColumn } from './people.ts'

/**
 * Places of the people whom all filters match, ascending.
 * @param everybody a column that everybody has: it says how many people there are
 * @throws E_COLUMN_UNKNOWN, E_FILTER when a filter does not fit its column's kind
 */
export async function groupRows(
  people: People,
  everybody: CompareColumn,
  filters: readonly CohortFilter[],
  columns: ReadonlyMap<string, CompareColumn>,
): Promise<Uint32Array<ArrayBuffer>> {
  const found = checkedFilters(filters, columns)
  const [all, ...read] = await people.read([everybody, ...found])
  let rows = everybodyOf(all!.cells.length)
  for (const [k, filter] of filters.entries()) rows = matching(filter, read[k]!, rows)
  return rows
}

function everybodyOf(n: number): Uint32Array<ArrayBuffer> {
  const rows = new Uint32Array(n)
  for (let row = 0; row < n; row++) rows[row] = row
  return rows
}

/** Those of the rows that one filter matches. A comparison with NaN is false: a missing value matches `missing` alone. */
function matching(
  filter: CohortFilter,
  { cells, values }: PeopleColumn,
  rows: Uint32Array,
): Uint32Array<ArrayBuffer> {
  const found = new Uint32Array(rows.length)
  let n = 0
  if (filter.kind === 'range') {
    const low = filter.min ?? Number.NEGATIVE_INFINITY
    const high = filter.max ?? Number.POSITIVE_INFINITY
    for (let k = 0; k < rows.length; k++) {
      const cell = cells[rows[k]!]!
      if (cell >= low && cell <= high) found[n++] = rows[k]!
    }
  } else {
    const isWanted = new Uint8Array(values.length)
    if (filter.kind === 'values') {
      for (const value of filter.values) if (values.includes(value)) isWanted[values.indexOf(value)] = 1
    }
    for (let k = 0; k < rows.length; k++) {
      const cell = cells[rows[k]!]!
      const matches = filter.kind === 'missing' ? Number.isNaN(cell) : isWanted[cell] === 1
      if (matches) found[n++] = rows[k]!
    }
  }
  return found.slice(0, n)
}
