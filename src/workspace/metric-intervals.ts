import {
  auc,
  bootstrapInterval,
  brier,
  calibrationSlope,
  gini,
  ks,
  logLoss,
  type Metric,
} from '../model/index.ts'
import type { EstimateWithInterval, ObjectiveSummary } from './bank.ts'

/** Enough for an interval read to two digits; each draw costs a sort of all rows. */
const DRAWS = 100

/**
 * Quality of out-of-fold scores with 95 % bootstrap intervals.
 * @param rawScores of rows that the scoring model did not see
 * @param pds the same rows, calibrated by a calibrator that did not see them
 */
export function metricIntervals(
  rawScores: Float64Array,
  pds: Float64Array,
  target: Float64Array,
  seed: number,
): ObjectiveSummary['metrics'] {
  const of = (metric: Metric, values: Float64Array): EstimateWithInterval => {
    const { value, low, high } = bootstrapInterval(metric, values, target, { seed, draws: DRAWS })
    return { value, low, high }
  }
  return {
    auc: of(auc, rawScores),
    gini: of(gini, rawScores),
    ks: of(ks, rawScores),
    brier: of(brier, pds),
    logLoss: of(logLoss, pds),
    calibrationSlope: of((values, labels) => calibrationSlope(values, labels).slope, pds),
  }
}
