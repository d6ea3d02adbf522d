import { binCodes, NO_BIN } from './bin-codes.ts'
import { binCount } from './bins.ts'
import type { CompareColumn } from './column.ts'
import type { BinCounts, BinnedColumn } from './count-bins.ts'
import type { People, PeopleColumn } from './people.ts'

/** A column by some of whose values a group is parted; people with others are left out. */
export interface Split {
  readonly column: CompareColumn
  /** Numbers or categories, as the column's kind says. */
  readonly values: readonly (number | string)[]
}

/**
 * How many people of a group lie in each bin.
 * @param rows of the group
 * @returns by column id
 */
export async function countGroup(
  people: People,
  rows: Uint32Array,
  wanted: readonly BinnedColumn[],
): Promise<ReadonlyMap<string, BinCounts>> {
  const read = await people.read(wanted.map((one) => one.column))
  return new Map(wanted.map((one, k) => [one.column.id, countOne(read[k]!, one, rows)]))
}

/** The same for each part of the group, in the order of `split.values`. */
export async function countParts(
  people: People,
  rows: Uint32Array,
  wanted: readonly BinnedColumn[],
  { column, values }: Split,
): Promise<ReadonlyMap<string, readonly BinCounts[]>> {
  const [by, ...read] = await people.read([column, ...wanted.map((one) => one.column)])
  const { cells } = by!
  const parts = values.map((value) => {
    const code = typeof value === 'number' ? value : by!.values.indexOf(value)
    return rowsWith(cells, code, rows)
  })
  return new Map(wanted.map((one, k) => [one.column.id, parts.map((part) => countOne(read[k]!, one, part))]))
}

function rowsWith(cells: Float64Array, code: number, rows: Uint32Array): Uint32Array {
  const found = new Uint32Array(rows.length)
  let n = 0
  for (let k = 0; k < rows.length; k++) {
    found[n] = rows[k]!
    n += Number(cells[rows[k]!] === code)
  }
  return found.subarray(0, n)
}

function countOne(column: PeopleColumn, { bins }: BinnedColumn, rows: Uint32Array): BinCounts {
  const codes = binCodes(column, bins)
  const counts = new Uint32Array(NO_BIN + 1)
  for (let k = 0; k < rows.length; k++) counts[codes[rows[k]!]!]!++
  return { counts: [...counts.subarray(0, binCount(bins))], missing: counts[NO_BIN]! }
}
