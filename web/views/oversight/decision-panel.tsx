import './oversight.css'
import type { OversightAnswer } from '../../../src/contract/index.ts'
import { whenOf } from '../../staff-words/index.ts'
import { type MessageId, useText } from '../../text/index.ts'
import { DecideForms } from './decide-forms.tsx'
import { Decided } from './decided.tsx'
import { OwnViewForm } from './own-view-form.tsx'
import { SecondForm } from './second-form.tsx'

/** Where a rule declined, people stand by it or against it, not by the score. */
const RULED: Partial<Record<OversightAnswer['standing'], MessageId>> = {
  score: 'oversight.standing.ruled',
  confirmed: 'oversight.standing.ruled.confirmed',
  overridden: 'oversight.standing.ruled.overridden',
}

/** Your decision: the own view, then the decision, then where needed the second person. */
export function DecisionPanel({ answer }: { answer: OversightAnswer }) {
  const { t, number } = useText()
  const { standing, decision, earlier, ownView, may, scoreOutcome, ruled, overrides } = answer
  return (
    <section className="deciding">
      <h2>{t(may.judge ? 'oversight.title.yours' : 'oversight.title')}</h2>
      <p className="standing">
        <b>{t((ruled ? RULED[standing] : undefined) ?? `oversight.standing.${standing}`)}</b>
      </p>
      {ownView === null ? null : <OwnView view={ownView} />}
      {decision === null ? null : <Decided decision={decision} ruled={ruled} />}
      {may.judge && ownView === null ? (
        <OwnViewForm applicationId={answer.application.applicationId} />
      ) : null}
      {may.decide && scoreOutcome !== null ? <DecideForms answer={answer} advised={scoreOutcome} /> : null}
      {may.second ? <SecondForm answer={answer} /> : null}
      {earlier.length === 0 ? null : (
        <details>
          <summary>{t('oversight.earlier', { count: earlier.length })}</summary>
          {earlier.map((one) => (
            <Decided key={one.at} decision={one} ruled={false} />
          ))}
        </details>
      )}
      <p className="xs mut">
        {t('oversight.rate', {
          overrides: number(overrides.overrides),
          decisions: number(overrides.decisions),
          days: number(overrides.windowDays),
        })}
      </p>
    </section>
  )
}

function OwnView({ view }: { view: NonNullable<OversightAnswer['ownView']> }) {
  const text = useText()
  const { t } = text
  return (
    <p className="sm">
      {t(view.scoreSeen ? 'oversight.own.notedAfter' : 'oversight.own.noted', {
        when: whenOf(view.at, text),
      })}{' '}
      <b>{t(`oversight.judgement.${view.judgement}`)}</b>{' '}
      {view.words === '' ? null : t('oversight.quote', { words: view.words })}
    </p>
  )
}
