import type { DecisionAnswer } from '../../contract/index.ts'
import type { WordedBank } from '../context.ts'
import type { OpenApplication } from '../open-application.ts'
import { readFacts } from './facts.ts'
import { reasonOf, themesOf, toldReasons } from './groups.ts'
import { readHistory } from './history.ts'
import { provenanceOf, sealed } from './provenance.ts'
import { allScores, decidingInterval, decidingScore, rulesOf } from './scores.ts'

/** The one object behind the adviser's page and the customer's page. */
export async function decisionAnswer(
  application: OpenApplication,
  context: WordedBank,
): Promise<DecisionAnswer> {
  const { bank, words, lender } = context
  const { applicationId } = application.header
  const [{ scored, explanation }, facts, history] = await Promise.all([
    application.decided ?? bank.decided(applicationId, application.corrected),
    readFacts(application, lender.pages.facts, context),
    readHistory(applicationId, context),
  ])
  const { outcome, closeCall } = decidingScore(scored)
  const scores = allScores(scored)
  const { bins, above } = bank.card.pdDensity
  return sealed({
    application: application.header,
    outcome,
    ...rulesOf(scored),
    closeCall,
    pdInterval: decidingInterval(scored),
    scores,
    allAgree: scores.every((score) => score.outcome === scores[0]!.outcome),
    baseRate: bank.card.baseRate,
    density: { bins: [...bins], above },
    baseline: explanation.baseline,
    reasons: toldReasons(explanation, scored.rules, words),
    counterpoints: explanation.counterpoints.map((reason) => reasonOf(reason, explanation, words)),
    held: explanation.held,
    themes: themesOf(explanation, words),
    sumCheck: explanation.sumCheck,
    facts,
    history,
    provenance: provenanceOf(bank, scored),
  })
}
