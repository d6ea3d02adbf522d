import type { ReactNode } from 'react'
import type { DecisionAnswer } from '../../../src/contract/index.ts'
import { Foot, Title, VerdictMark } from '../../parts/index.ts'
import { useText } from '../../text/index.ts'
import { decidingScore, roundContributions } from './contributions.ts'
import { FactsRail } from './facts-rail.tsx'
import { HeldAlert } from './held-alert.tsx'
import { HistorySection } from './history-section.tsx'
import { isNearLimit, rangeSide } from './range-side.ts'
import { ReasonsSection } from './reasons-section.tsx'
import { RiskPicture } from './risk-picture.tsx'
import { RulesSection } from './rules-section.tsx'
import { ScoresSection } from './scores-section.tsx'
import { SumSection } from './sum-section.tsx'

/** The decision in one sentence, how far from the limit, why, and how it adds up. */
export function DecisionView({
  answer,
  mayTry,
  panel = null,
}: {
  readonly answer: DecisionAnswer
  readonly mayTry: boolean
  /** What people made of it. */
  readonly panel?: ReactNode
}) {
  const { t, rich, number, riskRange } = useText()
  const { pd, limitPd, objective } = decidingScore(answer)
  const { risk, limit, low, high } = riskRange(pd, limitPd, answer.pdInterval)
  const contributions = roundContributions(answer)
  const ruled = answer.rules.length > 0
  const onlyRuled = ruled && answer.reasons.length === 0
  const kind = answer.closeCall ? (`close.${answer.outcome}` as const) : answer.outcome
  const verdict = ruled
    ? t('decision.title.ruled', { count: answer.rules.length })
    : t(`decision.title.${kind}`, { risk })
  const score = pd < limitPd ? 'approves' : 'declines'
  const limitSentence = ruled
    ? t(`decision.title.ruled.${score}`, { risk, limit })
    : t('decision.title.limit', { limit })
  return (
    <>
      <div className="split">
        <div>
          <Title question={t('decision.question')} name={verdict}>
            <VerdictMark outcome={answer.outcome} closeCall={answer.closeCall} />
            {verdict} <br />
            {limitSentence}
          </Title>
          <p className="lede">
            {rich('decision.lede', { people: number(pd * 100), all: number(answer.baseRate * 100) })}{' '}
            {rich(`decision.lede.range.${rangeSide(answer)}`, { low, high })}{' '}
            {isNearLimit(answer) ? t('decision.lede.close') : null}
          </p>
          {ruled ? <RulesSection rules={answer.rules} onlyRuled={onlyRuled} /> : null}
          {answer.held ? <HeldAlert reasons={answer.reasons} /> : null}
          <RiskPicture answer={answer} />
          {onlyRuled ? null : (
            <ReasonsSection answer={answer} contributions={contributions} mayTry={mayTry} />
          )}
          <SumSection answer={answer} contributions={contributions} />
          <ScoresSection scores={answer.scores} allAgree={answer.allAgree} />
          <HistorySection answer={answer} />
        </div>
        <FactsRail facts={answer.facts} currency={answer.application.currency} panel={panel} />
      </div>
      <Foot provenance={answer.provenance} objective={objective} />
    </>
  )
}
