import type { ColumnSpec } from '../matrix/index.ts'

/**
 * One tree as flat arrays, with LightGBM's names. Internal nodes are 0 … nLeaves − 2, the root is 0;
 * a child ≥ 0 is an internal node, a child < 0 is the leaf ~child.
 */
export interface Tree {
  readonly nLeaves: number
  /** Per internal node: index into the ensemble's columns. */
  readonly splitFeature: Int32Array
  /** Numeric split: a value ≤ threshold goes left. Categorical split: index into `catBoundaries`. May be Infinity. */
  readonly threshold: Float64Array
  /** LightGBM bits: 1 = categorical, 2 = missing goes left, bits 2-3 = missing type (0 none, 4 zero, 8 NaN). */
  readonly decisionType: Uint8Array
  readonly leftChild: Int32Array
  readonly rightChild: Int32Array
  readonly splitGain: Float64Array
  /** Value the node would give if it were a leaf (log-odds). */
  readonly internalValue: Float64Array
  readonly internalWeight: Float64Array
  /** Training rows that reached the node. */
  readonly internalCount: Float64Array
  /** Log-odds added to the raw score, shrinkage already applied. */
  readonly leafValue: Float64Array
  readonly leafWeight: Float64Array
  readonly leafCount: Float64Array
  /** Word offsets into `catWords` per categorical split, length nCategoricalSplits + 1 (or 0). */
  readonly catBoundaries: Int32Array
  /** 32-bit words; bit c set = category code c goes left. */
  readonly catWords: Uint32Array
  readonly shrinkage: number
}

/**
 * A sum of trees. Raw score = Σ leaf values = log-odds of payment difficulties before calibration. An imported model
 * may count in another unit: `modelProbability` says which, and calibrators are fitted on the raw score as it is.
 */
export interface TreeEnsemble {
  /** `additive`: the trees are those of a sum of shapes, one per feature or pair (docs/adr/0012). */
  readonly family: 'trees' | 'additive'
  readonly columns: readonly ColumnSpec[]
  readonly trees: readonly Tree[]
  /** Per column what training saw, as LightGBM writes it: `[min:max]`, category codes joined by `:`, or `none`. */
  readonly featureInfos?: readonly string[]
  /** Per column: 1 = the score may only rise with the value, −1 = only fall, 0 = free. */
  readonly monotone?: readonly number[]
  /** A random forest: its own log-odds is the raw score ÷ number of trees (LightGBM's `average_output`). */
  readonly average?: boolean
  /** Its own log-odds is `sigmoid` × the raw score (LightGBM's `sigmoid`). Absent = 1. */
  readonly sigmoid?: number
  /** Hyper-parameters and seed under LightGBM's names, as the model file keeps them. */
  readonly parameters?: Readonly<Record<string, string>>
}
