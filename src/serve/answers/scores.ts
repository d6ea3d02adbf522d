import type { MetRule, ObjectiveScore, PdInterval } from '../../contract/index.ts'
import { fail } from '../../errors/index.ts'
import {
  type Bank,
  DECIDING,
  OBJECTIVES,
  type ObjectiveId,
  type ObjectiveResult,
  type ScoredApplication,
} from '../../workspace/index.ts'

/** @throws E_APPLICATION_UNKNOWN when the bank has no score for it */
export async function scoredOf(bank: Bank, applicationId: number): Promise<ScoredApplication> {
  return (
    (await bank.scored(applicationId)) ??
    fail('E_APPLICATION_UNKNOWN', {
      what: 'This application has no score.',
      got: String(applicationId),
      expected: 'an application that was there when the scores were made',
      remedy: 'Score the new applications and start the service again.',
    })
  )
}

export function objectiveScore(scored: ScoredApplication, objective: ObjectiveId): ObjectiveScore {
  return scoreOf(scored.results[objective], objective)
}

/** A result of the deciding score. */
export const resultScore = (result: ObjectiveResult): ObjectiveScore => scoreOf(result, DECIDING)

function scoreOf(
  { rawScore, limitRawScore, pd, limitPd, pdInterval, outcome, closeCall }: ObjectiveResult,
  objective: ObjectiveId,
): ObjectiveScore {
  return {
    objective,
    decides: objective === DECIDING,
    rawScore,
    limitRawScore,
    pd,
    limitPd,
    pdInterval,
    outcome,
    closeCall,
  }
}

export const decidingScore = (scored: ScoredApplication): ObjectiveScore => objectiveScore(scored, DECIDING)

/** @throws RangeError when the bank made no refits of the deciding score, which every bank has */
export function decidingInterval(scored: ScoredApplication): PdInterval {
  const { pdInterval } = scored.results[DECIDING]
  if (pdInterval === null) throw new RangeError(`no interval for application ${scored.applicationId}`)
  return pdInterval
}

/** What each score says by itself, whatever a rule does to the decision. */
export function allScores(scored: ScoredApplication): ObjectiveScore[] {
  return OBJECTIVES.map((objective) => {
    const score = objectiveScore(scored, objective)
    return { ...score, outcome: score.rawScore < score.limitRawScore ? 'approved' : 'declined' }
  })
}

/** Who decided, and by which rules. */
export function rulesOf({ rules }: ScoredApplication): {
  readonly decidedBy: 'score' | 'rule'
  readonly rules: MetRule[]
} {
  return { decidedBy: rules.length > 0 ? 'rule' : 'score', rules: rules.map(metRule) }
}

export function metRule({ id, text, source }: ScoredApplication['rules'][number]): MetRule {
  return { id, text: { ...text }, source }
}
