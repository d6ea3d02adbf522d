export interface QuadraticProblem {
  /** Curvature: symmetric, size² values, row after row. */
  readonly gram: Float64Array
  /** Minus the slope of the smooth part at `from`. */
  readonly slopes: Float64Array
  /** The first is the intercept, free of the penalty. */
  readonly from: Float64Array
  readonly penalty: number
  /** 1 = not below 0, −1 = not above 0, 0 = free. */
  readonly signs: Int8Array
}

const MOST_SWEEPS = 10_000
/** Terms are standardised, so it is in log-odds per deviation. */
const TOLERANCE = 1e-9

/**
 * Coordinate descent: minimises ½ dᵀ gram d − slopesᵀ d + penalty × Σ |from + d| beyond the intercept.
 * @returns from + d
 */
export function solveQuadratic({ gram, slopes, from, penalty, signs }: QuadraticProblem): Float64Array {
  const size = from.length
  const at = from.slice()
  const slope = slopes.slice()
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let most = 0
    for (let k = 0; k < size; k++) {
      const curvature = gram[k * size + k]!
      const pull = slope[k]! + curvature * at[k]!
      const held = k === 0 ? pull : Math.sign(pull) * Math.max(Math.abs(pull) - penalty, 0)
      const wanted = signs[k]! * held < 0 ? 0 : held / curvature
      const step = wanted - at[k]!
      if (step === 0) continue
      at[k] = wanted
      for (let j = 0; j < size; j++) slope[j]! -= step * gram[k * size + j]!
      most = Math.max(most, Math.abs(step))
    }
    if (most < TOLERANCE) break
  }
  return at
}
