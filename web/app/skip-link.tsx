import { useText } from '../text/index.ts'

/** First stop of the tab key. `main` can take the focus, so that the next tab goes on inside it. */
export function SkipLink() {
  const { t } = useText()
  return (
    <a className="skip" href="#main">
      {t('shell.skip')}
    </a>
  )
}
