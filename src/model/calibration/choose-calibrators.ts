import { logLoss } from '../metrics/index.ts'
import { type Calibrator, calibrate } from './calibrator.ts'
import { type CrossFitted, crossFitCalibrators } from './fit-calibrator.ts'

/** In the order in which they are preferred at equal loss. */
const KINDS: readonly Calibrator['kind'][] = ['beta', 'platt', 'isotonic']

/**
 * The kind of calibration whose PDs had the least log-loss on rows that its calibrators did not see.
 * @param outOfFold raw scores from `crossValidate`; rows with NaN are left out
 * @param target 0 or 1 per row
 * @param folds fold of each row; 255 = none
 * @throws VitrineError E_CALIBRATION when only one class is left
 */
export function chooseCalibrators(
  outOfFold: Float64Array,
  target: ArrayLike<number>,
  folds: Uint8Array,
): CrossFitted {
  const rows = Uint32Array.from(outOfFold.keys()).filter((row) => !Number.isNaN(outOfFold[row]!))
  const labels = Float64Array.from(rows, (row) => target[row]!)
  let best: { readonly fitted: CrossFitted; readonly loss: number } | undefined
  for (const kind of KINDS) {
    const fitted = crossFitCalibrators(outOfFold, target, folds, kind)
    const pds = Float64Array.from(rows, (row) => calibrate(fitted.perFold[folds[row]!]!, outOfFold[row]!))
    const loss = logLoss(pds, labels)
    if (best === undefined || loss < best.loss) best = { fitted, loss }
  }
  return best!.fitted
}
