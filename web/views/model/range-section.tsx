import { useText } from '../../text/index.ts'

/** What the range around an estimate says, and what it does not say. */
export function RangeSection() {
  const { t } = useText()
  return (
    <section className="sec">
      <header>
        <h2>{t('model.range.title')}</h2>
      </header>
      <p className="mut">{t('model.range.means')}</p>
      <p className="mut">{t('model.range.meansNot')}</p>
    </section>
  )
}
