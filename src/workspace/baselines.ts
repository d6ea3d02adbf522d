import { setImmediate } from 'node:timers/promises'
import { typicalValues } from '../decide/index.ts'
import { allRows, borderSet, rowsAt, sampleByHash } from '../explain/index.ts'
import type { StoredMatrix } from '../features/index.ts'
import { sha256 } from '../hash/index.ts'
import { NO_FOLD, type Scorer, type TreeEnsemble, TreeScorer } from '../model/index.ts'
import type { Baseline, BaselineKind } from './bundle-content.ts'

export interface Baselines {
  readonly baselines: Readonly<Record<BaselineKind, Baseline>>
  readonly referenceRows: Readonly<Record<BaselineKind, Float64Array>>
}

/** As many as the border set may have. */
const MAX_ROWS = 5000

/**
 * The two sets of rows from which bars start (docs/adr/0008): declines from the just-approved, approvals from all
 * applicants. Only people with a known outcome belong, chosen by the score of the model that did not see it. Whom a rule
 * declines was not approved, however low the score.
 * @param rawScores out of fold, per matrix row
 * @param ruled rows that a rule declines
 * @param models of the deciding score: the final one first, then each fold's
 */
export async function buildBaselines(
  matrix: StoredMatrix,
  folds: Uint8Array,
  rawScores: Float64Array,
  limit: number,
  ruled: ReadonlyMap<number, unknown>,
  models: readonly TreeEnsemble[],
  seed: number,
  signal?: AbortSignal,
): Promise<Baselines> {
  const known = allRows(matrix).filter((row) => folds[row] !== NO_FOLD)
  const approvable = known.filter((row) => !ruled.has(row))
  const border = borderSet({
    rawScores: Float64Array.from(approvable, (row) => rawScores[row]!),
    rowIds: Float64Array.from(approvable, (row) => matrix.rowIds[row]!),
    limit,
    maxRows: MAX_ROWS,
    seed,
  })
  const scorers = models.map((model) => new TreeScorer(model))
  const justApproved = border.rows.map((index) => approvable[index]!)
  const everybody = Int32Array.from(sampleByHash([...known], matrix.rowIds, MAX_ROWS, seed)).sort()
  const [near, all] = [rowsAt(matrix, justApproved), rowsAt(matrix, everybody)]
  return {
    baselines: {
      'just-approved': {
        n: justApproved.length,
        idsHash: border.hash,
        typical: typicalValues(matrix, justApproved),
        baseValues: await meanScores(scorers, near, signal),
      },
      'all-applicants': {
        n: everybody.length,
        idsHash: sha256([...everybody].map((row) => matrix.rowIds[row]).join(',')),
        typical: typicalValues(matrix, everybody),
        baseValues: await meanScores(scorers, all, signal),
      },
    },
    referenceRows: { 'just-approved': near, 'all-applicants': all },
  }
}

async function meanScores(
  scorers: readonly Scorer[],
  rows: Float64Array,
  signal: AbortSignal | undefined,
): Promise<number[]> {
  const means: number[] = []
  for (const scorer of scorers) {
    await setImmediate()
    signal?.throwIfAborted()
    const scores = scorer.rawScores(rows)
    means.push(scores.reduce((sum, score) => sum + score, 0) / scores.length)
  }
  return means
}
