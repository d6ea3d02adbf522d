/** A weighted choice among named values. Weights need not sum to one. */
export interface Choice {
  readonly values: readonly string[]
  /** Index of the value chosen by a uniform draw in [0, 1). */
  at(uniform: number): number
  /** The value chosen by a uniform draw in [0, 1). */
  pick(uniform: number): string
}

/** @param weights value → weight ≥ 0; at least one above 0 */
export function choice(weights: Readonly<Record<string, number>>): Choice {
  const values = Object.keys(weights)
  const reached = new Float64Array(values.length)
  let sum = 0
  for (let k = 0; k < values.length; k++) {
    sum += weights[values[k]!]!
    reached[k] = sum
  }
  const at = (uniform: number): number => {
    const goal = uniform * sum
    let k = 0
    while (k < reached.length - 1 && reached[k]! <= goal) k++
    return k
  }
  return { values, at, pick: (uniform) => values[at(uniform)]! }
}
