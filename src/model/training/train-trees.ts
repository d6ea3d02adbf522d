import { setImmediate } from 'node:timers/promises'
import type { TreeEnsemble } from '../ensemble.ts'
import { linearStart } from '../linear/index.ts'
import { baseLogOdds } from './base-log-odds.ts'
import type { BinnedMatrix } from './binned-matrix.ts'
import { BoostingRun } from './boosting-run.ts'
import { completeParams, lightgbmParameters, monotoneDirections, type TreeParams } from './params.ts'

export interface TrainProgress {
  readonly round: number
  readonly rounds: number
  /** Metric on the validation rows, when there are any. */
  readonly validation?: number
}

export interface TrainOptions {
  /** Rows to train on, ascending. Default: all. */
  readonly rows?: Uint32Array
  /** Rows that early stopping watches; they train nothing. */
  readonly validation?: Uint32Array
  /**
   * Raw score of each row before the first tree, by row number: the trees only add to it, hold no base rate, and have no
   * linear start of their own.
   */
  readonly startScores?: Float64Array
  readonly onProgress?: (progress: TrainProgress) => void
  /** Asked between rounds; aborting throws its reason. */
  readonly signal?: AbortSignal
}

/**
 * Gradient boosting on binary log-loss with leaf-wise trees.
 * @param binned bins of all rows
 * @param target by row number: 1 = payment difficulties, 0 = none; read only at the rows used
 * @param params unset ones take `defaultTreeParams`
 * @returns trees whose first holds the base rate's log-odds; the same bytes for the same arguments
 * @throws VitrineError E_MODEL_PARAMS, E_MODEL_TARGET
 * Source: Ke et al. 2017 (LightGBM).
 */
export async function trainTrees(
  binned: BinnedMatrix,
  target: ArrayLike<number>,
  params: Partial<TreeParams>,
  options: TrainOptions = {},
): Promise<TreeEnsemble> {
  const complete = completeParams(params, binned.columns)
  const rows = options.rows ?? Uint32Array.from({ length: binned.nRows }, (_, row) => row)
  const baseRate = baseLogOdds(target, rows, complete.positiveWeight)
  const { startScores } = options
  const start =
    complete.linearStart > 0 && startScores === undefined
      ? await linearStart({
          binned,
          target,
          rows,
          positiveWeight: complete.positiveWeight,
          directions: monotoneDirections(complete, binned.columns),
          strength: complete.linearStart,
          ...(options.signal && { signal: options.signal }),
        })
      : { intercept: startScores === undefined ? baseRate : 0, trees: [] }
  const run = new BoostingRun(
    binned,
    target,
    complete,
    rows,
    start.intercept,
    options.validation,
    start.trees,
    startScores,
  )
  for (let round = 1; round <= complete.rounds; round++) {
    // Lets signals and other work of the process through between rounds.
    await setImmediate()
    options.signal?.throwIfAborted()
    run.boost(round)
    const validation = run.validate()
    options.onProgress?.({
      round,
      rounds: complete.rounds,
      ...(validation !== undefined && { validation }),
    })
    if (run.isOver) break
  }
  return {
    family: 'trees',
    columns: binned.columns,
    trees: run.finishedTrees(),
    featureInfos: binned.mappers.map((mapper) => mapper.info),
    monotone: [...monotoneDirections(complete, binned.columns)],
    parameters: lightgbmParameters(complete, binned.columns),
  }
}
