import { setImmediate } from 'node:timers/promises'
import { gatherRows, type Matrix } from '../../matrix/index.ts'
import type { TreeEnsemble } from '../ensemble.ts'
import { TreeScorer } from '../tree-scorer.ts'

const BLOCK = 2048

/**
 * Some rows of a matrix scored by several models; the doubles are read in blocks.
 * @param rows ascending row numbers
 * @returns per model one raw score per row of `rows`
 */
export async function scoreRows(
  matrix: Matrix,
  rows: Uint32Array,
  ensembles: readonly TreeEnsemble[],
  signal?: AbortSignal,
): Promise<Float64Array[]> {
  const scorers = ensembles.map((ensemble) => new TreeScorer(ensemble))
  const width = matrix.columns.length
  const scores = ensembles.map(() => new Float64Array(rows.length))
  let at = 0
  for (let from = 0; from < matrix.nRows && at < rows.length; from += BLOCK) {
    const to = Math.min(matrix.nRows, from + BLOCK)
    let end = at
    while (end < rows.length && rows[end]! < to) end++
    if (end === at) continue
    await setImmediate()
    signal?.throwIfAborted()
    const block = gatherRows(matrix, from, to)
    const picked = new Float64Array((end - at) * width)
    for (let i = at; i < end; i++) {
      const start = (rows[i]! - from) * width
      picked.set(block.subarray(start, start + width), (i - at) * width)
    }
    for (const [model, scorer] of scorers.entries()) scores[model]!.set(scorer.rawScores(picked), at)
    at = end
  }
  return scores
}
