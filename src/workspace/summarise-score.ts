import type { LimitFigures } from '../decide/index.ts'
import { calibrate, type FoundSettings } from '../model/index.ts'
import type { ObjectiveId, ObjectiveSummary } from './bank.ts'
import { metricIntervals } from './metric-intervals.ts'
import type { TrainedScore } from './train-score.ts'

export interface ScoreWithLimit {
  /** Of the final model first; none of a model that was made elsewhere. */
  readonly settings: readonly FoundSettings[]
  readonly score: TrainedScore
  readonly limit: LimitFigures
}

/**
 * What the card says of one objective.
 * @param known rows whose outcome is known; target their outcomes
 */
export function summariseScore(
  objective: ObjectiveId,
  { settings, score, limit }: ScoreWithLimit,
  known: Uint32Array,
  target: Float64Array,
  seed: number,
): ObjectiveSummary {
  const pick = (values: Float64Array): Float64Array => Float64Array.from(known, (row) => values[row]!)
  return {
    objective,
    settings: settings[0] ?? null,
    limitRawScore: limit.limit,
    limitPd: calibrate(score.calibrators.final, limit.limit),
    approvalRate: limit.approvalRate,
    difficultiesAmongApproved: limit.difficultiesAmongApproved,
    metrics: metricIntervals(pick(score.rawScores), pick(score.pds), target, seed),
  }
}
