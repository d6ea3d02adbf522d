import { setImmediate } from 'node:timers/promises'
import { gatherRows, type Matrix } from '../matrix/index.ts'
import {
  type Calibrator,
  type CrossFitted,
  calibrate,
  chooseCalibrators,
  countFolds,
  inOrder,
  modelsAtOnce,
  NO_FOLD,
  rowsOutsideFold,
  scoreOutOfFold,
  type TrainOptions,
  type TreeEnsemble,
  TreeScorer,
} from '../model/index.ts'

/** 1 = payment difficulties, 0 = none, NaN = not known, per row. */
export type LabelledMatrix = Matrix & { readonly target: Float64Array }

export interface TrainScoreRequest {
  readonly matrix: LabelledMatrix
  /** Fold of each row; NO_FOLD = outcome not known. */
  readonly folds: Uint8Array
  /** @param model 0 = the final one, k + 1 = that of fold k: a search may give each settings of its own */
  readonly train: (model: number, options: TrainOptions) => Promise<TreeEnsemble>
  /** @param done models trained, of folds + 1 */
  readonly onProgress?: (done: number, total: number) => void
  readonly signal?: AbortSignal
}

/** One score, trained: its models and what they say of everybody. */
export interface TrainedScore {
  /** Trained on all known outcomes: scores new applications. */
  readonly final: TreeEnsemble
  /** Model of each fold: scores the people whose outcome it did not see. */
  readonly folds: readonly TreeEnsemble[]
  readonly calibrators: CrossFitted
  /** Per matrix row, by the model that may score it; log-odds. */
  readonly rawScores: Float64Array
  /** Per matrix row, calibrated by the calibrator that may calibrate it. */
  readonly pds: Float64Array
}

/** Cross-validates, fits the final model, calibrates out of fold, scores everybody. */
export async function trainScore(request: TrainScoreRequest): Promise<TrainedScore> {
  const { matrix, folds, train, onProgress, signal } = request
  const nFolds = countFolds(folds)
  const known = Uint32Array.from(folds.keys()).filter((row) => folds[row] !== NO_FOLD)
  const done = new Float64Array(nFolds + 1)
  // The final model last: the folds say early how well the settings do.
  const trained = inOrder(nFolds + 1, modelsAtOnce(known.length), (fold) => {
    const model = (fold + 1) % (nFolds + 1)
    return train(model, {
      rows: model === 0 ? known : rowsOutsideFold(folds, fold),
      onProgress: ({ round, rounds }) => {
        done[model] = round / rounds
        onProgress?.(
          done.reduce((sum, part) => sum + part, 0),
          nFolds + 1,
        )
      },
      ...(signal && { signal }),
    })
  })
  const foldModels: TreeEnsemble[] = []
  for await (const model of trained) foldModels.push(model)
  const final = foldModels.pop()!
  const outOfFold = await scoreOutOfFold(matrix, folds, foldModels, signal)
  const rawScores = await fillUnknown(matrix, folds, outOfFold, final, signal)
  const calibrators = chooseCalibrators(outOfFold, matrix.target, folds)
  return {
    final,
    folds: foldModels,
    calibrators,
    rawScores,
    pds: rawScores.map((rawScore, row) => calibrate(calibratorOf(calibrators, folds[row]!), rawScore)),
  }
}

/** The calibrator that did not see a row's outcome. */
export function calibratorOf(calibrators: CrossFitted, fold: number): Calibrator {
  return calibrators.perFold[fold] ?? calibrators.final
}

const BLOCK_ROWS = 4096

/** People without a known outcome trained nothing: the final model scores them. */
async function fillUnknown(
  matrix: Matrix,
  folds: Uint8Array,
  outOfFold: Float64Array,
  final: TreeEnsemble,
  signal: AbortSignal | undefined,
): Promise<Float64Array> {
  const scorer = new TreeScorer(final)
  const rawScores = outOfFold.slice()
  for (let start = 0; start < matrix.nRows; start += BLOCK_ROWS) {
    const end = Math.min(start + BLOCK_ROWS, matrix.nRows)
    if (!folds.subarray(start, end).includes(NO_FOLD)) continue
    await setImmediate()
    signal?.throwIfAborted()
    const scores = scorer.rawScores(gatherRows(matrix, start, end))
    for (let row = start; row < end; row++) {
      if (folds[row] === NO_FOLD) rawScores[row] = scores[row - start]!
    }
  }
  return rawScores
}
