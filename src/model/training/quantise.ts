/**
 * A row's gradient and hessian become two integers in one double: gradient × 2^27 + hessian. Scales are set so that the
 * sums over all rows stay below 2^26 and 2^27: every partial sum is an integer below 2^53, hence exact, hence the same
 * in any order. One addition updates both sums; subtraction is exact too.
 */
export const HESSIAN_RANGE = 2 ** 27
const GRADIENT_RANGE = 2 ** 26
/** Most units per 1.0: rows that are fitted this well have nothing left to say. */
const FINEST = 2 ** 50

/** Integer units per 1.0. */
export interface Scales {
  readonly gradient: number
  readonly hessian: number
}

export function gradientOf(packed: number): number {
  return Math.floor(packed / HESSIAN_RANGE)
}

export function hessianOf(packed: number): number {
  return packed - Math.floor(packed / HESSIAN_RANGE) * HESSIAN_RANGE
}

/**
 * Sums are taken in blocks of 4,096 rows added in block order, so that workers can share them later.
 * @param rows rows that train this tree
 * @param gradients by row number
 * @param hessians by row number, ≥ 0
 */
export function findScales(rows: Uint32Array, gradients: Float64Array, hessians: Float64Array): Scales {
  let sumGradient = 0
  let sumHessian = 0
  for (let from = 0; from < rows.length; from += 4096) {
    const to = Math.min(rows.length, from + 4096)
    let blockGradient = 0
    let blockHessian = 0
    for (let i = from; i < to; i++) {
      const row = rows[i]!
      blockGradient += Math.abs(gradients[row]!)
      blockHessian += hessians[row]!
    }
    sumGradient += blockGradient
    sumHessian += blockHessian
  }
  // Rounding moves a row by up to half a unit: leave that much room.
  const room = rows.length / 2 + 1
  return {
    gradient: Math.min(FINEST, (GRADIENT_RANGE - room) / sumGradient),
    hessian: Math.min(FINEST, (HESSIAN_RANGE - room) / sumHessian),
  }
}

/** Packs the rows' gradients and hessians; `out` is indexed by row number. */
export function packGradients(
  rows: Uint32Array,
  gradients: Float64Array,
  hessians: Float64Array,
  scales: Scales,
  out: Float64Array,
): void {
  const { gradient, hessian } = scales
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!
    const g = Math.floor(gradients[row]! * gradient + 0.5)
    const h = Math.floor(hessians[row]! * hessian + 0.5)
    out[row] = g * HESSIAN_RANGE + h
  }
}
