import { costThreshold, fBetaThreshold, type LimitFigures, youdenThreshold } from '../decide/index.ts'
import type { ObjectiveId } from './bank.ts'

/** False approval costs ten false declines; recall counts twice as much as precision. */
const MEASURES = { falseApproval: 10, falseDecline: 1, beta: 2 } as const

const LIMIT_OF = { ranking: youdenThreshold, bank_cost: costThreshold, f_beta: fBetaThreshold } as const

/** The objective's own limit on these scores. */
export function limitOf(objective: ObjectiveId, rawScores: Float64Array, target: Float64Array): LimitFigures {
  return LIMIT_OF[objective](rawScores, target, MEASURES)
}

/**
 * How well a set of settings serves an objective, at the objective's own limit; higher is better (docs/adr/0005).
 * @param auc out of fold
 * @param limit figures at the limit that the objective chose out of fold
 */
export function merit(objective: ObjectiveId, auc: number, limit: LimitFigures): number {
  if (objective === 'ranking') return auc
  return objective === 'bank_cost' ? -limit.costPerApplication : limit.fBeta
}
