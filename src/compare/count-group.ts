import { binCodes, NO_BIN } from './bin-codes.ts'
import { binCount } from './bins.ts'
import type { CompareColumn } from './column.ts'
import type { BinCounts, BinnedColumn } from './count-bins.ts'
import type { People, PeopleColumn } from './people.ts'

/** Codes that a byte can hold. */
const BINS = NO_BIN + 1

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
  // Four sets of counters in turn: people who follow each other in one bin do not wait for each other.
  const counts = new Uint32Array(4 * BINS)
  const whole = rows.length & ~3
  for (let k = 0; k < whole; k += 4) {
    counts[codes[rows[k]!]!]!++
    counts[BINS + codes[rows[k + 1]!]!]!++
    counts[2 * BINS + codes[rows[k + 2]!]!]!++
    counts[3 * BINS + codes[rows[k + 3]!]!]!++
  }
  for (let k = whole; k < rows.length; k++) counts[codes[rows[k]!]!]!++
  const of = (code: number): number =>
    counts[code]! + counts[BINS + code]! + counts[2 * BINS + code]! + counts[3 * BINS + code]!
  return { counts: Array.from({ length: binCount(bins) }, (_, bin) => of(bin)), missing: of(NO_BIN) }
}
