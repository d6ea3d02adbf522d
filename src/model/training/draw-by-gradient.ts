import { drawSorted } from './draw-sorted.ts'

/** Rows of one tree, ascending, and which of them stand for others. */
export interface GradientSample {
  readonly rows: Uint32Array
  /** Of `rows`: those drawn from beside the top. */
  readonly others: Uint32Array
  /** What the gradients and hessians of `others` are multiplied by. */
  readonly factor: number
}

/**
 * Gradient-based one-side sampling: the rows with the largest |gradient × hessian|, and some of the others.
 * Of equals the lower row is taken first.
 * @param gradients by row number
 * @param hessians by row number
 * Source: Ke et al. 2017 (LightGBM), algorithm 2.
 */
export function drawByGradient(
  rows: Uint32Array,
  gradients: Float64Array,
  hessians: Float64Array,
  topRate: number,
  otherRate: number,
  uniform: () => number,
): GradientSample {
  const nTop = Math.max(1, Math.round(rows.length * topRate))
  const sizeOf = (row: number): number => Math.abs(gradients[row]! * hessians[row]!)
  const sizes = Float64Array.from(rows, sizeOf).sort()
  const least = sizes[sizes.length - nTop]!
  let equalsLeft = nTop - sizes.filter((size) => size > least).length
  const isTop = Uint8Array.from(rows, (row) => {
    const size = sizeOf(row)
    if (size !== least) return size > least ? 1 : 0
    return equalsLeft-- > 0 ? 1 : 0
  })
  const rest = rows.filter((_, at) => isTop[at] === 0)
  const nOther = Math.min(rest.length, Math.max(1, Math.round(rows.length * otherRate)))
  const others = rest.length === 0 ? rest : drawSorted(rest, nOther / rest.length, uniform)
  const isOther = new Set(others)
  return {
    rows: rows.filter((row, at) => isTop[at] === 1 || isOther.has(row)),
    others,
    factor: rest.length / Math.max(1, others.length),
  }
}
