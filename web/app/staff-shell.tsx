import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { type Action, mayDo, type Role, type Session } from '../../src/contract/index.ts'
import { useShortcut } from '../keyboard/index.ts'
import { LogoIcon, SearchIcon } from '../parts/index.ts'
import { type MessageId, useText } from '../text/index.ts'
import { CustomerBar } from './customer-bar.tsx'
import { KeyList } from './key-list.tsx'
import { LanguageLink } from './language-link.tsx'
import { SettingsMenu } from './settings-menu.tsx'
import { SkipLink } from './skip-link.tsx'
import { StoppedBanner } from './stopped-banner.tsx'

interface StaffShellProps {
  readonly session: Session
  /** Set on the pages of one application: its bar with tabs is shown. */
  readonly applicationId?: number
  readonly children: ReactNode
}

/** The pages of staff, and the rights of which each needs one. */
const PAGES: readonly {
  readonly path: string
  readonly name: MessageId
  readonly may: readonly Action[]
}[] = [
  { path: '/files', name: 'shell.files', may: ['find'] },
  { path: '/model', name: 'shell.model', may: ['model'] },
  { path: '/accounts', name: 'shell.accounts', may: ['accounts'] },
  { path: '/oversight', name: 'shell.oversight', may: ['override-rates', 'stop-scoring'] },
  { path: '/account-log', name: 'shell.accountLog', may: ['account-log'] },
]

/** Where the role begins: its first page. */
export function homeOf({ role }: Pick<Session, 'role'>): string {
  return role === 'customer' ? '/my' : (PAGES.find(({ may }) => mayAny(role, may))?.path ?? '/account')
}

export function mayAny(role: Role, actions: readonly Action[]): boolean {
  return actions.some((action) => mayDo(role, action))
}

export function StaffShell({ session, applicationId, children }: StaffShellProps) {
  const { t } = useText()
  const [path, navigate] = useLocation()
  const mayFind = mayDo(session.role, 'find')
  const find = () => {
    if (!mayFind) return
    const field = document.getElementById('find')
    if (field) field.focus()
    else navigate('/files', { state: { find: true } })
  }
  useShortcut('/', find)
  const current = (start: string) =>
    path === start || path.startsWith(`${start}/`) ? ('page' as const) : undefined
  return (
    <>
      <SkipLink />
      <header className="top">
        <div>
          <Link className="brand" href={homeOf(session)}>
            <LogoIcon />
            Vitrine <small>{session.lender.name}</small>
          </Link>
          <nav className="nav" aria-label={t('shell.main')}>
            {PAGES.filter(({ may }) => mayAny(session.role, may)).map(({ path: page, name }) => (
              <Link key={page} href={page} aria-current={current(page)}>
                {t(name)}
              </Link>
            ))}
          </nav>
          <div className="who">
            {mayFind ? (
              <button type="button" className="searchbtn" onClick={find}>
                <SearchIcon /> <span>{t('shell.find')}</span> <kbd>/</kbd>
              </button>
            ) : null}
            <SettingsMenu session={session} />
            <LanguageLink />
          </div>
        </div>
      </header>
      <StoppedBanner />
      {applicationId === undefined ? null : <CustomerBar applicationId={applicationId} role={session.role} />}
      <main className="page" id="main" tabIndex={-1}>
        {children}
      </main>
      <KeyList role={session.role} onFile={applicationId !== undefined} />
    </>
  )
}
