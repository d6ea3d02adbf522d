import { rowsByBin } from './bin-codes.ts'
import { binOf } from './bins.ts'
import type { BinCounts, BinnedColumn } from './count-bins.ts'
import type { People, PeopleColumn } from './people.ts'

/** Of 100 people of the group who have a value. */
export interface Place {
  /** How many lie strictly below and strictly above the applicant; null for a category. */
  readonly below: number | null
  readonly above: number | null
  /** How many have the applicant's own value. */
  readonly same: number
}

export interface OwnValue extends BinnedColumn {
  /** A number or a text, as the column's kind says. */
  readonly value: number | string
  /** Of the group, in the bins of the column. */
  readonly counts: BinCounts
}

/**
 * The applicant's place in a group.
 * @param rows of the group
 * @returns by column id; nothing for columns where nobody of the group has a value
 */
export async function readPlaces(
  people: People,
  rows: Uint32Array,
  own: readonly OwnValue[],
): Promise<ReadonlyMap<string, Place>> {
  const read = await people.read(own.map((one) => one.column))
  const isInGroup = new Uint8Array(read[0]?.cells.length ?? 0)
  for (let k = 0; k < rows.length; k++) isInGroup[rows[k]!] = 1
  return new Map(
    own.flatMap((one, k): [string, Place][] => {
      const place = placeOf(read[k]!, one, isInGroup)
      return place === undefined ? [] : [[one.column.id, place]]
    }),
  )
}

/** A lower bin holds lower values only, so values themselves are compared within the applicant's own bin alone. */
function placeOf(column: PeopleColumn, own: OwnValue, isInGroup: Uint8Array): Place | undefined {
  const { counts } = own.counts
  const n = sum(counts)
  if (n === 0) return undefined
  const of100 = (count: number): number => (100 * count) / n
  const isNumber = own.column.kind === 'number'
  const bin = binOf(own.bins, own.value)
  if (bin === null) return { below: null, above: null, same: 0 }
  const value = isNumber ? Number(own.value) : column.values.indexOf(String(own.value))
  const { below, above, same } = besideValue(column, own, bin, value, isInGroup)
  return {
    below: isNumber ? of100(sum(counts.slice(0, bin)) + below) : null,
    above: isNumber ? of100(sum(counts.slice(bin + 1)) + above) : null,
    same: of100(same),
  }
}

/** People of the group in one bin, by where their value lies. */
function besideValue(
  column: PeopleColumn,
  { bins }: OwnValue,
  bin: number,
  value: number,
  isInGroup: Uint8Array,
): { readonly below: number; readonly above: number; readonly same: number } {
  const { rows, start } = rowsByBin(column, bins)
  const { cells } = column
  let below = 0
  let above = 0
  let same = 0
  for (let k = start[bin]!; k < start[bin + 1]!; k++) {
    const row = rows[k]!
    if (isInGroup[row] === 0) continue
    const cell = cells[row]!
    if (cell < value) below++
    else if (cell > value) above++
    else same++
  }
  return { below, above, same }
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0)
}
