import { Link, useSearch } from 'wouter'
import type { DecisionAnswer, ReviewAnswer } from '../../../src/contract/index.ts'
import { FactList, Foot, Title, VerdictMark } from '../../parts/index.ts'
import { useText } from '../../text/index.ts'
import { decidingScore, isNearLimit, rangeSide } from '../decision/index.ts'
import { MyReasons } from './my-reasons.tsx'
import { MyRisk } from './my-risk.tsx'

/** The same decision and reasons as the adviser’s page, in the customer’s words. */
export function MyApplicationView({
  answer,
  people,
}: {
  readonly answer: DecisionAnswer
  /** What people made of it: that is what holds. */
  readonly people: Pick<ReviewAnswer, 'outcome' | 'outcomeBy' | 'standing'>
}) {
  const text = useText()
  const { t, rich } = text
  const search = useSearch()
  const { application } = answer
  const { pd, limitPd, objective } = decidingScore(answer)
  const { risk, limit, low, high } = text.riskRange(pd, limitPd, answer.pdInterval)
  const id = text.applicationId(application.applicationId)
  const question =
    application.receivedOn === null
      ? t('my.question', { id })
      : t('my.question.dated', { id, date: text.date(application.receivedOn) })
  const title = t(`my.title.${people.outcome}`)
  const ruled = answer.rules.length > 0
  const onlyRuled = ruled && answer.reasons.length === 0
  const agrees = people.outcome === answer.outcome
  return (
    <>
      <Title question={question} name={title}>
        <VerdictMark outcome={people.outcome} closeCall={agrees && answer.closeCall} />
        {title}
      </Title>
      {people.outcomeBy === 'score' ? null : (
        <p className="note">
          {t(agrees ? 'my.people.same' : ruled ? 'my.people.other.ruled' : 'my.people.other')}
        </p>
      )}
      {people.standing === 'asks-person' || people.standing === 'awaits-second' ? (
        <p className="note">{t(ruled ? 'my.people.waits.ruled' : 'my.people.waits')}</p>
      ) : null}
      <p className="lede">
        {ruled ? `${t('my.lede.ruled', { count: answer.rules.length })} ` : null}
        {onlyRuled ? (
          `${t('my.lede.ruled.alone')} `
        ) : (
          <>
            {rich('my.lede', { risk, limit })} {t(`my.lede.range.${rangeSide(answer)}`, { low, high })}{' '}
          </>
        )}
        {!onlyRuled && isNearLimit(answer) ? `${t('my.lede.close')} ` : null}
        {answer.held ? `${t('my.lede.held')} ` : null}
        <Adviser application={application} />
      </p>
      <div className="ccols">
        <div>
          {onlyRuled ? null : <MyRisk answer={answer} />}
          <MyReasons answer={answer} />
        </div>
        <aside className="rail">
          <section>
            <h2>{t('my.do')}</h2>
            <p className="doing">
              <Link className="btn p w" href={search === '' ? '/my/change' : `/my/change?${search}`}>
                {t('my.do.change')}
              </Link>
              <Link className="btn w" href={search === '' ? '/my/data' : `/my/data?${search}`}>
                {t('my.do.data')}
              </Link>
              <Link className="btn w" href={search === '' ? '/my/letter' : `/my/letter?${search}`}>
                {t('my.do.letter')}
              </Link>
              <Link className="btn w" href={search === '' ? '/my/review' : `/my/review?${search}`}>
                {t('my.do.review')}
              </Link>
            </p>
          </section>
          <section>
            <h2>{t('my.asked')}</h2>
            <FactList facts={answer.facts.asked} currency={application.currency} />
          </section>
          <section>
            <h2>{t('my.never')}</h2>
            <p className="mut">{t('my.never.text')}</p>
          </section>
        </aside>
      </div>
      <Foot provenance={answer.provenance} objective={objective} />
    </>
  )
}

function Adviser({ application: { adviser, branch } }: Pick<DecisionAnswer, 'application'>) {
  const { t } = useText()
  if (adviser === null) return null
  return branch === null ? t('my.adviser', { adviser }) : t('my.adviser.branch', { adviser, branch })
}
