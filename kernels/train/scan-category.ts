import { hessianScale } from './gradients'
import { Job, SPLIT_MASK, Split } from './job'
import {
  gainOf,
  gradientOf,
  hessianOf,
  lambdaL2,
  minHessian,
  rowsPerHessian,
  setLambdaL2,
  sumHessian,
} from './terms'

/**
 * Best set of categories to send left. Few categories: each against the rest. More: sorted by gradient / (hessian +
 * catSmooth), prefixes from both ends.
 * @param gainToBeat including the leaf's own gain
 * @param out rewritten when the gain was beaten: gain (with the leaf's own), left, L2, mask
 * @param scratch 256 × (4 + 8) bytes
 * @returns whether it was
 */
export function scanCategory(
  job: Job,
  histogram: usize,
  nBins: u32,
  gainToBeat: f64,
  out: Split,
  scratch: usize,
): bool {
  return nBins <= job.maxCatToOnehot
    ? oneAgainstRest(histogram, nBins, gainToBeat, out)
    : manyAgainstMany(job, histogram, nBins, gainToBeat, out, scratch)
}

function oneAgainstRest(histogram: usize, nBins: u32, gainToBeat: f64, out: Split): bool {
  let best = gainToBeat
  let found = false
  for (let bin: u32 = 1; bin < nBins; bin++) {
    const left = load<i64>(histogram + (bin << 3))
    const hessian = hessianOf(left)
    if (hessian < minHessian || sumHessian - hessian < minHessian) continue
    const gain = gainOf(left)
    if (gain <= best) continue
    best = gain
    found = true
    keep(out, gain, left)
    setBit(out, bin)
  }
  return found
}

function manyAgainstMany(
  job: Job,
  histogram: usize,
  nBins: u32,
  gainToBeat: f64,
  out: Split,
  scratch: usize,
): bool {
  const plainL2 = lambdaL2
  const kept = sortBins(job, histogram, nBins, scratch)
  setLambdaL2(plainL2 + job.catL2 * hessianScale)
  const most = min(job.maxCatThreshold, (kept + 1) >> 1)
  let best = gainToBeat
  let found = false
  for (let side = 0; side < 2; side++) {
    let left: i64 = 0
    let rowsInGroup: f64 = 0
    for (let i: u32 = 0; i < most; i++) {
      const value = load<i64>(histogram + (binAt(scratch, kept, i, side) << 3))
      left += value
      rowsInGroup += hessianOf(value) * rowsPerHessian
      const hessian = hessianOf(left)
      const rightHessian = sumHessian - hessian
      if (hessian < minHessian) continue
      if (rightHessian < minHessian || rightHessian * rowsPerHessian < job.minDataPerGroup) break
      if (rowsInGroup < job.minDataPerGroup) continue
      rowsInGroup = 0
      const gain = gainOf(left)
      if (gain <= best) continue
      best = gain
      found = true
      keep(out, gain, left)
      for (let j: u32 = 0; j <= i; j++) setBit(out, binAt(scratch, kept, j, side))
    }
  }
  setLambdaL2(plainL2)
  return found
}

function binAt(bins: usize, kept: u32, i: u32, side: i32): usize {
  return load<u32>(bins + ((side === 0 ? i : kept - 1 - i) << 2))
}

/** Bins with enough rows, by rising gradient / (hessian + catSmooth); ties keep the lower bin first. */
function sortBins(job: Job, histogram: usize, nBins: u32, bins: usize): u32 {
  const ratios = bins + 1024
  const smooth = job.catSmooth * hessianScale
  const fewest = max(1, job.catSmooth)
  let kept: u32 = 0
  for (let bin: u32 = 1; bin < nBins; bin++) {
    const value = load<i64>(histogram + (bin << 3))
    if (Math.floor(hessianOf(value) * rowsPerHessian + 0.5) < fewest) continue
    const ratio = gradientOf(value) / (hessianOf(value) + smooth)
    let at = kept++
    for (; at > 0 && load<f64>(ratios + ((at - 1) << 3)) > ratio; at--) {
      store<f64>(ratios + (at << 3), load<f64>(ratios + ((at - 1) << 3)))
      store<u32>(bins + (at << 2), load<u32>(bins + ((at - 1) << 2)))
    }
    store<f64>(ratios + (at << 3), ratio)
    store<u32>(bins + (at << 2), bin)
  }
  return kept
}

function keep(out: Split, gain: f64, left: i64): void {
  out.gain = gain
  out.left = left
  out.lambdaL2 = lambdaL2
  out.mask0 = 0
  out.mask1 = 0
  out.mask2 = 0
  out.mask3 = 0
}

function setBit(out: Split, bin: usize): void {
  const at = changetype<usize>(out) + ((bin >> 6) << 3)
  store<u64>(at, load<u64>(at, SPLIT_MASK) | (u64(1) << (bin & 63)), SPLIT_MASK)
}
