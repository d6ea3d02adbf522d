import type { DecisionAnswer } from '../../../src/contract/index.ts'
import { Timeline } from '../../charts/index.ts'
import { useText } from '../../text/index.ts'
import { historyOf } from './history.ts'

/** What happened before, here and at other lenders. */
export function HistorySection({ answer }: { answer: DecisionAnswer }) {
  const text = useText()
  const { t } = text
  const { history } = answer
  const count = (holds: (entry: (typeof history)[number]) => boolean) => history.filter(holds).length
  if (history.length === 0) {
    return (
      <section className="sec">
        <h2>{t('decision.history.none')}</h2>
      </section>
    )
  }
  const { lanes, domain, ticks } = historyOf(text, answer)
  return (
    <section className="sec">
      <header>
        <div>
          <h2>
            {t('decision.history.title', {
              refusals: count((entry) => entry.state === 'refused'),
              late: count((entry) => entry.late !== null),
            })}
          </h2>
          <p>{t('decision.history.open', { open: count((entry) => entry.state === 'open') })}</p>
        </div>
      </header>
      <Timeline
        lanes={lanes}
        domain={domain}
        ticks={ticks}
        todayText={t('decision.history.today')}
        label={t('decision.history.label', {
          here: count((entry) => entry.lane === 'here'),
          elsewhere: count((entry) => entry.lane === 'elsewhere'),
        })}
      />
      <HistoryKey />
    </section>
  )
}

function HistoryKey() {
  const { t } = useText()
  return (
    <div className="key history-key">
      <span>
        <svg width="26" height="15" aria-hidden="true">
          <rect y="3" width="24" height="9" fill="var(--grp)" />
          <line x1="24" x2="24" y1="0" y2="15" stroke="var(--all)" strokeWidth="2" />
        </svg>
        {t('decision.history.key.repaid')}
      </span>
      <span>
        <svg width="26" height="10" aria-hidden="true">
          <rect width="26" height="9" fill="var(--mark)" />
        </svg>
        {t('decision.history.key.open')}
      </span>
      <span>
        <svg width="26" height="10" aria-hidden="true">
          <rect x="1" y="1" width="24" height="7.5" fill="none" stroke="var(--mark)" strokeWidth="1.5" />
        </svg>
        {t('decision.history.key.toPay')}
      </span>
      <span>
        <svg width="12" height="12" aria-hidden="true">
          <path d="M1 1l10 10M11 1L1 11" stroke="var(--raise)" strokeWidth="2.4" />
        </svg>
        {t('decision.history.key.late')}
      </span>
      <span>
        <svg width="16" height="16" aria-hidden="true">
          <path d="M8 1l7 7-7 7-7-7z" fill="none" stroke="var(--raise)" strokeWidth="2.2" />
        </svg>
        {t('decision.history.key.refused')}
      </span>
    </div>
  )
}
