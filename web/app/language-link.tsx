import { useLocation, useSearch } from 'wouter'
import { useText } from '../text/index.ts'
import { usePreferences } from './preferences.tsx'

/** The other language, named in itself. A real link, so that it can be opened or sent. */
export function LanguageLink() {
  const { language, change } = usePreferences()
  const { t } = useText()
  const [path, navigate] = useLocation()
  const search = useSearch()
  const other = language === 'en' ? 'fr' : 'en'
  const parameters = new URLSearchParams(search)
  parameters.set('lang', other)
  const href = `${path}?${parameters}`
  return (
    <a
      href={href}
      lang={other}
      hrefLang={other}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        change({ language: other })
        navigate(href, { replace: true })
      }}
    >
      {t('shell.otherLanguage')}
    </a>
  )
}
