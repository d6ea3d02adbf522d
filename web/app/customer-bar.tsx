import { Link, useLocation } from 'wouter'
import { mayDo, type Role } from '../../src/contract/index.ts'
import { useHeader } from '../client.ts'
import { useShortcut } from '../keyboard/index.ts'
import { useText } from '../text/index.ts'

const TABS = [
  { path: '', name: 'shell.decision', may: 'decision' },
  { path: '/compare', name: 'shell.compare', may: 'compare' },
  { path: '/what-if', name: 'shell.whatIf', may: 'what-if' },
  { path: '/data', name: 'shell.data', may: 'data' },
  { path: '/letter', name: 'shell.letter', may: 'letter' },
  { path: '/review', name: 'shell.review', may: 'review' },
] as const

/** Who the file is about, and the pages of the file. */
export function CustomerBar({ applicationId, role }: { applicationId: number; role: Role }) {
  const text = useText()
  const { t } = text
  const [path, navigate] = useLocation()
  const header = useHeader(applicationId)
  const base = `/files/${applicationId}`
  useShortcut('g d', () => navigate(base))
  const go = (tab: 'compare' | 'what-if') => {
    if (mayDo(role, tab)) navigate(`${base}/${tab}`)
  }
  useShortcut('g c', () => go('compare'))
  useShortcut('g w', () => go('what-if'))
  const number = t('common.application', { id: text.applicationId(applicationId) })
  return (
    <section className="cust" aria-label={t('shell.thisCustomer')}>
      <div>
        <b>{header?.displayName ?? number}</b>
        {header?.displayName == null ? null : <span>{number}</span>}
        {header ? (
          <span>
            {header.amount === null
              ? text.local(header.loanType)
              : t('shell.loanAmount', {
                  loan: text.local(header.loanType),
                  amount: text.money(header.amount, header.currency),
                })}
          </span>
        ) : null}
        {header?.receivedOn ? (
          <span>{t('shell.received', { date: text.date(header.receivedOn, 'short') })}</span>
        ) : null}
        <nav className="tabs" aria-label={t('shell.thisFile')}>
          {TABS.filter((tab) => mayDo(role, tab.may)).map((tab) => (
            <Link
              key={tab.path}
              href={`${base}${tab.path}`}
              aria-current={path === `${base}${tab.path}` ? 'page' : undefined}
            >
              {t(tab.name)}
            </Link>
          ))}
        </nav>
      </div>
    </section>
  )
}
