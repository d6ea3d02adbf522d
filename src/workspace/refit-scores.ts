import type { Matrix } from '../matrix/index.ts'
import {
  type BinnedMatrix,
  type Calibrator,
  defaultTreeParams,
  NO_FOLD,
  refitHalves,
  sharedMiss,
  type TreeEnsemble,
  type TreeParams,
  TreeScorer,
  trainTrees,
} from '../model/index.ts'
import { scoreAll } from './score-all.ts'

/** Two refits each: 30 in all, of which 15 judge a person whose own outcome trained. */
const SPLITS = 15

/** Refits take steps at least this long, and so many fewer: the same spread for less work (docs/adr/0009). */
const LEAST_LEARNING_RATE = 0.06

/** What `bundle.json` keeps of the refits; their models stand beside it. */
export interface RefitContent {
  /** Of the halves: with the outcomes they say which refits trained on whom. */
  readonly seed: number
  /** In the order of the models. */
  readonly calibrators: readonly Calibrator[]
  /** What all refits get wrong alike: standard deviation in log-odds. */
  readonly sharedMiss: number
}

export interface RefitScores {
  readonly content: RefitContent
  readonly models: readonly TreeEnsemble[]
  /** Per matrix row, log-odds, from the refits that did not train on it. */
  readonly spread: Float64Array
}

export interface RefitRequest {
  /** `target`: 1 = payment difficulties, 0 = none, NaN = not known. */
  readonly matrix: Matrix & { readonly target: Float64Array }
  readonly binned: BinnedMatrix
  /** Fold of each row; NO_FOLD = outcome not known. */
  readonly folds: Uint8Array
  /** Settings of the score whose uncertainty is asked for. */
  readonly params: Partial<TreeParams>
  readonly seed: number
  readonly onProgress?: (done: number, total: number) => void
  readonly signal?: AbortSignal
}

/** Trains the deciding score again on 30 halves of the data: how far would its PDs move? */
export async function refitScores(request: RefitRequest): Promise<RefitScores> {
  const { matrix, binned, folds, params, seed, onProgress, signal } = request
  const { rounds, learningRate } = { ...defaultTreeParams, ...params }
  const longer = Math.max(learningRate, LEAST_LEARNING_RATE)
  const quick = { ...params, learningRate: longer, rounds: Math.ceil((rounds * learningRate) / longer) }
  const stop = signal && { signal }
  const { refits, spread } = await refitHalves({
    target: matrix.target,
    splits: SPLITS,
    seed,
    fit: (rows, refitSeed) =>
      trainTrees(binned, matrix.target, { ...quick, seed: refitSeed }, { rows, ...stop }),
    score: (model) => scoreAll(new TreeScorer(model), matrix, signal),
    ...(onProgress && { onProgress }),
    ...stop,
  })
  return {
    content: {
      seed,
      calibrators: refits.map(({ calibrator }) => calibrator),
      sharedMiss: sharedMiss(spread.filter((_, row) => folds[row] !== NO_FOLD)),
    },
    models: refits.map(({ model }) => model),
    spread,
  }
}
