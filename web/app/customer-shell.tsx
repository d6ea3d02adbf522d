import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import type { Session } from '../../src/contract/index.ts'
import { LogoIcon } from '../parts/index.ts'
import { useText } from '../text/index.ts'
import { LanguageLink } from './language-link.tsx'
import { SettingsMenu } from './settings-menu.tsx'
import { SkipLink } from './skip-link.tsx'

interface CustomerShellProps {
  readonly session: Session
  /** Undefined when the customer has no application. */
  readonly applicationId: number | undefined
  readonly children: ReactNode
}

const TABS = [
  { path: '/my', long: 'shell.my', short: 'shell.my.short' },
  { path: '/my/change', long: 'shell.myPlans', short: 'shell.myPlans.short' },
  { path: '/my/data', long: 'shell.myData', short: 'shell.myData.short' },
  { path: '/my/review', long: 'shell.myReview', short: 'shell.myReview.short' },
] as const

export function CustomerShell({ session, applicationId, children }: CustomerShellProps) {
  const text = useText()
  const { t } = text
  const [path, navigate] = useLocation()
  const several = session.applicationIds.length > 1 && applicationId !== undefined
  const query = several ? `?application=${applicationId}` : ''
  return (
    <div className="cust-ui">
      <SkipLink />
      <header className="ctop">
        <div>
          <Link className="brand" href="/my">
            <LogoIcon />
            {session.lender.name}
          </Link>
          <div className="who">
            <SettingsMenu session={session} />
            <LanguageLink />
          </div>
        </div>
      </header>
      <nav className="cnav" aria-label={t('shell.yours')}>
        <div>
          {TABS.map((tab) => (
            <Link
              key={tab.path}
              href={`${tab.path}${query}`}
              aria-current={path === tab.path ? 'page' : undefined}
            >
              <span className="hide-s">{t(tab.long)}</span>
              <span className="only-s">{t(tab.short)}</span>
            </Link>
          ))}
        </div>
      </nav>
      <main className="cpage" id="main" tabIndex={-1}>
        {several ? (
          <div className="field choice">
            <label htmlFor="which">{t('shell.which')}</label>
            <select
              id="which"
              className="in"
              value={applicationId}
              onChange={(event) => navigate(`${path}?application=${event.target.value}`)}
            >
              {session.applicationIds.map((id) => (
                <option key={id} value={id}>
                  {t('common.application', { id: text.applicationId(id) })}
                </option>
              ))}
            </select>
          </div>
        ) : null}
        {children}
      </main>
    </div>
  )
}
