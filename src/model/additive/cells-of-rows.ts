import type { Matrix } from '../../matrix/index.ts'
import type { BinnedMatrix } from '../training/index.ts'
import { type Axis, countParts, type Shape } from './additive-model.ts'
import { partOf } from './part-of.ts'

/**
 * Cell of the axes in which each row lies.
 * @param axes cut points and codes are among those of the bins
 */
export function cellsOfRows(axes: readonly Axis[], binned: BinnedMatrix, rows: Uint32Array): Uint32Array {
  const cells = new Uint32Array(rows.length)
  for (const axis of axes) {
    const parts = countParts(axis, binned.columns[axis.column]!)
    const partOfBin = partsOfBins(axis, binned)
    const start = axis.column * binned.nRows
    for (let i = 0; i < rows.length; i++)
      cells[i] = cells[i]! * parts + partOfBin[binned.bins[start + rows[i]!]!]!
  }
  return cells
}

/** The same from the values themselves: the axes may have any cut points and codes. */
export function cellsOfValues(axes: readonly Axis[], matrix: Matrix, rows: Uint32Array): Uint32Array {
  const cells = new Uint32Array(rows.length)
  for (const axis of axes) {
    const spec = matrix.columns[axis.column]!
    const parts = countParts(axis, spec)
    const values = matrix.column(axis.column)
    for (let i = 0; i < rows.length; i++) cells[i] = cells[i]! * parts + partOf(axis, spec, values[rows[i]!]!)
  }
  return cells
}

/** Adds what a shape says to the scores of all rows of the matrix. */
export function addShape(
  { axes, values }: Pick<Shape, 'axes' | 'values'>,
  binned: BinnedMatrix,
  scores: Float64Array,
): void {
  const all = Uint32Array.from({ length: binned.nRows }, (_, row) => row)
  for (const [row, cell] of cellsOfRows(axes, binned, all).entries()) scores[row]! += values[cell]!
}

/** A bin lies in one part whole, so its upper bound, or its code, says in which. */
function partsOfBins(axis: Axis, binned: BinnedMatrix): number[] {
  const { kind, nBins, cuts, codes } = binned.mappers[axis.column]!
  const spec = binned.columns[axis.column]!
  return Array.from({ length: nBins }, (_, bin) => {
    if (bin === 0) return 0
    const value = kind === 'category' ? codes[bin - 1]! : (cuts[bin - 1] ?? Number.POSITIVE_INFINITY)
    return partOf(axis, spec, value)
  })
}
