import type { DecisionAnswer, DisplayValue } from '../../../src/contract/index.ts'
import { useText } from '../../text/index.ts'

/** The adviser’s reasons, same order, same values, addressed to the customer. */
export function MyReasons({ answer }: { answer: DecisionAnswer }) {
  const { t, local, language } = useText()
  const { rules, reasons, counterpoints, baseline, outcome, application } = answer
  const declined = outcome === 'declined'
  const others = new Intl.ListFormat(language, { type: 'conjunction' }).format(
    counterpoints.map((point) => asPartOfASentence(local(point.toCustomer))),
  )
  return (
    <section className="sec">
      <h2>
        {declined ? t('my.why.declined', { count: rules.length + reasons.length }) : t('my.why.approved')}
      </h2>
      {reasons.length === 0 ? null : (
        <p className="mut whyline">
          {t(rules.length > 0 ? 'my.why.line.ruled' : `my.why.line.${baseline.kind}`)}
        </p>
      )}
      <ol className="why">
        {rules.map((rule, index) => (
          <li key={rule.id}>
            <b>{index + 1}</b>
            <div>
              <h3>{local(rule.text)}</h3>
              <p className="mut sm">{t('common.rule.source', { source: rule.source })}</p>
            </div>
          </li>
        ))}
        {reasons.map((reason, index) => (
          <li key={reason.group}>
            <b>{rules.length + index + 1}</b>
            <div>
              <h3>{local(reason.toCustomer)}</h3>
              <p className="mut sm">{local(reason.fact)}</p>
              <div className="yt">
                <Named name={t('my.why.you')} value={reason.value} currency={application.currency} />
                <Named
                  name={t(`my.why.typical.${baseline.kind}`)}
                  value={reason.typical}
                  currency={application.currency}
                />
              </div>
              {reason.value.missing === null ? null : <p className="mut sm">{t('my.why.unknown')}</p>}
            </div>
          </li>
        ))}
      </ol>
      {counterpoints.length === 0 ? null : (
        <p className="note other">
          {t(declined ? 'my.other.for' : 'my.other.against')} {others}.
        </p>
      )}
      {reasons.length === 0 ? null : <p className="note">{t('my.note')}</p>}
    </section>
  )
}

function Named({ name, value, currency }: { name: string; value: DisplayValue; currency: string | null }) {
  const text = useText().value(value, currency)
  return (
    <span>
      {name}
      <b className={text.missing ? 'none' : undefined}>{text.text}</b>
    </span>
  )
}

/** The text goes on inside a sentence. */
function withoutCapital(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

/** A reason is a sentence of its own; listed with others it loses its capital and its full stop. */
function asPartOfASentence(sentence: string): string {
  return withoutCapital(sentence.replace(/\.$/, ''))
}
