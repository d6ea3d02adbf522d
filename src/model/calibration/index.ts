// In:  raw scores (log-odds) of rows that the model did not learn from, their outcomes, their folds.
// Out: calibrators as plain data; a PD for a raw score.
// Units: PD in [0, 1].
// Invariant: a PD never falls when the raw score rises; beta and Platt rise strictly, isotonic has plateaus.
// Source: Kull, Silva Filho, Flach 2017; Platt 1999; Ayer et al. 1955.
export {
  type BetaCalibrator,
  type Calibrator,
  calibrate,
  type IsotonicCalibrator,
  type PlattCalibrator,
} from './calibrator.ts'
export { chooseCalibrators } from './choose-calibrators.ts'
export { type CrossFitted, crossFitCalibrators, fitCalibrator } from './fit-calibrator.ts'
