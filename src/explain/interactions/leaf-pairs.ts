import type { Quadrature } from '../trees/gauss-legendre.ts'

/** One leaf's path: what each pair of its features adds to the pair's interaction. */
export interface LeafPairs {
  /** Log-odds. */
  readonly value: number
  /** Share of training rows that follow each feature's edges of the path, in order of first use. */
  readonly covers: Float64Array
  /** Where the sum of each pair stands, pairs (a, b) with a < b in order (0, 1), (0, 2), …, (1, 2), …. */
  readonly pairs: Int32Array
}

/**
 * Adds the leaf's interactions for a row that satisfies some features of the path: of a pair (a, b)
 * value × ∫₀¹ (o_a − z_a)(o_b − z_b) Π_{others} (z(1 − t) + o·t) dt, z the feature's cover, o = 1 when satisfied.
 * @param holds bit k of word k >> 5 = the path's k-th feature is satisfied; words start at `at`
 * @param rule exact for polynomials of degree features − 2
 */
export function addLeafPairs(
  { value, covers, pairs }: LeafPairs,
  holds: Uint32Array,
  at: number,
  { nodes, weights }: Quadrature,
  out: Float64Array,
): void {
  const n = covers.length
  const satisfied = (k: number): number => (holds[at + (k >> 5)]! >>> (k & 31)) & 1
  const factors = new Float64Array(n)
  for (let q = 0; q < nodes.length; q++) {
    const t = nodes[q]!
    let product = value * weights[q]!
    let zeros = 0
    for (let k = 0; k < n; k++) {
      factors[k] = covers[k]! * (1 - t) + satisfied(k) * t
      if (factors[k] === 0) zeros++
      else product *= factors[k]!
    }
    for (let a = 0, pair = 0; a < n; a++) {
      const own = satisfied(a) - covers[a]!
      for (let b = a + 1; b < n; b++, pair++) {
        // A factor is zero only where no training row went and this row does not go: then all others weigh nothing.
        const left = zeros - Number(factors[a] === 0) - Number(factors[b] === 0)
        if (left > 0) continue
        const rest = product / (factors[a] || 1) / (factors[b] || 1)
        out[pairs[pair]!]! += own * (satisfied(b) - covers[b]!) * rest
      }
    }
  }
}
