import type { TreeParams } from './params.ts'
import { gradientOf, hessianOf } from './quantise.ts'
import { boundedOutput, type LeafTerms, outputGain } from './scan-numeric.ts'

export interface CategorySplit {
  readonly gain: number
  /** Packed sum of the left side. */
  readonly left: number
  /** Bins that go left; never bin 0: missing, rare and unseen categories go right. */
  readonly binsLeft: readonly number[]
  /** L2 of the two leaves' outputs, in the tree's units. */
  readonly lambdaL2: number
}

export interface CategoryScan {
  readonly histogram: Float64Array
  readonly offset: number
  readonly nBins: number
  readonly leaf: LeafTerms
  readonly params: TreeParams
  /** Rows of the leaf divided by its hessian: counts per category are estimated, as LightGBM does. */
  readonly rowsPerHessian: number
  /** Integer units per 1.0. */
  readonly hessianScale: number
  readonly gainToBeat: number
}

/**
 * Best set of categories to send left, or undefined when none beats `gainToBeat`.
 * Few categories: each against the rest. More: sorted by gradient / (hessian + catSmooth), prefixes from both ends.
 * Source: LightGBM, FindBestThresholdCategoricalInner.
 */
export function scanCategorical(scan: CategoryScan): CategorySplit | undefined {
  return scan.nBins <= scan.params.maxCatToOnehot ? oneAgainstRest(scan) : manyAgainstMany(scan)
}

function oneAgainstRest(scan: CategoryScan): CategorySplit | undefined {
  const { histogram, offset, nBins, leaf } = scan
  let best: CategorySplit | undefined
  for (let bin = 1; bin < nBins; bin++) {
    const left = histogram[offset + bin]!
    const hessian = hessianOf(left)
    if (hessian < leaf.minHessian || leaf.sumHessian - hessian < leaf.minHessian) continue
    const gain = gainOf(left, leaf)
    if (gain > (best?.gain ?? scan.gainToBeat))
      best = { gain, left, binsLeft: [bin], lambdaL2: leaf.lambdaL2 }
  }
  return best
}

function manyAgainstMany(scan: CategoryScan): CategorySplit | undefined {
  const { histogram, offset, params, rowsPerHessian, hessianScale } = scan
  const lambdaL2 = scan.leaf.lambdaL2 + params.catL2 * hessianScale
  const leaf: LeafTerms = { ...scan.leaf, lambdaL2 }
  const sorted = sortedBins(scan)
  const most = Math.min(params.maxCatThreshold, (sorted.length + 1) >> 1)
  let best: CategorySplit | undefined
  for (const order of [sorted, sorted.toReversed()]) {
    let left = 0
    let rowsInGroup = 0
    for (let i = 0; i < most; i++) {
      const value = histogram[offset + order[i]!]!
      left += value
      rowsInGroup += hessianOf(value) * rowsPerHessian
      const hessian = hessianOf(left)
      const rightHessian = leaf.sumHessian - hessian
      if (hessian < leaf.minHessian) continue
      if (rightHessian < leaf.minHessian || rightHessian * rowsPerHessian < params.minDataPerGroup) break
      if (rowsInGroup < params.minDataPerGroup) continue
      rowsInGroup = 0
      const gain = gainOf(left, leaf)
      if (gain > (best?.gain ?? scan.gainToBeat))
        best = { gain, left, binsLeft: order.slice(0, i + 1), lambdaL2 }
    }
  }
  return best
}

/** Bins with enough rows, by rising gradient / (hessian + catSmooth); ties keep the lower bin first. */
function sortedBins(scan: CategoryScan): number[] {
  const { histogram, offset, nBins, params, rowsPerHessian, hessianScale } = scan
  const smooth = params.catSmooth * hessianScale
  const kept: number[] = []
  const ratio = new Float64Array(nBins)
  for (let bin = 1; bin < nBins; bin++) {
    const value = histogram[offset + bin]!
    if (Math.floor(hessianOf(value) * rowsPerHessian + 0.5) < Math.max(1, params.catSmooth)) continue
    kept.push(bin)
    ratio[bin] = gradientOf(value) / (hessianOf(value) + smooth)
  }
  return kept.sort((a, b) => ratio[a]! - ratio[b]! || a - b)
}

function gainOf(left: number, leaf: LeafTerms): number {
  const gradient = gradientOf(left)
  const hessian = hessianOf(left)
  const rightGradient = leaf.sumGradient - gradient
  const rightHessian = leaf.sumHessian - hessian
  return (
    outputGain(gradient, hessian, boundedOutput(gradient, hessian, leaf), leaf) +
    outputGain(rightGradient, rightHessian, boundedOutput(rightGradient, rightHessian, leaf), leaf)
  )
}
