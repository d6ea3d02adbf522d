import type { BinnedMatrix } from '../training/index.ts'
import { type CoarseAxis, coarseAxis } from './coarse-axis.ts'

/** Steps of a number's rank. */
const STEPS = 16
/** Fewest rows with a category, or with a missing value, that get a coefficient of their own. */
const FEWEST_ROWS = 30

/** One column of the linear model's table, as a value per part of an axis: mean 0 and variance 1 over the rows. */
export interface LinearTerm {
  readonly coarse: CoarseAxis
  readonly ofPart: Float64Array
  /** Sign that its coefficient must have; 0 = any. */
  readonly direction: number
}

/**
 * Of each number its rank in steps, missing in the middle, and whether it is missing; of each category whether it is
 * that category.
 * @param directions monotone direction per column
 */
export function linearTerms(binned: BinnedMatrix, rows: Uint32Array, directions: Int8Array): LinearTerm[] {
  return binned.columns.flatMap((spec, column) => {
    const coarse = coarseAxis(binned, column, rows, spec.kind === 'number' ? STEPS : 254)
    const terms: LinearTerm[] = []
    const add = (ofPart: Float64Array, direction: number): void => {
      const scaled = standardised(ofPart, coarse.rows, rows.length)
      if (scaled !== undefined) terms.push({ coarse, ofPart: scaled, direction })
    }
    const isPart = (part: number) => Float64Array.from({ length: coarse.nParts }, (_, p) => +(p === part))
    const hasEnough = (part: number): boolean => coarse.rows[part]! >= FEWEST_ROWS
    if (spec.kind === 'number') {
      add(middleRanks(coarse.rows), directions[column]!)
      if (hasEnough(0)) add(isPart(0), 0)
    } else for (let part = 1; part < coarse.nParts; part++) if (hasEnough(part)) add(isPart(part), 0)
    return terms
  })
}

/** Share of the known values below the middle of each part, less a half; 0 for missing. */
function middleRanks(rows: Float64Array): Float64Array {
  const ranks = new Float64Array(rows.length)
  const known = rows.reduce((sum, count) => sum + count, 0) - rows[0]!
  let below = 0
  for (let part = 1; part < rows.length; part++) {
    ranks[part] = known > 0 ? (below + rows[part]! / 2) / known - 0.5 : 0
    below += rows[part]!
  }
  return ranks
}

function standardised(ofPart: Float64Array, rows: Float64Array, nRows: number): Float64Array | undefined {
  const mean = ofPart.reduce((sum, value, part) => sum + value * rows[part]!, 0) / nRows
  const variance = ofPart.reduce((sum, value, part) => sum + (value - mean) ** 2 * rows[part]!, 0) / nRows
  return variance > 1e-12 ? ofPart.map((value) => (value - mean) / Math.sqrt(variance)) : undefined
}
