/** Quantile function through given points: shares in [0, 1], rising from 0 to 1, and the values there; linear between. */
export function quantileFunction(
  points: readonly (readonly [share: number, value: number])[],
): (share: number) => number {
  const shares = Float64Array.from(points, (point) => point[0])
  const values = Float64Array.from(points, (point) => point[1])
  const last = shares.length - 1
  return (share) => {
    let k = 1
    while (k < last && shares[k]! < share) k++
    const from = shares[k - 1]!
    const width = shares[k]! - from
    const part = width > 0 ? Math.min(Math.max((share - from) / width, 0), 1) : 0
    return values[k - 1]! + part * (values[k]! - values[k - 1]!)
  }
}

/** Standard normal distribution function, absolute error < 7.5e-8. Source: Abramowitz, Stegun 26.2.17. */
export function normalShare(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x))
  const tail =
    0.3989422804014327 *
    Math.exp(-0.5 * x * x) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  return x >= 0 ? 1 - tail : tail
}

/** Probability in (0, 1) of a log-odds. */
export function logistic(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds))
}
