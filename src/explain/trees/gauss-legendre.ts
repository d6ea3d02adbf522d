export interface Quadrature {
  /** Nodes in (0, 1), ascending. */
  readonly nodes: Float64Array
  /** Positive, sum 1. */
  readonly weights: Float64Array
}

/**
 * Gauss-Legendre rule on [0, 1]: exact for polynomials up to degree 2·points − 1.
 * @param points 1 or more
 * @returns nodes and weights, each of length `points`
 * Source: Newton iteration on the Legendre recurrence (Davis, Rabinowitz 1984, §2.7).
 */
export function gaussLegendre(points: number): Quadrature {
  const nodes = new Float64Array(points)
  const weights = new Float64Array(points)
  for (let i = 0; i < points; i++) {
    let x = -Math.cos((Math.PI * (i + 0.75)) / (points + 0.5))
    let slope = 1
    // Newton doubles the digits each time: from the cosine start six steps reach the last bit, two more cost nothing.
    for (let step = 0; step < 8; step++) {
      let before = 1
      let value = x
      for (let n = 2; n <= points; n++) {
        const next = ((2 * n - 1) * x * value - (n - 1) * before) / n
        before = value
        value = next
      }
      slope = (points * (x * value - before)) / (x * x - 1)
      x -= value / slope
    }
    nodes[i] = (1 + x) / 2
    weights[i] = 1 / ((1 - x * x) * slope * slope)
  }
  return { nodes, weights }
}
