import { setImmediate } from 'node:timers/promises'
import { gatherRows, type Matrix } from '../matrix/index.ts'
import type { Scorer } from '../model/index.ts'

const BLOCK_ROWS = 4096

/**
 * Raw scores of every row of a matrix, a block at a time, so that it need not fit in memory and other work gets its turn.
 * @param signal asked before every block; aborting throws its reason
 */
export async function scoreAll(scorer: Scorer, matrix: Matrix, signal?: AbortSignal): Promise<Float64Array> {
  const rawScores = new Float64Array(matrix.nRows)
  for (let start = 0; start < matrix.nRows; start += BLOCK_ROWS) {
    await setImmediate()
    signal?.throwIfAborted()
    const end = Math.min(start + BLOCK_ROWS, matrix.nRows)
    rawScores.set(scorer.rawScores(gatherRows(matrix, start, end)), start)
  }
  return rawScores
}
