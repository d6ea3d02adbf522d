import { availableParallelism } from 'node:os'
import { fail } from '../../errors/index.ts'
import type { BinnedMatrix } from './binned-matrix.ts'
import { completeParams, type TreeParams } from './params.ts'

export interface TrainProgress {
  readonly round: number
  readonly rounds: number
  /** Metric on the validation rows, when there are any. */
  readonly validation?: number
}

/** A training whose arguments were checked. */
export interface TrainingTask {
  readonly binned: BinnedMatrix
  readonly params: TreeParams
  readonly rows: Uint32Array
  /** Rows that early stopping watches; empty without it. */
  readonly validation: Uint32Array
  /** Log-odds of the base rate. */
  readonly bias: number
}

/** @throws VitrineError E_MODEL_PARAMS, E_MODEL_TARGET */
export function trainingTask(
  binned: BinnedMatrix,
  target: ArrayLike<number>,
  given: Partial<TreeParams>,
  options: { readonly rows?: Uint32Array; readonly validation?: Uint32Array },
): TrainingTask {
  const params = completeParams(given, binned.columns)
  const rows = options.rows ?? Uint32Array.from({ length: binned.nRows }, (_, row) => row)
  const bias = baseLogOdds(target, rows, params.positiveWeight)
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
  return { binned, params, rows, validation, bias }
}

/** Rows below which a second worker costs more than it gains. */
const SMALL_ROWS = 50_000

export function defaultWorkers(nRows: number): number {
  return nRows < SMALL_ROWS ? 1 : Math.min(availableParallelism(), 16)
}

function baseLogOdds(target: ArrayLike<number>, rows: Uint32Array, positiveWeight: number): number {
  let positives = 0
  for (const row of rows) {
    const value = target[row]
    if (value !== 0 && value !== 1) {
      fail('E_MODEL_TARGET', {
        what: 'A training row has no usable target.',
        got: `${value} in row ${row}`,
        expected: '0 or 1',
        remedy: 'Train on labelled rows only.',
      })
    }
    positives += value
  }
  if (positives === 0 || positives === rows.length) {
    fail('E_MODEL_TARGET', {
      what: 'The training rows hold only one class.',
      got: `${positives} of ${rows.length} rows with target 1`,
      expected: 'some rows with 0 and some with 1',
      remedy: 'Add rows of the other class.',
    })
  }
  return Math.log((positives * positiveWeight) / (rows.length - positives))
}
