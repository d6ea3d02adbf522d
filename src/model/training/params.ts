import { fail } from '../../errors/index.ts'
import type { ColumnSpec } from '../../matrix/index.ts'
import type { BinnedMatrix } from './binned-matrix.ts'

/** Hyper-parameters; names and meanings follow LightGBM. Plain data. */
export interface TreeParams {
  readonly rounds: number
  readonly learningRate: number
  readonly numLeaves: number
  /** Longest path in splits; 0 = no limit. */
  readonly maxDepth: number
  /** Fewest rows per leaf, estimated from hessians during the search as LightGBM does. */
  readonly minDataInLeaf: number
  readonly minSumHessian: number
  readonly minGainToSplit: number
  readonly lambdaL1: number
  readonly lambdaL2: number
  /** Share of columns drawn anew for each tree, in (0, 1]. */
  readonly featureFraction: number
  /** Share of rows drawn anew every `baggingFreq` trees, in (0, 1]; 1 = all rows. */
  readonly baggingFraction: number
  readonly baggingFreq: number
  /**
   * GOSS: each tree takes this share of the rows, those with the largest |gradient × hessian| …
   * Both shares 0 = off. The first 1 / learningRate trees take all rows, as in LightGBM.
   */
  readonly topRate: number
  /** … and this share of all rows from the others, which then count for all the others. */
  readonly otherRate: number
  /** Categories up to which each is tried against the rest. */
  readonly maxCatToOnehot: number
  readonly maxCatThreshold: number
  readonly catSmooth: number
  readonly catL2: number
  readonly minDataPerGroup: number
  /** Weight of a row with target 1 against one with target 0; calibrate afterwards, the raw scores shift. */
  readonly positiveWeight: number
  /** Column id → 1: the score may only rise with the value; −1: only fall. Numbers only. */
  readonly monotone: Readonly<Record<string, 1 | -1>>
  /**
   * Above 0: boosting starts from a sparse linear score over ranks, with this share of the penalty that keeps noise out;
   * 0 = from the base rate.
   */
  readonly linearStart: number
  /** Groups of column ids: a path uses columns of one group only; columns in no group are left out. Empty = free. */
  readonly interactions: readonly (readonly string[])[]
  /** Stop when the validation rows have not improved for `rounds` trees; the best round is kept. */
  readonly earlyStopping?: { readonly rounds: number; readonly metric: 'logLoss' | 'auc' }
  readonly seed: number
}

export const defaultTreeParams: TreeParams = {
  rounds: 100,
  learningRate: 0.1,
  numLeaves: 31,
  maxDepth: 0,
  minDataInLeaf: 20,
  minSumHessian: 1e-3,
  minGainToSplit: 0,
  lambdaL1: 0,
  lambdaL2: 0,
  featureFraction: 1,
  baggingFraction: 1,
  baggingFreq: 1,
  topRate: 0,
  otherRate: 0,
  maxCatToOnehot: 4,
  maxCatThreshold: 32,
  catSmooth: 10,
  catL2: 10,
  minDataPerGroup: 100,
  positiveWeight: 1,
  monotone: {},
  linearStart: 0,
  interactions: [],
  seed: 0,
}

type Range = readonly [from: number, to: number]

const RANGES: { readonly [K in keyof TreeParams]?: Range } = {
  rounds: [1, 100_000],
  learningRate: [1e-6, 10],
  numLeaves: [2, 4096],
  maxDepth: [0, 4096],
  minDataInLeaf: [1, 1e9],
  minSumHessian: [0, 1e9],
  minGainToSplit: [0, 1e9],
  lambdaL1: [0, 1e9],
  lambdaL2: [0, 1e9],
  featureFraction: [1e-9, 1],
  baggingFraction: [1e-9, 1],
  baggingFreq: [1, 100_000],
  topRate: [0, 1],
  otherRate: [0, 1],
  maxCatToOnehot: [1, 255],
  maxCatThreshold: [1, 255],
  catSmooth: [0, 1e9],
  catL2: [0, 1e9],
  minDataPerGroup: [1, 1e9],
  positiveWeight: [1e-3, 1e3],
  linearStart: [0, 100],
}

/**
 * Fills in defaults and checks ranges.
 * @throws VitrineError E_MODEL_PARAMS naming the parameter
 */
