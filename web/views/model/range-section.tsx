import { useText } from '../../text/index.ts'

/** What the range around an estimate says, and what it does not say. */
export function RangeSection({ isImported }: { readonly isImported: boolean }) {
  const { t } = useText()
  return (
    <section className="sec">
      <header>
        <h2>{t('model.range.title')}</h2>
      </header>
      <p className="mut">{t('model.range.means')}</p>
      <p className="mut">{t('model.range.meansNot')}</p>
      {isImported ? <p className="mut">{t('model.range.imported')}</p> : null}
    </section>
  )
}
