import type { BinnedColumn } from './binned-matrix.ts'
import type { TreeParams } from './params.ts'
import { gradientOf, hessianOf, type Scales } from './quantise.ts'
import { scanCategorical } from './scan-categorical.ts'
import {
  BEST_BIN,
  BEST_GAIN,
  BEST_LEFT,
  boundedOutput,
  type LeafTerms,
  outputGain,
  scanConstrained,
  scanNumeric,
} from './scan-numeric.ts'

/** The best split of a leaf, in the integer units of the tree's scales. */
export interface Split {
  /** Gain over not splitting; > 0. */
  readonly gain: number
  /** Position in the tree's list of sampled columns. */
  readonly position: number
  /** Packed sum of the left side. */
  readonly left: number
  /** Number column: bins 1 … bin go left. */
  readonly bin: number
  /** Category column: the bins that go left. */
  readonly binsLeft: readonly number[] | undefined
  readonly missingLeft: boolean
  /** L2 of the two children's outputs. */
  readonly lambdaL2: number
  readonly direction: number
}

/** What a leaf brings to the search. */
export interface LeafSums {
  readonly packed: number
  readonly nRows: number
  readonly low: number
  readonly high: number
  /** Interaction groups that its columns may come from. */
  readonly groups: number
}

/** The tree's sampled columns, in column order. */
export interface ColumnSample {
  readonly mappers: readonly BinnedColumn[]
  /** Where each column's histogram starts. */
  readonly offsets: Int32Array
  /** Monotone direction of each: −1, 0 or 1. */
  readonly directions: Int8Array
  /** Interaction groups of each, one bit a group. */
  readonly groups: Uint32Array
}

const scratch = new Float64Array(3)

/** Best split over the sampled columns; ties go to the lower column, then the lower bin, then missing right. */
export function findSplit(
  histogram: Float64Array,
  columns: ColumnSample,
  sums: LeafSums,
  params: TreeParams,
  scales: Scales,
): Split | undefined {
  const leaf = leafTerms(sums, params, scales)
  const whole = { ...leaf, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }
  const output = boundedOutput(leaf.sumGradient, leaf.sumHessian, whole)
  const gainUnit = (scales.gradient * scales.gradient) / scales.hessian
  const floor =
    outputGain(leaf.sumGradient, leaf.sumHessian, output, whole) + params.minGainToSplit * gainUnit
  const bounded =
    leaf.lambdaL1 > 0 || leaf.low > Number.NEGATIVE_INFINITY || leaf.high < Number.POSITIVE_INFINITY
  const best = scratch
  best[BEST_GAIN] = floor
  let split: Split | undefined

  for (const [position, mapper] of columns.mappers.entries()) {
    if ((columns.groups[position]! & sums.groups) === 0) continue
    const offset = columns.offsets[position]!
    if (mapper.kind === 'category') {
      const found = scanCategorical({
        histogram,
        offset,
        nBins: mapper.nBins,
        leaf,
        params,
        rowsPerHessian: sums.nRows / leaf.sumHessian,
        hessianScale: scales.hessian,
        gainToBeat: best[BEST_GAIN]!,
      })
      if (found === undefined) continue
      best[BEST_GAIN] = found.gain
      split = {
        gain: found.gain - floor,
        position,
        left: found.left,
        bin: 0,
        binsLeft: found.binsLeft,
        missingLeft: false,
        lambdaL2: found.lambdaL2,
        direction: 0,
      }
      continue
    }
    const direction = columns.directions[position]!
    const constrained = bounded || direction !== 0
    const missing = histogram[offset]!
    // With missing rows the last bin may end the left side too: missing against all others.
    const lastBin = missing === 0 ? mapper.nBins - 2 : mapper.nBins - 1
    let missingLeft = false
    let found = constrained
      ? scanConstrained(histogram, offset, lastBin, 0, leaf, direction, best)
      : scanNumeric(histogram, offset, lastBin, 0, leaf, best)
    if (missing !== 0) {
      const withMissing = constrained
        ? scanConstrained(histogram, offset, mapper.nBins - 2, missing, leaf, direction, best)
        : scanNumeric(histogram, offset, mapper.nBins - 2, missing, leaf, best)
      missingLeft = withMissing
      found ||= withMissing
    } else if (found) {
      // None missing here: should one come later, it goes with the larger side.
      missingLeft = hessianOf(best[BEST_LEFT]!) * 2 >= leaf.sumHessian
    }
    if (!found) continue
    split = {
      gain: best[BEST_GAIN]! - floor,
      position,
      left: best[BEST_LEFT]!,
      bin: best[BEST_BIN]!,
      binsLeft: undefined,
      missingLeft,
      lambdaL2: leaf.lambdaL2,
      direction,
    }
  }
  return split
}

function leafTerms(sums: LeafSums, params: TreeParams, scales: Scales): LeafTerms {
  const sumHessian = hessianOf(sums.packed)
  const hessianOfRows = ((params.minDataInLeaf - 0.5) * sumHessian) / sums.nRows
  return {
    sumGradient: gradientOf(sums.packed),
    sumHessian,
    lambdaL1: params.lambdaL1 * scales.gradient,
    lambdaL2: params.lambdaL2 * scales.hessian,
    minHessian: Math.max(params.minSumHessian * scales.hessian, hessianOfRows, 1),
    low: sums.low,
    high: sums.high,
  }
}
