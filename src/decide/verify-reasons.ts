import type { Direction } from './rank-reasons.ts'

/**
 * Mean raw score over the reference rows b of the application with the listed features taken, together, from b.
 * @param features indices into the application's row
 */
export type Rescore = (features: readonly number[]) => number | Promise<number>

export interface VerifiedReason {
  /** Mean raw score without what the reason names, log-odds. */
  readonly rescored: number
  /** True when taking the reason away moves the score the other way. */
  readonly verified: boolean
}

/**
 * Re-scores each reason on its own. A reason that raised the risk must lower the score when its features are taken
 * from the reference rows; one that lowered it must raise the score.
 * @param groups feature indices of each reason
 * @returns one entry per reason, in the same order
 */
export async function verifyReasons(options: {
  readonly groups: readonly (readonly number[])[]
  readonly direction: Direction
  readonly rawScore: number
  readonly rescore: Rescore
}): Promise<VerifiedReason[]> {
  const { groups, direction, rawScore, rescore } = options
  const checked: VerifiedReason[] = []
  for (const features of groups) {
    const rescored = await rescore(features)
    checked.push({ rescored, verified: direction === 'raises' ? rescored < rawScore : rescored > rawScore })
  }
  return checked
}

/**
 * Re-scoring for a scorer of any family: every reference row is scored whole, so the cost is rows × model per call.
 * @param options.row the application, length nFeatures
 * @param options.reference row-major, n × nFeatures, n ≥ 1
 * @param options.score raw scores of row-major rows
 */
export function rescoreWith(options: {
  readonly row: Float64Array
  readonly reference: Float64Array
  readonly score: (rows: Float64Array) => Float64Array
}): Rescore {
  const { row, reference, score } = options
  const width = row.length
  const nRows = reference.length / width
  const rows = new Float64Array(reference.length)
  for (let at = 0; at < rows.length; at += width) rows.set(row, at)
  return (features) => {
    for (let at = 0; at < rows.length; at += width)
      for (const feature of features) rows[at + feature] = reference[at + feature]!
    const mean = score(rows).reduce((sum, value) => sum + value, 0) / nRows
    for (let at = 0; at < rows.length; at += width)
      for (const feature of features) rows[at + feature] = row[feature]!
    return mean
  }
}
