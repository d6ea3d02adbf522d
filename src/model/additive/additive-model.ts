import type { ColumnSpec } from '../../matrix/index.ts'

/**
 * How a model divides the values of one column into parts. Part 0 is missing, and for a category every code that is not
 * listed too.
 */
export interface Axis {
  /** Index into the model's columns. */
  readonly column: number
  /** Number, ascending and finite: part p = 1 … cuts.length + 1 holds cuts[p − 2] < value ≤ cuts[p − 1]. */
  readonly cuts: Float64Array
  /** Category: part p holds the code codes[p − 1]. Empty for a number. */
  readonly codes: Int32Array
}

/** A function of one column, or of a pair of columns, that is constant on every part. */
export interface Shape {
  readonly axes: readonly [Axis] | readonly [Axis, Axis]
  /** Log-odds added to the raw score, per cell; of a pair: part of the first axis × parts of the second + its part. */
  readonly values: Float64Array
  /** Training rows per cell. */
  readonly rows: Float64Array
}

/**
 * Raw score = base + Σ shapes, added in their order: functions of one column in column order, then pairs. Each shape's
 * mean over the training rows is 0, so `base` is the mean raw score of the training rows, log-odds.
 */
export interface AdditiveModel {
  readonly family: 'additive'
  readonly columns: readonly ColumnSpec[]
  readonly base: number
  /** Rows that trained it. */
  readonly nRows: number
  readonly shapes: readonly Shape[]
  /** As in `TreeEnsemble`. */
  readonly featureInfos?: readonly string[]
  /** Per column: 1 = the score may only rise with the value, −1 = only fall, 0 = free. */
  readonly monotone?: readonly number[]
  /** Hyper-parameters and seed, as the model file keeps them. */
  readonly parameters?: Readonly<Record<string, string>>
}

/** Parts of an axis, the one for missing included. */
export function countParts(axis: Axis, spec: ColumnSpec): number {
  return spec.kind === 'number' ? axis.cuts.length + 2 : axis.codes.length + 1
}

/** Value that stands for a part: its upper bound, or its code. */
export function partValue(axis: Axis, spec: ColumnSpec, part: number): number {
  if (part === 0) return Number.NaN
  if (spec.kind === 'category') return axis.codes[part - 1]!
  return axis.cuts[part - 1] ?? Number.POSITIVE_INFINITY
}
