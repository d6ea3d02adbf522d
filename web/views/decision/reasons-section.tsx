import { Link } from 'wouter'
import type { DecisionAnswer, DisplayValue, Reason } from '../../../src/contract/index.ts'
import { SignedBar } from '../../charts/index.ts'
import { useText } from '../../text/index.ts'
import type { Contributions } from './contributions.ts'

interface ReasonsSectionProps {
  readonly answer: DecisionAnswer
  readonly contributions: Contributions
  /** Whether the reader may try changes. */
  readonly mayTry: boolean
}

/** At most four reasons: what, this customer, typical, how much. Never struck or re-ranked here. */
export function ReasonsSection({ answer, contributions, mayTry }: ReasonsSectionProps) {
  const { t, local, language, signed } = useText()
  const { reasons, counterpoints, outcome, baseline, application } = answer
  const declined = outcome === 'declined'
  const shown = (reason: Reason) => contributions.shownOf.get(reason.group) ?? reason.points
  const max = Math.max(...reasons.map((reason) => Math.abs(reason.points)), 0)
  const items = contributions.themes.reduce((count, theme) => count + theme.items.length, 0)
  const list = new Intl.ListFormat(language, { type: 'conjunction' }).format(
    counterpoints.map((point) =>
      t('decision.reasons.otherItem', {
        reason: local(point.text),
        points: signed(shown(point), contributions.decimals),
      }),
    ),
  )
  const title = t(declined ? 'decision.reasons.against' : 'decision.reasons.for', { count: reasons.length })
  return (
    <section className="sec">
      <header>
        <h2 id="reasons">{title}</h2>
        <a className="sm nw" href="#all">
          {t('decision.reasons.all', { count: items })}
        </a>
      </header>
      {reasons.length === 0 ? null : (
        <table className="reasons" aria-labelledby="reasons">
          <thead>
            <tr>
              <th scope="col" className="n hide-s">
                <span className="vh">{t('decision.reasons.number')}</span>
              </th>
              <th scope="col">{t(declined ? 'decision.reasons.reason' : 'decision.reasons.strength')}</th>
              <th scope="col" className="hide-s">
                {t('decision.reasons.value')}
              </th>
              <th scope="col" className="hide-s">
                {t(`decision.reasons.typical.${baseline.kind}`)}
              </th>
              <th scope="col" className="adds">
                {t(declined ? 'decision.reasons.adds' : 'decision.reasons.takes')}
              </th>
            </tr>
          </thead>
          <tbody>
            {reasons.map((reason, index) => (
              <tr key={reason.group}>
                <td className="n hide-s">{index + 1}</td>
                <th scope="row" className="t">
                  {local(reason.text)}
                  <span className="small">{local(reason.fact)}</span>
                  <span className="only-s small">
                    {t('decision.reasons.value')}:{' '}
                    <Value value={reason.value} currency={application.currency} />
                    <br />
                    {t(`decision.reasons.typical.${baseline.kind}`)}
                    {t('common.colon')}
                    <Value value={reason.typical} currency={application.currency} />
                  </span>
                  {reason.value.missing === null ? null : (
                    <span className="small">{t('decision.reasons.unknown')}</span>
                  )}
                  {reason.verified ? null : <span className="small">{t('decision.reasons.unverified')}</span>}
                </th>
                <td className="hide-s">
                  <Value value={reason.value} currency={application.currency} />
                </td>
                <td className="hide-s mut">
                  <Value value={reason.typical} currency={application.currency} />
                </td>
                <td className="adds">
                  <span className="barcell">
                    <b className={reason.points < 0 ? 'lower' : 'raise'}>
                      {signed(shown(reason), contributions.decimals)}
                    </b>
                    <SignedBar points={reason.points} max={max} />
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {counterpoints.length === 0 ? null : (
        <p className="sm mut other">
          {t(declined ? 'decision.reasons.other.for' : 'decision.reasons.other.against', { list })}
        </p>
      )}
      <p className="note">
        {t('decision.reasons.note')}{' '}
        {mayTry ? (
          <>
            <Link href={`/files/${application.applicationId}/what-if`}>{t('decision.reasons.noteLink')}</Link>
            .
          </>
        ) : null}
      </p>
    </section>
  )
}

function Value({ value, currency }: { value: DisplayValue; currency: string | null }) {
  const text = useText().value(value, currency)
  return <span className={text.missing ? 'none' : undefined}>{text.text}</span>
}
