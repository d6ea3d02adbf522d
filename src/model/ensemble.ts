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
 * A sum of trees, or their mean. Raw score = Σ leaf values (÷ number of trees where `average`) = log-odds of payment
 * difficulties before calibration, divided by `sigmoid` where an imported model has one.
 */
export interface TreeEnsemble {
  readonly family: 'trees'
  readonly columns: readonly ColumnSpec[]
  readonly trees: readonly Tree[]
  /** Per column what training saw, as LightGBM writes it: `[min:max]`, category codes joined by `:`, or `none`. */
  readonly featureInfos?: readonly string[]
  /** Per column: 1 = the score may only rise with the value, −1 = only fall, 0 = free. */
  readonly monotone?: readonly number[]
  /** A random forest: the raw score is the mean over the trees. */
  readonly average?: boolean
  /**
   * Of an imported model: its own, uncalibrated probability is 1 / (1 + e^(−sigmoid · raw score)). Absent = 1. PDs of
   * Vitrine come from calibrators fitted on the raw score, whose scale they absorb.
   */
  readonly sigmoid?: number
  /** Hyper-parameters and seed under LightGBM's names, as the model file keeps them. */
  readonly parameters?: Readonly<Record<string, string>>
}

/** What the sum of the leaf values is divided by. */
export function divisorOf({ average, trees }: TreeEnsemble): number {
  return average && trees.length > 0 ? trees.length : 1
}
