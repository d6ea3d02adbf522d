import type { BinnedMatrix } from '../training/index.ts'
import { type CoarseAxis, coarseAxis } from './coarse-axis.ts'

/** Parts of each axis of a pair, the one for missing not counted. */
const PAIR_PARTS = 8

export interface RankedPair {
  readonly axes: readonly [CoarseAxis, CoarseAxis]
  /** Fall in log-loss of four quadrants over the better of its two halvings, at their best cut points; twice it. */
  readonly gain: number
}

/**
 * Pairs of columns by what a function of both would add to the scores so far, most first; ties in column order.
 * @param candidates columns, ascending
 * @param gradients of the log-loss, by row number
 * @param hessians by row number
 * Source: Lou, Caruana, Gehrke & Hooker 2013 (FAST).
 */
export function rankPairs(
  binned: BinnedMatrix,
  rows: Uint32Array,
  candidates: readonly number[],
  gradients: Float64Array,
  hessians: Float64Array,
  lambdaL2: number,
): RankedPair[] {
  const axes = candidates.map((column) => coarseAxis(binned, column, rows, PAIR_PARTS))
  const parts = axes.map(({ axis, partOfBin }) => {
    const start = axis.column * binned.nRows
    return Uint8Array.from(rows, (row) => partOfBin[binned.bins[start + row]!]!)
  })
  const ranked: RankedPair[] = []
  for (let a = 0; a < axes.length; a++) {
    for (let b = a + 1; b < axes.length; b++) {
      const perFirst = axes[b]!.nParts
      const size = axes[a]!.nParts * perFirst
      const gradient = new Float64Array(size)
      const hessian = new Float64Array(size)
      for (let i = 0; i < rows.length; i++) {
        const cell = parts[a]![i]! * perFirst + parts[b]![i]!
        gradient[cell]! += gradients[rows[i]!]!
        hessian[cell]! += hessians[rows[i]!]!
      }
      const gain = quadrantGain(gradient, hessian, perFirst, lambdaL2)
      ranked.push({ axes: [axes[a]!, axes[b]!], gain })
    }
  }
  // Sorting is stable, so equal gains stay in column order.
  return ranked.sort((one, other) => other.gain - one.gain)
}

/** Best over all pairs of cut points; sums from the first cell make each quadrant four look-ups. */
function quadrantGain(
  gradient: Float64Array,
  hessian: Float64Array,
  perFirst: number,
  lambdaL2: number,
): number {
  const nFirst = gradient.length / perFirst
  const g = sumsFromOrigin(gradient, perFirst)
  const h = sumsFromOrigin(hessian, perFirst)
  const at = (i: number, j: number): number => i * (perFirst + 1) + j
  const value = (gradients: number, hessians: number): number => gradients ** 2 / (hessians + lambdaL2)
  const area = (i0: number, j0: number, i1: number, j1: number): number => {
    const of = (sums: Float64Array): number =>
      sums[at(i1, j1)]! - sums[at(i0, j1)]! - sums[at(i1, j0)]! + sums[at(i0, j0)]!
    return value(of(g), of(h))
  }
  let best = 0
  for (let i = 1; i < nFirst; i++) {
    const byFirst = area(0, 0, i, perFirst) + area(i, 0, nFirst, perFirst)
    for (let j = 1; j < perFirst; j++) {
      const bySecond = area(0, 0, nFirst, j) + area(0, j, nFirst, perFirst)
      const byBoth =
        area(0, 0, i, j) + area(i, 0, nFirst, j) + area(0, j, i, perFirst) + area(i, j, nFirst, perFirst)
      best = Math.max(best, byBoth - Math.max(byFirst, bySecond))
    }
  }
  return best
}

/** Sum over all cells before (i, j), one row and one column larger than the grid. */
function sumsFromOrigin(cells: Float64Array, perFirst: number): Float64Array {
  const nFirst = cells.length / perFirst
  const width = perFirst + 1
  const sums = new Float64Array((nFirst + 1) * width)
  for (let i = 0; i < nFirst; i++)
    for (let j = 0; j < perFirst; j++)
      sums[(i + 1) * width + j + 1] =
        cells[i * perFirst + j]! +
        sums[i * width + j + 1]! +
        sums[(i + 1) * width + j]! -
        sums[i * width + j]!
  return sums
}
