import type { Matrix } from '../matrix/index.ts'
import {
  type BinnedMatrix,
  type Calibrator,
  type Learner,
  modelsAtOnce,
  NO_FOLD,
  refitHalves,
  type Settings,
  sharedMiss,
  type TreeEnsemble,
  TreeScorer,
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
  /** Fold of each row; NO_FOLD = outcome not known. */
  readonly folds: Uint8Array
  /** Trains the score whose uncertainty is asked for on some rows. */
  fit(rows: Uint32Array, seed: number): Promise<TreeEnsemble>
  readonly seed: number
  readonly onProgress?: (done: number, total: number) => void
  readonly signal?: AbortSignal
}

/** Trains the deciding score again on 30 halves of the data: how far would its PDs move? */
export async function refitScores(request: RefitRequest): Promise<RefitScores> {
  const { matrix, folds, seed, onProgress, signal } = request
  const { refits, spread } = await refitHalves({
    target: matrix.target,
    splits: SPLITS,
    seed,
    atOnce: modelsAtOnce(matrix.target.length),
    fit: (rows, refitSeed) => request.fit(rows, refitSeed),
    score: (model) => scoreAll(new TreeScorer(model), matrix, signal),
    ...(onProgress && { onProgress }),
    ...(signal && { signal }),
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

/** How refits train: with the score's settings, in fewer and longer steps. */
export function quickFit(
  binned: BinnedMatrix,
  target: Float64Array,
  learner: Learner,
  settings: Settings,
  signal?: AbortSignal,
): RefitRequest['fit'] {
  const { rounds = 1, learningRate = LEAST_LEARNING_RATE } = settings
  const longer = Math.max(learningRate, LEAST_LEARNING_RATE)
  const quick = { ...settings, learningRate: longer, rounds: Math.ceil((rounds * learningRate) / longer) }
  return (rows, seed) => learner.train(binned, target, quick, seed, { rows, ...(signal && { signal }) })
}
