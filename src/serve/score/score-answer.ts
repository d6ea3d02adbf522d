import type { ScoreAnswer } from '../../contract/index.ts'
import type { Bank, DecidedApplication } from '../../workspace/index.ts'
import { toldReasons } from '../answers/groups.ts'
import { provenanceOf, sealed } from '../answers/provenance.ts'
import { allScores, decidingInterval, decidingScore, rulesOf } from '../answers/scores.ts'
import type { Words } from '../words/words.ts'

/** The decision on an application that came over the API, with its number and that of its record. */
export function scoreAnswer(
  { scored, explanation }: DecidedApplication,
  ids: Pick<ScoreAnswer, 'applicationId' | 'recordId' | 'reference'>,
  notUsed: readonly string[],
  bank: Bank,
  words: Words,
): ScoreAnswer {
  const { outcome, closeCall, pd, limitPd, rawScore, limitRawScore } = decidingScore(scored)
  return sealed({
    ...ids,
    modelId: bank.modelId,
    outcome,
    ...rulesOf(scored),
    closeCall,
    pd,
    pdInterval: decidingInterval(scored),
    limitPd,
    rawScore,
    limitRawScore,
    scores: allScores(scored),
    reasons: toldReasons(explanation, scored.rules, words),
    held: explanation.held,
    notUsed: [...notUsed],
    provenance: provenanceOf(bank, scored),
  })
}
