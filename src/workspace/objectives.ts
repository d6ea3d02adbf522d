import { costThreshold, fBetaThreshold, type LimitFigures, youdenThreshold } from '../decide/index.ts'
import { auc, type Measure } from '../model/index.ts'
import { OBJECTIVES, type ObjectiveId } from './bank.ts'

/** False approval costs ten false declines; recall counts twice as much as precision. */
const MEASURES = { falseApproval: 10, falseDecline: 1, beta: 2 } as const

const LIMIT_OF = { ranking: youdenThreshold, bank_cost: costThreshold, f_beta: fBetaThreshold } as const

/** The objective's own limit on these scores. */
export function limitOf(objective: ObjectiveId, rawScores: Float64Array, target: Float64Array): LimitFigures {
  return LIMIT_OF[objective](rawScores, target, MEASURES)
}

/**
 * How well scores serve an objective, at the objective's own limit; higher is better (docs/adr/0005).
 * @param rawScores out of fold
 */
export function meritOf(objective: ObjectiveId, rawScores: Float64Array, target: Float64Array): number {
  if (objective === 'ranking') return auc(rawScores, target)
  const limit = limitOf(objective, rawScores, target)
  return objective === 'bank_cost' ? -limit.costPerApplication : limit.fBeta
}

/** The three as the search of settings takes them, in the order of `OBJECTIVES`. */
export const OBJECTIVE_MEASURES: readonly Measure[] = OBJECTIVES.map(
  (objective) => (rawScores, target) => meritOf(objective, rawScores, target),
)
