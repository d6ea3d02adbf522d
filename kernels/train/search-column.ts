import { COLUMN_BYTES, Job, KIND_CATEGORY, SPLIT_BYTES, Split } from './job'
import { scanCategory } from './scan-category'
import { bestBin, bestGain, bestLeft, scanConstrained, scanFree, setGainToBeat } from './scan-number'
import { floorGain, hessianOf, isBounded, lambdaL2, sumHessian } from './terms'

/**
 * Replaces `best` when this column splits the leaf of the current terms better.
 * While a search runs, `gain` includes the leaf's own gain; it starts at `floorGain`.
 * @param position among the tree's columns, in any order; ties keep the lower
 */
export function searchColumn(
  job: Job,
  column: u32,
  position: u32,
  histogram: usize,
  best: Split,
  scratch: usize,
): void {
  const info: usize = job.columns + column * COLUMN_BYTES
  const nBins = load<u32>(info)
  // As good as a higher column is enough.
  const isLower = best.position !== u32.MAX_VALUE && position < best.position
  const toBeat = isLower ? reinterpret<f64>(reinterpret<u64>(best.gain) - 1) : best.gain
  if (load<u32>(info, 4) === KIND_CATEGORY) {
    if (!scanCategory(job, histogram, nBins, toBeat, best, scratch)) return
    best.position = position
    best.kind = KIND_CATEGORY
    best.missingLeft = 0
    best.direction = 0
    return
  }
  const direction = load<i32>(info, 8)
  const isConstrained = isBounded || direction !== 0
  const missing = load<i64>(histogram)
  // With missing rows the last bin may end the left side too: missing against all others.
  const lastBin = missing === 0 ? nBins - 2 : nBins - 1
  setGainToBeat(toBeat)
  let found = isConstrained
    ? scanConstrained(histogram, lastBin, 0, direction)
    : scanFree(histogram, lastBin, 0)
  let missingLeft = false
  if (missing !== 0) {
    missingLeft = isConstrained
      ? scanConstrained(histogram, nBins - 2, missing, direction)
      : scanFree(histogram, nBins - 2, missing)
    found = found || missingLeft
  } else if (found) {
    // None missing here: should one come later, it goes with the larger side.
    missingLeft = hessianOf(bestLeft) * 2 >= sumHessian
  }
  if (!found) return
  best.gain = bestGain
  best.left = bestLeft
  best.lambdaL2 = lambdaL2
  best.position = position
  best.bin = bestBin
  best.missingLeft = u32(missingLeft)
  best.kind = 0
  best.direction = direction
}

/** Before the first column of a leaf. */
export function startSearch(best: Split): void {
  memory.fill(changetype<usize>(best), 0, SPLIT_BYTES)
  best.gain = floorGain
  best.position = u32.MAX_VALUE
}
