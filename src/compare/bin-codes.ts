import { binCount, binOf, type ColumnBins } from './bins.ts'
import type { PeopleColumn } from './people.ts'

/** Code of people without a value, or without a bin: above that of any bin. */
export const NO_BIN = 255

interface Binned {
  readonly bins: ColumnBins
  readonly codes: Uint8Array
  byBin: RowsByBin | undefined
}

/** Everybody, bin by bin: those of code c stand from `start[c]` to before `start[c + 1]`, ascending. */
export interface RowsByBin {
  readonly rows: Uint32Array
  readonly start: Uint32Array
}

/** Kept for as long as the column is. */
const kept = new WeakMap<PeopleColumn, Binned>()

/** The bin of everybody, one byte each. */
export function binCodes(column: PeopleColumn, bins: ColumnBins): Uint8Array {
  return binned(column, bins).codes
}

export function rowsByBin(column: PeopleColumn, bins: ColumnBins): RowsByBin {
  const known = binned(column, bins)
  known.byBin ??= sortedByCode(known.codes)
  return known.byBin
}

function binned(column: PeopleColumn, bins: ColumnBins): Binned {
  const known = kept.get(column)
  if (known?.bins === bins) return known
  if (binCount(bins) > NO_BIN) throw new RangeError(`${binCount(bins)} bins, at most ${NO_BIN}`)
  const { cells, values } = column
  const ofCode = values.map((value) => binOf(bins, value) ?? NO_BIN)
  const codes = new Uint8Array(cells.length)
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row]!
    if (Number.isNaN(cell)) codes[row] = NO_BIN
    else codes[row] = bins.kind === 'number' ? binOf(bins, cell)! : ofCode[cell]!
  }
  const made: Binned = { bins, codes, byBin: undefined }
  kept.set(column, made)
  return made
}

function sortedByCode(codes: Uint8Array): RowsByBin {
  const start = new Uint32Array(NO_BIN + 2)
  for (const code of codes) start[code + 1]!++
  for (let code = 0; code <= NO_BIN; code++) start[code + 1]! += start[code]!
  const next = start.slice()
  const rows = new Uint32Array(codes.length)
  for (let row = 0; row < codes.length; row++) rows[next[codes[row]!]!++] = row
  return { rows, start }
}
