import { availableParallelism } from 'node:os'
import { fail } from '../../errors/index.ts'
import type { ColumnSpec, Matrix } from '../../matrix/index.ts'
import type { Tree, TreeEnsemble } from '../ensemble.ts'
import { baseLogOdds } from './base-log-odds.ts'
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
  /** Log-odds of the base rate, which the first tree holds; 0 where the training goes on from another model. */
  readonly bias: number
  /** Trees that were there before. */
  readonly before: readonly Tree[]
  readonly roundsBefore: number
  /** Raw score of a row before the first round. */
  readonly startScores: (row: number) => number
}

/** A model that the training goes on from. */
export interface StartingModel {
  readonly ensemble: TreeEnsemble
  /** Its raw score of every row of the matrix. */
  readonly rawScores: Float64Array
  /** The doubles behind the bins. An additive model needs them: its cut points may lie within bins of other rows. */
  readonly values?: Matrix
}

export interface TaskOptions {
  /** Rows to train on, ascending. Default: all. */
  readonly rows?: Uint32Array
  /** Rows that early stopping watches; they train nothing. */
  readonly validation?: Uint32Array
  /** New trees are added to this model's. It must have the same columns. */
  readonly init?: StartingModel
  /** Raw score of each row before the first tree, by row number: the trees only add to it and hold no base rate. */
  readonly startScores?: Float64Array
  /** Rounds that came before: rows and columns are drawn as in the rounds after them. Default: 0. */
  readonly roundsBefore?: number
}

/** @throws VitrineError E_MODEL_PARAMS, E_MODEL_TARGET */
export function trainingTask(
  binned: BinnedMatrix,
  target: ArrayLike<number>,
  given: Partial<TreeParams>,
  options: TaskOptions,
): TrainingTask {
  const params = completeParams(given, binned.columns)
  const rows = options.rows ?? Uint32Array.from({ length: binned.nRows }, (_, row) => row)
  const baseRate = baseLogOdds(target, rows, params.positiveWeight)
  const { init, startScores = init?.rawScores } = options
  if (init !== undefined) refuseOtherModel(init, binned)
  const bias = startScores === undefined ? baseRate : 0
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
  return {
    binned,
    params,
    rows,
    validation,
    bias,
    before: init?.ensemble.trees ?? [],
    roundsBefore: options.roundsBefore ?? 0,
    startScores: (row) => startScores?.[row] ?? bias,
  }
}

/** @throws VitrineError E_MODEL_PARAMS when the model has other columns, scores of other rows, or is no sum of log-odds */
export function refuseOtherModel(
  { ensemble, rawScores }: StartingModel,
  { columns, nRows }: BinnedMatrix,
): void {
  const ids = (specs: readonly ColumnSpec[]): string => specs.map((spec) => spec.id).join(', ')
  const isOtherKind = ensemble.average === true || (ensemble.sigmoid ?? 1) !== 1
  if (ids(ensemble.columns) === ids(columns) && rawScores.length === nRows && !isOtherKind) return
  fail('E_MODEL_PARAMS', {
    what: 'Training cannot go on from this model.',
    got: isOtherKind
      ? 'a random forest or another sigmoid'
      : `${rawScores.length} scores, columns ${ids(ensemble.columns).slice(0, 200)}`,
    expected: `boosted trees on ${nRows} rows with columns ${ids(columns).slice(0, 200)}`,
    remedy: 'Give a model that was trained on the same columns, with its raw score of every row.',
  })
}

/** Rows below which a second worker costs more than it gains. */
export const SMALL_ROWS = 50_000

export function defaultWorkers(nRows: number): number {
  return nRows < SMALL_ROWS ? 1 : Math.min(availableParallelism(), 16)
}
