import type { ReviewAnswer } from '../../../src/contract/index.ts'
import { ScrollBox } from '../../controls/index.ts'
import { Verdict } from '../../parts/index.ts'
import { nameOf, whenOf } from '../../staff-words/index.ts'
import { useText } from '../../text/index.ts'

/** The file as it came and as it stands: facts, risk, result and reasons side by side. */
export function VersionsSection({ answer }: { answer: ReviewAnswer }) {
  const text = useText()
  const { t, local, value, riskAndLimit } = text
  const { versions, corrections, application } = answer
  if (versions === null) return null
  const { filed, now } = versions
  const riskOf = ({ score }: typeof now): string => {
    const { risk, limit } = riskAndLimit(score.pd, score.limitPd)
    return t('review.version.riskOf', { risk, limit })
  }
  return (
    <section className="sec">
      <h2>{t('review.versions')}</h2>
      {corrections.map(({ at, by, words }) => (
        <p key={at} className="mut">
          {t('review.corrected', { name: nameOf(by, text), when: whenOf(at, text) })}{' '}
          {t('oversight.quote', { words })}
        </p>
      ))}
      <ScrollBox name={t('review.versions')}>
        <table className="versions">
          <caption className="vh">{t('review.versions')}</caption>
          <thead>
            <tr>
              <td />
              <th scope="col">{t('review.version.filed')}</th>
              <th scope="col">{t('review.version.now')}</th>
            </tr>
          </thead>
          <tbody>
            {corrections.flatMap(({ at, facts }) =>
              facts.map((fact) => (
                <tr key={`${at} ${fact.label.en}`}>
                  <th scope="row">{local(fact.label)}</th>
                  <td>{value(fact.before, application.currency).text}</td>
                  <td>{value(fact.after, application.currency).text}</td>
                </tr>
              )),
            )}
            <tr>
              <th scope="row">{t('review.version.risk')}</th>
              <td>{riskOf(filed)}</td>
              <td>{riskOf(now)}</td>
            </tr>
            <tr>
              <th scope="row">{t('review.version.result')}</th>
              <td>
                <Verdict outcome={filed.score.outcome} closeCall={filed.score.closeCall} />
              </td>
              <td>
                <Verdict outcome={now.score.outcome} closeCall={now.score.closeCall} />
              </td>
            </tr>
            <tr>
              <th scope="row">{t('review.version.reasons')}</th>
              <td>{filed.reasons.map((one) => local(one.text)).join('; ')}</td>
              <td>{now.reasons.map((one) => local(one.text)).join('; ')}</td>
            </tr>
          </tbody>
        </table>
      </ScrollBox>
      <p className="xs mut">{t('review.versions.note')}</p>
    </section>
  )
}
