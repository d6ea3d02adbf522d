import type { DecisionAnswer } from '../../../src/contract/index.ts'
import { DotArray, RiskScale, SCALE_END } from '../../charts/index.ts'
import { peopleIn100 } from '../../format/index.ts'
import { useText } from '../../text/index.ts'
import { decidingScore } from '../decision/index.ts'

export function MyRisk({ answer }: { answer: DecisionAnswer }) {
  const { t, number, riskRange } = useText()
  const { pd, limitPd } = decidingScore(answer)
  const { pdInterval } = answer
  const { risk, limit, low, high } = riskRange(pd, limitPd, pdInterval)
  const all = number(answer.baseRate * 100)
  const people = peopleIn100(pd)
  return (
    <>
      <RiskScale
        points={pd * 100}
        limit={limitPd * 100}
        baseRate={answer.baseRate * 100}
        density={null}
        interval={{
          low: pdInterval.low * 100,
          high: pdInterval.high * 100,
          text: t('common.likelyBetween', { low, high }),
        }}
        texts={{
          customer: t(pd * 100 > SCALE_END ? 'my.scale.beyond' : 'my.scale.you', { risk }),
          limit: t('common.limit', { limit }),
          approved: t('my.scale.approved'),
          declined: t('my.scale.declined'),
          all: t('common.allApplicants', { risk: all }),
          axis: t('my.scale.axis'),
        }}
        label={t('my.scale.label', { risk, limit, all, low, high })}
      />
      <div className="dotrow">
        <DotArray filled={people} label={t('decision.dots.label', { people })} />
        <p>
          <b>{t('my.dots.who')}</b>
          <br />
          <span className="mut">
            {t('my.dots.filled', { people })}
            <br />
            {t('my.dots.open', { people: 100 - people })}
            <br />
            {t('my.dots.all', { people: all })}
          </span>
        </p>
      </div>
    </>
  )
}
