// In:  raw scores (log-odds) of rows that the model did not learn from, their outcomes, their folds.
// Out: calibrators as plain data; a PD for a raw score.
// Units: PD in [0, 1].
// Invariant: beta calibration rises strictly, so ranks and decisions on the margin do not change.
// Source: Kull, Silva Filho, Flach 2017; Ayer et al. 1955.
export { type BetaCalibrator, type Calibrator, calibrate, type IsotonicCalibrator } from './calibrator.ts'
export { type CrossFitted, crossFitCalibrators, fitCalibrator } from './fit-calibrator.ts'
