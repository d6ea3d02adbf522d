import { splitByClass } from './auc.ts'

/**
 * Kolmogorov-Smirnov distance: the largest gap between the classes' cumulative shares over all cut-offs.
 * @returns 0 … 1; NaN when a class is absent
 */
export function ks(scores: Float64Array, target: ArrayLike<number>): number {
  const { positives, negatives } = splitByClass(scores, target)
  if (positives.length === 0 || negatives.length === 0) return Number.NaN
  let gap = 0
  let p = 0
  let n = 0
  while (p < positives.length && n < negatives.length) {
    const cut = Math.min(positives[p]!, negatives[n]!)
    while (p < positives.length && positives[p]! <= cut) p++
    while (n < negatives.length && negatives[n]! <= cut) n++
    gap = Math.max(gap, Math.abs(p / positives.length - n / negatives.length))
  }
  return gap
}
