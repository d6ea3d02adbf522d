import { decide } from '../decide/index.ts'
import { calibrate, missSpread, pdInterval } from '../model/index.ts'
import type { RefitScores } from './refit-scores.ts'
import type { ScoredColumn } from './score-columns.ts'
import { calibratorOf, type TrainedScore } from './train-score.ts'

/**
 * The decision on every row of the matrix, as `TrainedBank` makes it for one.
 * @param limit raw score
 * @param refits of this score; absent = it has none
 */
export function scoredColumn(
  trained: TrainedScore,
  limit: number,
  folds: Uint8Array,
  refits?: Pick<RefitScores, 'content' | 'spread'>,
): ScoredColumn {
  const decisions = Array.from(trained.rawScores, (rawScore, row) => {
    const calibrator = calibratorOf(trained.calibrators, folds[row]!)
    return decide({
      rawScore,
      limit,
      calibrate: (score) => calibrate(calibrator, score),
      ...(refits && {
        interval: (pd) => pdInterval(pd, missSpread(refits.spread[row]!, refits.content.sharedMiss)),
      }),
    })
  })
  return {
    rawScores: trained.rawScores,
    pds: trained.pds,
    limitPds: Float64Array.from(decisions, ({ limitPd }) => limitPd),
    approved: Uint8Array.from(decisions, ({ outcome }) => (outcome === 'approved' ? 1 : 0)),
    closeCalls: Uint8Array.from(decisions, ({ closeCall }) => (closeCall ? 1 : 0)),
    intervals: refits
      ? {
          low: Float64Array.from(decisions, ({ pdInterval }) => pdInterval!.low),
          high: Float64Array.from(decisions, ({ pdInterval }) => pdInterval!.high),
        }
      : null,
  }
}
