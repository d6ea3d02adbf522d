import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import type { Session } from '../../src/contract/index.ts'
import { useShortcut } from '../keyboard/index.ts'
import { LogoIcon, SearchIcon } from '../parts/index.ts'
import { useText } from '../text/index.ts'
import { CustomerBar } from './customer-bar.tsx'
import { KeyList } from './key-list.tsx'
import { LanguageLink } from './language-link.tsx'
import { SettingsMenu } from './settings-menu.tsx'
import { SkipLink } from './skip-link.tsx'

interface StaffShellProps {
  readonly session: Session
  /** Set on the pages of one application: its bar with tabs is shown. */
  readonly applicationId?: number
  readonly children: ReactNode
}

export function StaffShell({ session, applicationId, children }: StaffShellProps) {
  const { t } = useText()
  const [path, navigate] = useLocation()
  const find = () => {
    const field = document.getElementById('find')
    if (field) field.focus()
    else navigate('/files', { state: { find: true } })
  }
  useShortcut('/', find)
  const current = (start: string) => (path.startsWith(start) ? ('page' as const) : undefined)
  return (
    <>
      <SkipLink />
      <header className="top">
        <div>
          <Link className="brand" href="/files">
            <LogoIcon />
            Vitrine <small>{session.lender.name}</small>
          </Link>
          <nav className="nav" aria-label={t('shell.main')}>
            <Link href="/files" aria-current={current('/files')}>
              {t('shell.files')}
            </Link>
            <Link href="/model" aria-current={current('/model')}>
              {t('shell.model')}
            </Link>
          </nav>
          <div className="who">
            <button type="button" className="searchbtn" onClick={find}>
              <SearchIcon /> <span>{t('shell.find')}</span> <kbd>/</kbd>
            </button>
            <SettingsMenu session={session} />
            <LanguageLink />
          </div>
        </div>
      </header>
      {applicationId === undefined ? null : <CustomerBar applicationId={applicationId} />}
      <main className="page" id="main" tabIndex={-1}>
        {children}
      </main>
      <KeyList onFile={applicationId !== undefined} />
    </>
  )
}
