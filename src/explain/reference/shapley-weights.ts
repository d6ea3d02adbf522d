/**
 * Weights of a leaf that is reached exactly when `own` features are taken from the person and `other` from a reference
 * row: each of the `own` features earns weight(own, other) × the leaf's value, each of the `other` loses
 * weight(other, own) × it. weight(p, q) = (p − 1)! q! / (p + q)!.
 * @param most largest p + q
 * @returns [p][q] laid out p × (most + 1) + q; p ≥ 1
 */
export function shapleyWeights(most: number): Float64Array {
  const width = most + 1
  const weights = new Float64Array(width * width)
  for (let q = 0; q <= most; q++) {
    for (let p = 1; p + q <= most; p++) {
      weights[p * width + q] = p === 1 ? 1 / (q + 1) : (weights[(p - 1) * width + q]! * (p - 1)) / (p + q)
    }
  }
  return weights
}
