// In:  scores or PDs and the outcomes of the same rows.
// Out: one figure per question: ranking, calibration, both; and its interval under resampling.
// Units: shares in 0 … 1, log-loss in nats; target 1 = payment difficulties.
// Invariant: ranking metrics do not change under a strictly increasing map of the scores.
// Source: Mann-Whitney, Kolmogorov-Smirnov, Brier 1950, Cox 1958, Efron 1979.
export { auc } from './auc.ts'
export {
  type BootstrapOptions,
  bootstrapDifference,
  bootstrapInterval,
  type Interval,
  type Metric,
  quantile,
} from './bootstrap-interval.ts'
export { brier } from './brier.ts'
export { type CalibrationLine, calibrationSlope } from './calibration-slope.ts'
export { expectedCalibrationError, simulatedCalibrationErrors } from './expected-calibration-error.ts'
export { gini } from './gini.ts'
export { ks } from './ks.ts'
export { logLoss } from './log-loss.ts'
export { meanInterval } from './mean-interval.ts'
export { meanPdRatio } from './mean-pd-ratio.ts'
