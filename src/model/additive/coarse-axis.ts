import type { BinnedMatrix } from '../training/index.ts'
import type { Axis } from './additive-model.ts'

/** A column in few parts, as its bins fall into them. */
export interface CoarseAxis {
  readonly axis: Axis
  readonly nParts: number
  /** Part of each bin. */
  readonly partOfBin: Uint8Array
  /** Rows in each part. */
  readonly rows: Float64Array
}

/**
 * Neighbouring bins of a number joined into parts of about equally many rows; the most frequent codes of a category, one
 * part each, the others with the missing.
 * @param mostParts without the one for missing, 1 … 254
 */
export function coarseAxis(
  binned: BinnedMatrix,
  column: number,
  rows: Uint32Array,
  mostParts: number,
): CoarseAxis {
  const mapper = binned.mappers[column]!
  const rowsOfBin = new Float64Array(mapper.nBins)
  const start = column * binned.nRows
  for (let i = 0; i < rows.length; i++) rowsOfBin[binned.bins[start + rows[i]!]!]!++
  const partOfBin = new Uint8Array(mapper.nBins)
  const cuts: number[] = []
  let nParts = 1
  if (mapper.kind === 'category') {
    nParts = Math.min(mapper.nBins, mostParts + 1)
    for (let bin = 1; bin < nParts; bin++) partOfBin[bin] = bin
  } else if (mapper.nBins > 1) {
    let left = rowsOfBin.reduce((sum, count) => sum + count, 0) - rowsOfBin[0]!
    let inPart = 0
    for (let bin = 1; bin < mapper.nBins; bin++) {
      partOfBin[bin] = nParts
      inPart += rowsOfBin[bin]!
      const isLast = bin === mapper.nBins - 1
      const isFull = inPart > 0 && inPart >= left / (mostParts - nParts + 1)
      if (!isLast && (!isFull || nParts === mostParts)) continue
      left -= inPart
      inPart = 0
      nParts++
      if (!isLast) cuts.push(mapper.cuts[bin - 1]!)
    }
  }
  const rowsOfPart = new Float64Array(nParts)
  for (const [bin, count] of rowsOfBin.entries()) rowsOfPart[partOfBin[bin]!]! += count
  return {
    axis: {
      column,
      cuts: Float64Array.from(cuts),
      codes: mapper.kind === 'category' ? mapper.codes.slice(0, nParts - 1) : new Int32Array(0),
    },
    nParts,
    partOfBin,
    rows: rowsOfPart,
  }
}
