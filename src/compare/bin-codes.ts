import { binCount, binOf, type ColumnBins } from './bins.ts'
import type { PeopleColumn } from './people.ts'

/** Code of people without a value, or without a bin: above that of any bin. */
export const NO_BIN = 255

/** Kept for as long as the column is. */
const kept = new WeakMap<PeopleColumn, { readonly bins: ColumnBins; readonly codes: Uint8Array }>()

/** The bin of everybody, one byte each. */
export function binCodes(column: PeopleColumn, bins: ColumnBins): Uint8Array {
  const known = kept.get(column)
  if (known?.bins === bins) return known.codes
  if (binCount(bins) > NO_BIN) throw new RangeError(`${binCount(bins)} bins, at most ${NO_BIN}`)
  const { cells, values } = column
  const ofCode = values.map((value) => binOf(bins, value) ?? NO_BIN)
  const codes = new Uint8Array(cells.length)
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row]!
    if (Number.isNaN(cell)) codes[row] = NO_BIN
    else codes[row] = bins.kind === 'number' ? binOf(bins, cell)! : ofCode[cell]!
  }
  kept.set(column, { bins, codes })
  return codes
}
