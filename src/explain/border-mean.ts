import type { Matrix } from '../matrix/index.ts'
import { attributionInTurns } from './attribution-in-turns.ts'
import type { Explainer } from './explainer.ts'
import { rowBlocks } from './row-blocks.ts'

/** Where the bars of a person start: the average of a set of rows under one model. */
export interface BorderMean {
  readonly nRows: number
  /** Mean raw score of the rows, log-odds. */
  readonly rawScore: number
  /** Mean attribution per feature, log-odds. */
  readonly phi: Float64Array
}

/**
 * Mean attribution over chosen rows: the border set for declines, all rows for approvals. Streams over the matrix
 * and gives way to other work.
 * @param rows row indices, ascending, at least one
 * @param signal aborting throws its reason
 */
export async function borderMean(
  explainer: Explainer,
  matrix: Matrix,
  rows: Int32Array,
  signal?: AbortSignal,
): Promise<BorderMean> {
  if (rows.length === 0) throw new RangeError('a mean over no rows')
  const { nFeatures, baseValue } = explainer
  const phi = new Float64Array(nFeatures)
  for (const block of rowBlocks(matrix, rows)) {
    const values = await attributionInTurns(explainer, block.rows, signal)
    for (let at = 0; at < values.length; at += nFeatures)
      for (let f = 0; f < nFeatures; f++) phi[f]! += values[at + f]!
  }
  for (let f = 0; f < nFeatures; f++) phi[f]! /= rows.length
  return { nRows: rows.length, rawScore: phi.reduce((sum, value) => sum + value, baseValue), phi }
}
