import { HESSIAN_RANGE } from './quantise.ts'

/** What a scan leaves in `best`: gain, bin, packed sum of the left side. */
export const BEST_GAIN = 0
export const BEST_BIN = 1
export const BEST_LEFT = 2

/** What all candidates of a leaf share; in the integer units of the tree's scales. */
export interface LeafTerms {
  readonly sumGradient: number
  readonly sumHessian: number
  readonly lambdaL1: number
  readonly lambdaL2: number
  /** Least hessian on a side: from the least sum of hessians and the least number of rows. */
  readonly minHessian: number
  /** Bounds of the leaf's output from monotone splits above it. */
  readonly low: number
  readonly high: number
}

/**
 * Best threshold of a column: bins ≤ b go left. Ties keep the lower bin.
 * @param offset where the column's histogram starts; its bin 0 holds the missing rows
 * @param lastBin last bin b tried
 * @param leftStart packed sum that is on the left from the start: the missing rows, or 0
 * @param best in and out: a candidate replaces it only when its gain is larger
 * @returns whether it did
 */
export function scanNumeric(
  histogram: Float64Array,
  offset: number,
  lastBin: number,
  leftStart: number,
  leaf: LeafTerms,
  best: Float64Array,
): boolean {
  const { sumGradient, sumHessian, lambdaL2, minHessian } = leaf
  let bestGain = best[BEST_GAIN]!
  let bestBin = -1
  let bestLeft = 0
  let left = leftStart
  for (let bin = 1; bin <= lastBin; bin++) {
    const value = histogram[offset + bin]!
    if (value === 0) continue
    left += value
    const gradient = Math.floor(left / HESSIAN_RANGE)
    const hessian = left - gradient * HESSIAN_RANGE
    if (hessian < minHessian) continue
    const rightHessian = sumHessian - hessian
    if (rightHessian < minHessian) break
    const rightGradient = sumGradient - gradient
    const a = hessian + lambdaL2
    const b = rightHessian + lambdaL2
    // One division: both fractions over a common denominator.
    const gain = (gradient * gradient * b + rightGradient * rightGradient * a) / (a * b)
    if (gain > bestGain) {
      bestGain = gain
      bestBin = bin
      bestLeft = left
    }
  }
  if (bestBin < 0) return false
  best[BEST_GAIN] = bestGain
  best[BEST_BIN] = bestBin
  best[BEST_LEFT] = bestLeft
  return true
}

/**
 * The same with L1, output bounds and a direction that the two outputs must respect.
 * @param direction 1: left ≤ right; −1: left ≥ right; 0: free
 */
export function scanConstrained(
  histogram: Float64Array,
  offset: number,
  lastBin: number,
  leftStart: number,
  leaf: LeafTerms,
  direction: number,
  best: Float64Array,
): boolean {
  const { sumGradient, sumHessian, minHessian } = leaf
  let found = false
  let left = leftStart
  for (let bin = 1; bin <= lastBin; bin++) {
    const value = histogram[offset + bin]!
    if (value === 0) continue
    left += value
    const gradient = Math.floor(left / HESSIAN_RANGE)
    const hessian = left - gradient * HESSIAN_RANGE
    if (hessian < minHessian) continue
    const rightHessian = sumHessian - hessian
    if (rightHessian < minHessian) break
    const rightGradient = sumGradient - gradient
    const leftOutput = boundedOutput(gradient, hessian, leaf)
    const rightOutput = boundedOutput(rightGradient, rightHessian, leaf)
    if (direction * (rightOutput - leftOutput) < 0) continue
    const gain =
      outputGain(gradient, hessian, leftOutput, leaf) +
      outputGain(rightGradient, rightHessian, rightOutput, leaf)
    if (gain > best[BEST_GAIN]!) {
      best[BEST_GAIN] = gain
      best[BEST_BIN] = bin
      best[BEST_LEFT] = left
      found = true
    }
  }
  return found
}

/** The leaf value that lowers the loss most, within the leaf's bounds. */
export function boundedOutput(gradient: number, hessian: number, leaf: LeafTerms): number {
  const output = -shrinkToZero(gradient, leaf.lambdaL1) / (hessian + leaf.lambdaL2)
  return output < leaf.low ? leaf.low : output > leaf.high ? leaf.high : output
}

/** Twice the fall in loss when the rows get this output; Σg² / (Σh + λ) at the best one. */
export function outputGain(gradient: number, hessian: number, output: number, leaf: LeafTerms): number {
  const shrunk = shrinkToZero(gradient, leaf.lambdaL1)
  return -(2 * shrunk * output + (hessian + leaf.lambdaL2) * output * output)
}

function shrinkToZero(gradient: number, lambdaL1: number): number {
  return gradient > lambdaL1 ? gradient - lambdaL1 : gradient < -lambdaL1 ? gradient + lambdaL1 : 0
}
