import { fail } from '../../errors/index.ts'
import { countFolds } from '../training/index.ts'
import type { Calibrator } from './calibrator.ts'
import { fitBeta } from './fit-beta.ts'
import { fitIsotonic } from './fit-isotonic.ts'
import { fitPlatt } from './fit-platt.ts'

/**
 * Fits the map from raw score to PD. Rows whose score or target is not a number are left out.
 * @param rawScores log-odds that the rows' own model did not learn from
 * @param target 0 or 1 per row
 * @param kind beta or platt (strictly rising, few rows suffice) or isotonic (any rising shape, plateaus)
 * @throws VitrineError E_CALIBRATION when only one class is left
 */
export function fitCalibrator(
  rawScores: Float64Array,
  target: ArrayLike<number>,
  kind: Calibrator['kind'] = 'beta',
): Calibrator {
  const rows = Uint32Array.from(rawScores.keys()).filter(
    (row) => !Number.isNaN(rawScores[row]) && (target[row] === 0 || target[row] === 1),
  )
  const scores = Float64Array.from(rows, (row) => rawScores[row]!)
  const labels = Float64Array.from(rows, (row) => target[row]!)
  const positives = labels.reduce((sum, label) => sum + label, 0)
  if (positives === 0 || positives === labels.length) {
    fail('E_CALIBRATION', {
      what: 'A calibration needs rows of both classes.',
      got: `${positives} of ${labels.length} rows with payment difficulties`,
      expected: 'at least one of each',
      remedy: 'Use fewer folds or more rows.',
    })
  }
  return FIT[kind](scores, labels)
}

const FIT = { beta: fitBeta, platt: fitPlatt, isotonic: fitIsotonic } as const

export interface CrossFitted {
  /** Per fold: fitted on the out-of-fold scores of all other folds, so no row met its own calibrator. */
  readonly perFold: readonly Calibrator[]
  /** Fitted on all out-of-fold scores: for applications that trained nothing. */
  readonly final: Calibrator
}

/**
 * @param outOfFold raw scores from `crossValidate`
 * @param target 0 or 1 per row
 * @param folds fold of each row; 255 = none
 */
export function crossFitCalibrators(
  outOfFold: Float64Array,
  target: ArrayLike<number>,
  folds: Uint8Array,
  kind: Calibrator['kind'] = 'beta',
): CrossFitted {
  const others = (fold: number): Float64Array =>
    outOfFold.map((score, row) => (folds[row] === fold ? Number.NaN : score))
  return {
    perFold: Array.from({ length: countFolds(folds) }, (_, fold) =>
      fitCalibrator(others(fold), target, kind),
    ),
    final: fitCalibrator(outOfFold, target, kind),
  }
}
