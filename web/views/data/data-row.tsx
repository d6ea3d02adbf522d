import { Link } from 'wouter'
import type { DataField } from '../../../src/contract/index.ts'
import { useText } from '../../text/index.ts'
import { howItCounts } from './shown-sections.ts'

/** One fact: its name, where it comes from, its value, and how it counts. */
export function DataRow({
  field,
  currency,
  dispute,
}: {
  readonly field: DataField
  readonly currency: string | null
  /** Where the customer says that it is wrong; null for staff. */
  readonly dispute: string | null
}) {
  const text = useText()
  const { t } = text
  const value = text.value(field.value, currency)
  return (
    <div className="datarow">
      <div>
        <b>{text.local(field.label)}</b>
        <br />
        <span className="mut sm">{text.local(field.about)}</span>
      </div>
      <div className="v">
        {value.missing ? (
          <>
            <span className="none">{t('data.missing')}</span>
            <small className="mut">{value.text === t('data.missing') ? null : value.text}</small>
          </>
        ) : (
          value.text
        )}
      </div>
      <div className="act sm mut">
        {t(`data.use.${howItCounts(field)}`)}
        {dispute === null ? null : (
          <>
            <br />
            <Link href={dispute}>
              {t('data.dispute')}
              <span className="vh"> {text.local(field.label)}</span>
            </Link>
          </>
        )}
      </div>
    </div>
  )
}
