/** Rows whose floating sums are taken together; blocks are added in order, whoever took them. */
const BLOCK_ROWS = 4096

/** Its rows are rows[start] … rows[end − 1]. */
export interface LeafRows {
  readonly start: number
  readonly end: number
}

/** Per leaf, from the gradients themselves: rounding in the search touches no number of the model. */
export interface LeafSums {
  readonly gradient: Float64Array
  readonly hessian: Float64Array
  readonly count: Float64Array
}

/**
 * @param rows the tree's rows, ascending: the order in which the sums are taken
 * @param work the same rows, leaf after leaf
 */
export function sumLeaves(
  rows: Uint32Array,
  leaves: readonly LeafRows[],
  work: Uint32Array,
  gradients: Float64Array,
  hessians: Float64Array,
): LeafSums {
  const leafOf = new Uint16Array(gradients.length)
  for (const [l, leaf] of leaves.entries()) for (let i = leaf.start; i < leaf.end; i++) leafOf[work[i]!] = l
  const gradient = new Float64Array(leaves.length)
  const hessian = new Float64Array(leaves.length)
  for (let from = 0; from < rows.length; from += BLOCK_ROWS) {
    const blockGradient = new Float64Array(leaves.length)
    const blockHessian = new Float64Array(leaves.length)
    for (const row of rows.subarray(from, from + BLOCK_ROWS)) {
      const l = leafOf[row]!
      blockGradient[l] = blockGradient[l]! + gradients[row]!
      blockHessian[l] = blockHessian[l]! + hessians[row]!
    }
    for (let l = 0; l < leaves.length; l++) {
      gradient[l] = gradient[l]! + blockGradient[l]!
      hessian[l] = hessian[l]! + blockHessian[l]!
    }
  }
  return { gradient, hessian, count: Float64Array.from(leaves, ({ start, end }) => end - start) }
}
