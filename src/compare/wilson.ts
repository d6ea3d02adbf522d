export interface Observed {
  /** People with a known outcome. */
  readonly n: number
  readonly difficulties: number
  readonly rate: number
  /** 95 % Wilson interval. */
  readonly low: number
  readonly high: number
}

/** 97.5th percentile of the standard normal. */
const Z = 1.959963984540054

/** A share with its 95 % Wilson interval; with nobody known it is 0 between 0 and 1. */
export function observedRate(n: number, difficulties: number): Observed {
  if (n === 0) return { n, difficulties, rate: 0, low: 0, high: 1 }
  const rate = difficulties / n
  const spread = Z * Math.sqrt((rate * (1 - rate)) / n + (Z * Z) / (4 * n * n))
  const scale = 1 + (Z * Z) / n
  const centre = rate + (Z * Z) / (2 * n)
  return {
    n,
    difficulties,
    rate,
    // Rounding may miss 0 and 1 by a hair at the ends.
    low: difficulties === 0 ? 0 : (centre - spread) / scale,
    high: difficulties === n ? 1 : (centre + spread) / scale,
  }
}
