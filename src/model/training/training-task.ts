import { availableParallelism } from 'node:os'
import { fail } from '../../errors/index.ts'
import { baseLogOdds } from './base-log-odds.ts'
import type { BinnedMatrix } from './binned-matrix.ts'
import { completeParams, type TreeParams } from './params.ts'
import type { TrainOptions } from './train-options.ts'

/** A training whose arguments were checked. */
export interface TrainingTask {
  readonly binned: BinnedMatrix
  readonly params: TreeParams
  readonly rows: Uint32Array
  /** Rows that early stopping watches; empty without it. */
  readonly validation: Uint32Array
  /** Log-odds of the base rate, or 0 where other scores come first. */
  readonly bias: number
  /** Raw score of each row before the first tree, by row number; absent = the bias. */
  readonly startScores?: Float64Array
}

/** @throws VitrineError E_MODEL_PARAMS, E_MODEL_TARGET */
export function trainingTask(
  binned: BinnedMatrix,
  target: ArrayLike<number>,
  given: Partial<TreeParams>,
  options: Pick<TrainOptions, 'rows' | 'validation' | 'startScores'>,
): TrainingTask {
  const params = completeParams(given, binned.columns)
  const rows = options.rows ?? Uint32Array.from({ length: binned.nRows }, (_, row) => row)
  const baseRate = baseLogOdds(target, rows, params.positiveWeight)
  const { startScores } = options
  const validation =
    params.earlyStopping === undefined ? new Uint32Array() : (options.validation ?? new Uint32Array())
  if (params.earlyStopping !== undefined && validation.length === 0) {
    fail('E_MODEL_PARAMS', {
      what: 'Early stopping needs validation rows.',
      got: 'none',
      expected: 'at least one row',
      remedy: 'Give `validation`, or leave `earlyStopping` out.',
    })
  }
  const task = { binned, params, rows, validation }
  return startScores === undefined ? { ...task, bias: baseRate } : { ...task, bias: 0, startScores }
}

/** Rows below which a second worker costs more than it gains. */
const SMALL_ROWS = 50_000

export function defaultWorkers(nRows: number): number {
  return nRows < SMALL_ROWS ? 1 : Math.min(availableParallelism(), 16)
}
