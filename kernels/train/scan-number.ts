import {
  boundedOutput,
  gradientOf,
  hessianOf,
  lambdaL2,
  minHessian,
  outputGain,
  sumGradient,
  sumHessian,
} from './terms'

// What a scan found; `bestGain` is also what it had to beat.
export let bestGain: f64 = 0
export let bestBin: u32 = 0
export let bestLeft: i64 = 0

export function setGainToBeat(gain: f64): void {
  bestGain = gain
}

/** Candidates are first compared without dividing; this much is left to rounding. */
const ALMOST: f64 = 1 - 1e-12

/**
 * Best threshold of a column: bins ≤ b go left; ties keep the lower bin.
 * @param lastBin last bin b tried
 * @param leftStart packed sum that is on the left from the start
 * @returns whether `bestGain` was beaten
 */
export function scanFree(histogram: usize, lastBin: u32, leftStart: i64): bool {
  const least = i32(Math.ceil(minHessian))
  const most = i32(sumHessian) - least
  const end = histogram + ((usize(lastBin) + 1) << 3)
  let at = histogram + 8
  let left = leftStart
  // The hessian only grows from bin to bin: candidates with enough rows on both sides lie in one stretch.
  for (; at < end; at += 8) {
    const next = left + load<i64>(at)
    if (i32(next) >= least) break
    left = next
  }
  const twoG = f64x2.splat(sumGradient)
  const twoH = f64x2.splat(sumHessian)
  const two2 = f64x2.splat(lambdaL2)
  let threshold = f64x2.splat(bestGain * ALMOST)
  let found = false
  let carry = i64x2.splat(left)
  for (; at + 16 <= end; at += 16) {
    const both = v128.load(at)
    const sums = i64x2.add(
      carry,
      i64x2.add(
        both,
        v128.shuffle<u8>(both, i64x2.splat(0), 16, 17, 18, 19, 20, 21, 22, 23, 0, 1, 2, 3, 4, 5, 6, 7),
      ),
    )
    const h = f64x2.convert_low_i32x4_s(v128.shuffle<u32>(sums, sums, 0, 2, 0, 2))
    if (i32x4.extract_lane(sums, 2) > most) break
    carry = v128.shuffle<u64>(sums, sums, 1, 1)
    const g = f64x2.convert_low_i32x4_s(v128.shuffle<u32>(sums, sums, 1, 3, 1, 3))
    const rightG = f64x2.sub(twoG, g)
    const a = f64x2.add(h, two2)
    const b = f64x2.add(f64x2.sub(twoH, h), two2)
    const above = f64x2.add(f64x2.mul(f64x2.mul(g, g), b), f64x2.mul(f64x2.mul(rightG, rightG), a))
    const below = f64x2.mul(a, b)
    if (!v128.any_true(f64x2.gt(above, f64x2.mul(threshold, below)))) continue
    const gains = f64x2.div(above, below)
    if (f64x2.extract_lane(gains, 0) > bestGain) {
      found = true
      bestGain = f64x2.extract_lane(gains, 0)
      bestBin = u32((at - histogram) >> 3)
      bestLeft = i64x2.extract_lane(sums, 0)
    }
    if (f64x2.extract_lane(gains, 1) > bestGain) {
      found = true
      bestGain = f64x2.extract_lane(gains, 1)
      bestBin = u32((at - histogram) >> 3) + 1
      bestLeft = i64x2.extract_lane(sums, 1)
    }
    threshold = f64x2.splat(bestGain * ALMOST)
  }
  left = i64x2.extract_lane(carry, 0)
  for (; at < end; at += 8) {
    left += load<i64>(at)
    if (i32(left) > most) break
    const gradient = gradientOf(left)
    const hessian = hessianOf(left)
    const rightGradient = sumGradient - gradient
    const a = hessian + lambdaL2
    const b = sumHessian - hessian + lambdaL2
    const gain = (gradient * gradient * b + rightGradient * rightGradient * a) / (a * b)
    if (gain <= bestGain) continue
    found = true
    bestGain = gain
    bestBin = u32((at - histogram) >> 3)
    bestLeft = left
  }
  return found
}

/**
 * The same with L1, output bounds and a direction that the two outputs must respect.
 * @param direction 1: left ≤ right; −1: left ≥ right; 0: free
 */
export function scanConstrained(histogram: usize, lastBin: u32, leftStart: i64, direction: i32): bool {
  const towards = f64(direction)
  let found = false
  let left = leftStart
  for (let bin: u32 = 1; bin <= lastBin; bin++) {
    const value = load<i64>(histogram + (bin << 3))
    // Not only faster: with a direction, an empty bin may not end the left side that holds nothing but missing rows.
    if (value === 0) continue
    left += value
    const gradient = gradientOf(left)
    const hessian = hessianOf(left)
    if (hessian < minHessian) continue
    const rightHessian = sumHessian - hessian
    if (rightHessian < minHessian) break
    const rightGradient = sumGradient - gradient
    const leftOutput = boundedOutput(gradient, hessian)
    const rightOutput = boundedOutput(rightGradient, rightHessian)
    if (towards * (rightOutput - leftOutput) < 0) continue
    const gain =
      outputGain(gradient, hessian, leftOutput) + outputGain(rightGradient, rightHessian, rightOutput)
    if (gain <= bestGain) continue
    found = true
    bestGain = gain
    bestBin = bin
    bestLeft = left
  }
  return found
}