export function completeParams(given: Partial<TreeParams>, columns: readonly ColumnSpec[]): TreeParams {
  const params: TreeParams = { ...defaultTreeParams, ...given }
  for (const [name, [from, to]] of Object.entries(RANGES) as [keyof TreeParams, Range][]) {
    const value = params[name] as number
    if (!(value >= from && value <= to)) refuse(name, String(value), `${from} to ${to}`)
  }
  for (const id of Object.keys(params.monotone)) {
    const column = columns.find((spec) => spec.id === id)
    if (column?.kind !== 'number') refuse('monotone', id, 'the id of a number column of the matrix')
  }
  refuseSampling(params)
  for (const id of params.interactions.flat()) {
    if (!columns.some((spec) => spec.id === id)) refuse('interactions', id, 'ids of columns of the matrix')
  }
  if (params.interactions.length > MOST_GROUPS) {
    refuse('interactions', `${params.interactions.length} groups`, `at most ${MOST_GROUPS}`)
  }
  return params
}

/** One bit each of a word. */
const MOST_GROUPS = 32

function refuseSampling({ topRate, otherRate, baggingFraction }: TreeParams): void {
  if (topRate === 0 && otherRate === 0) return
  if (topRate === 0 || otherRate === 0 || topRate + otherRate > 1)
    refuse('topRate', `${topRate} with otherRate ${otherRate}`, 'both above 0, together at most 1')
  if (baggingFraction < 1)
    refuse('baggingFraction', `${baggingFraction} with topRate`, '1: GOSS draws its own rows')
}

/** Per column one bit for each group that it belongs to; all ones where nothing is constrained. */
export function interactionGroups(params: TreeParams, columns: readonly ColumnSpec[]): Uint32Array {
  if (params.interactions.length === 0) return new Uint32Array(columns.length).fill(ALL_GROUPS)
  return Uint32Array.from(columns, ({ id }) =>
    params.interactions.reduce((bits, group, at) => (group.includes(id) ? bits | (1 << at) : bits), 0),
  )
}

export const ALL_GROUPS = 0xffffffff

/** Direction per column, in column order. */
export function monotoneDirections(params: TreeParams, columns: readonly ColumnSpec[]): Int8Array {
  return Int8Array.from(columns, (spec) => params.monotone[spec.id] ?? 0)
}

/** The parameters under LightGBM's names, and `linear_start`, which LightGBM has not; for the model file. */
export function lightgbmParameters(
  params: TreeParams,
  { columns, maxBins }: Pick<BinnedMatrix, 'columns' | 'maxBins'>,
): Record<string, string> {
  const constrained = Object.keys(params.monotone).length > 0
  return {
    boosting: 'gbdt',
    objective: 'binary',
    num_iterations: String(params.rounds),
    learning_rate: String(params.learningRate),
    num_leaves: String(params.numLeaves),
    seed: String(params.seed),
    max_bin: String(maxBins),
    max_depth: String(params.maxDepth === 0 ? -1 : params.maxDepth),
    min_data_in_leaf: String(params.minDataInLeaf),
    min_sum_hessian_in_leaf: String(params.minSumHessian),
    bagging_fraction: String(params.baggingFraction),
    bagging_freq: String(params.baggingFraction < 1 ? params.baggingFreq : 0),
    data_sample_strategy: params.topRate > 0 ? 'goss' : 'bagging',
    top_rate: String(params.topRate),
    other_rate: String(params.otherRate),
    feature_fraction: String(params.featureFraction),
    lambda_l1: String(params.lambdaL1),
    lambda_l2: String(params.lambdaL2),
    min_gain_to_split: String(params.minGainToSplit),
    min_data_per_group: String(params.minDataPerGroup),
    max_cat_threshold: String(params.maxCatThreshold),
    cat_l2: String(params.catL2),
    cat_smooth: String(params.catSmooth),
    scale_pos_weight: String(params.positiveWeight),
    max_cat_to_onehot: String(params.maxCatToOnehot),
    monotone_constraints: constrained ? monotoneDirections(params, columns).join(',') : '',
    linear_start: String(params.linearStart),
    interaction_constraints: params.interactions
      .map((group) => `[${group.map((id) => columns.findIndex((spec) => spec.id === id)).join(',')}]`)
      .join(','),
    early_stopping_round: String(params.earlyStopping?.rounds ?? 0),
  }
}

function refuse(name: string, got: string, expected: string): never {
  fail('E_MODEL_PARAMS', {
    what: `The training parameter ${name} cannot be used.`,
    got,
    expected,
    remedy: 'Correct it and train again.',
  })
}
