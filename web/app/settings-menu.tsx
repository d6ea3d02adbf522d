import { type KeyboardEvent, useRef } from 'react'
import { Link } from 'wouter'
import type { Session } from '../../src/contract/index.ts'
import { useSignOut } from '../client.ts'
import { useText } from '../text/index.ts'
import { type ThemeChoice, usePreferences } from './preferences.tsx'

const THEMES: readonly ThemeChoice[] = ['light', 'dark', 'system']

/** Name of the reader; opens colours, keys and sign out. */
export function SettingsMenu({ session }: { session: Session }) {
  const { t } = useText()
  const { theme, singleKeys, change } = usePreferences()
  const signOut = useSignOut()
  const menu = useRef<HTMLDetailsElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !menu.current?.open) return
    menu.current.open = false
    menu.current.querySelector('summary')?.focus()
  }
  const name = session.branch === null ? session.displayName : `${session.displayName}, ${session.branch}`
  return (
    <details className="menu" ref={menu} onKeyDown={onKeyDown}>
      <summary>
        {name}
        <span className="vh">, {t('shell.settings')}</span>
      </summary>
      <div>
        <fieldset>
          <legend>{t('shell.theme')}</legend>
          {THEMES.map((choice) => (
            <label key={choice} className="radio">
              <input
                type="radio"
                name="theme"
                checked={theme === choice}
                onChange={() => change({ theme: choice })}
              />
              {t(`shell.theme.${choice}`)}
            </label>
          ))}
        </fieldset>
        <label className="radio">
          <input
            type="checkbox"
            checked={singleKeys}
            onChange={(event) => change({ singleKeys: event.target.checked })}
          />
          {t('shell.singleKeys')}
        </label>
        <Link
          className="btn w"
          href={session.role === 'customer' ? '/my/account' : '/account'}
          onClick={() => {
            if (menu.current) menu.current.open = false
          }}
        >
          {t('shell.account')}
        </Link>
        <button type="button" className="btn w" onClick={() => signOut.mutate()}>
          {t('shell.signOut')}
        </button>
      </div>
    </details>
  )
}
