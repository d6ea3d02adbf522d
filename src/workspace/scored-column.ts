import { decide, type RuleHit } from '../decide/index.ts'
import { calibrate, missSpread, pdInterval } from '../model/index.ts'
import type { RefitScores } from './refit-scores.ts'
import type { ScoredColumn } from './score-columns.ts'
import { calibratorOf, type TrainedScore } from './train-score.ts'

/**
 * The decision on every row of the matrix, as `TrainedBank` makes it for one.
 * @param limit raw score
 * @param deciding of the score that decides: its refits, and the rows that a rule declines whatever it says
 */
export function scoredColumn(
  trained: TrainedScore,
  limit: number,
  folds: Uint8Array,
  deciding?: {
    readonly refits: Pick<RefitScores, 'content' | 'spread'>
    readonly ruled: ReadonlyMap<number, readonly RuleHit[]>
  },
): ScoredColumn {
  const decisions = Array.from(trained.rawScores, (rawScore, row) => {
    const calibrator = calibratorOf(trained.calibrators, folds[row]!)
    return decide({
      rawScore,
      limit,
      calibrate: (score) => calibrate(calibrator, score),
      ...(deciding && {
        rules: deciding.ruled.get(row) ?? [],
        interval: (pd) =>
          pdInterval(pd, missSpread(deciding.refits.spread[row]!, deciding.refits.content.sharedMiss)),
      }),
    })
  })
  return {
    rawScores: trained.rawScores,
    pds: trained.pds,
    limitPds: Float64Array.from(decisions, ({ limitPd }) => limitPd),
    approved: Uint8Array.from(decisions, ({ outcome }) => (outcome === 'approved' ? 1 : 0)),
    closeCalls: Uint8Array.from(decisions, ({ closeCall }) => (closeCall ? 1 : 0)),
    intervals: deciding
      ? {
          low: Float64Array.from(decisions, ({ pdInterval }) => pdInterval!.low),
          high: Float64Array.from(decisions, ({ pdInterval }) => pdInterval!.high),
        }
      : null,
  }
}
