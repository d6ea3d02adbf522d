import type { DecisionAnswer } from '../../../src/contract/index.ts'
import { DotArray, RiskScale, SCALE_END } from '../../charts/index.ts'
import { peopleIn100 } from '../../format/index.ts'
import { useText } from '../../text/index.ts'
import { decidingScore } from './contributions.ts'

/** The scale and twice a hundred dots: this estimate and all applicants. */
export function RiskPicture({ answer }: { answer: DecisionAnswer }) {
  const { t, number, riskRange } = useText()
  const { pd, limitPd } = decidingScore(answer)
  const { pdInterval } = answer
  const { risk, limit, low, high } = riskRange(pd, limitPd, pdInterval)
  const name = answer.application.displayName ?? t('decision.person')
  const all = number(answer.baseRate * 100)
  const words = { name, risk, limit, all, low, high }
  const off = pd * 100 > SCALE_END
  return (
    <div className="picture">
      <RiskScale
        points={pd * 100}
        limit={limitPd * 100}
        baseRate={answer.baseRate * 100}
        density={answer.density.bins}
        interval={{
          low: pdInterval.low * 100,
          high: pdInterval.high * 100,
          text: t('common.likelyBetween', words),
        }}
        texts={{
          customer: t(off ? 'decision.scale.beyond' : 'decision.scale.customer', words),
          limit: t('common.limit', words),
          approved: t('decision.scale.approved'),
          declined: t('decision.scale.declined'),
          all: t('common.allApplicants', { risk: all }),
          axis: t('decision.scale.axis'),
        }}
        label={t('decision.scale.label', words)}
      />
      <div className="twodots">
        <Dots people={peopleIn100(pd)} of={t('decision.dots.this')} />
        <Dots people={peopleIn100(answer.baseRate)} of={t('decision.dots.all')} />
      </div>
    </div>
  )
}

function Dots({ people, of }: { people: number; of: string }) {
  const { t } = useText()
  return (
    <figure>
      <DotArray filled={people} label={t('decision.dots.label', { people })} />
      <figcaption className="sm">
        <b>{t('decision.dots.count', { people })}</b>
        <br />
        <span className="mut">{of}</span>
      </figcaption>
    </figure>
  )
}
