import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { Language } from '../format/index.ts'

export type ThemeChoice = 'light' | 'dark' | 'system'

export interface Preferences {
  readonly language: Language
  readonly theme: ThemeChoice
  readonly singleKeys: boolean
}

interface PreferencesApi extends Preferences {
  change(part: Partial<Preferences>): void
}

const STORE = 'vitrine.preferences'
const PreferencesContext = createContext<PreferencesApi | null>(null)

/** The address decides the language, then what was kept, then the browser. */
export function readPreferences(search: string, kept: string | null, browserLanguage: string): Preferences {
  const stored = parseKept(kept)
  const asked = new URLSearchParams(search).get('lang')
  const fallback: Language = browserLanguage.startsWith('fr') ? 'fr' : 'en'
  return {
    language: asked === 'en' || asked === 'fr' ? asked : (stored.language ?? fallback),
    theme: stored.theme ?? 'system',
    singleKeys: stored.singleKeys ?? true,
  }
}

function parseKept(kept: string | null): Partial<Preferences> {
  try {
    const value: unknown = JSON.parse(kept ?? '{}')
    if (typeof value !== 'object' || value === null) return {}
    const { language, theme, singleKeys } = value as Record<string, unknown>
    return {
      ...(language === 'en' || language === 'fr' ? { language } : {}),
      ...(theme === 'light' || theme === 'dark' || theme === 'system' ? { theme } : {}),
      ...(typeof singleKeys === 'boolean' ? { singleKeys } : {}),
    }
  } catch {
    // Preferences written by something else are as good as none.
    return {}
  }
}

export function PreferencesProvider({ children }: { children: ReactNode }) {
  const search = useSearch()
  const [path, navigate] = useLocation()
  const [own, setOwn] = useState(() => readPreferences(search, keptText(), navigator.language))
  const asked = new URLSearchParams(search).get('lang')

  // A link carries its language; a page without one gets it, so that its address can be shared.
  useEffect(() => {
    if (asked === own.language) return
    const parameters = new URLSearchParams(search)
    parameters.set('lang', own.language)
    // What the link meant to say to the page (history state) stays with it.
    navigate(`${path}?${parameters}`, { replace: true, state: window.history.state })
  }, [asked, own.language, path, search, navigate])

  useEffect(() => {
    const root = document.documentElement
    root.lang = own.language
    if (own.theme === 'system') delete root.dataset.theme
    else root.dataset.theme = own.theme
    try {
      localStorage.setItem(STORE, JSON.stringify(own))
    } catch {
      // A browser that keeps nothing still shows everything.
    }
  }, [own])

  const api = useMemo(
    () => ({ ...own, change: (part: Partial<Preferences>) => setOwn({ ...own, ...part }) }),
    [own],
  )
  return <PreferencesContext value={api}>{children}</PreferencesContext>
}

function keptText(): string | null {
  try {
    return localStorage.getItem(STORE)
  } catch {
    return null
  }
}

export function usePreferences(): PreferencesApi {
  const api = useContext(PreferencesContext)
  if (!api) throw new Error('usePreferences outside PreferencesProvider')
  return api
}
