import './accounts.css'
import type { AccountLog } from '../../../src/contract/index.ts'
import { useAccountLog } from '../../client.ts'
import { ScrollBox } from '../../controls/index.ts'
import { Answer, Title } from '../../parts/index.ts'
import { useText } from '../../text/index.ts'
import { isEventWord } from './event-words.ts'

/** Who let whom in, and out? */
export function AccountLogPage() {
  const log = useAccountLog()
  return <Answer query={log}>{(answer) => <AccountLogView log={answer} />}</Answer>
}

export function AccountLogView({ log }: { log: AccountLog }) {
  const { t, date } = useText()
  const title = t('accountLog.title', { count: log.events.length })
  return (
    <div className="accounts">
      <Title question={t('accountLog.question')} name={title}>
        {title}
      </Title>
      <p className="lede">{t('accountLog.lede')}</p>
      <ScrollBox name={t('accountLog.caption')}>
        <table>
          <caption className="vh">{t('accountLog.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('accountLog.at')}</th>
              <th scope="col">{t('accounts.name')}</th>
              <th scope="col">{t('accountLog.event')}</th>
              <th scope="col">{t('accountLog.by')}</th>
            </tr>
          </thead>
          <tbody>
            {log.events.map(({ eventId, at, name, event, by }) => {
              const iso = new Date(at).toISOString()
              return (
                <tr key={eventId}>
                  <td>
                    <time dateTime={iso}>
                      {date(iso, 'short')} {iso.slice(11, 16)}
                    </time>
                  </td>
                  <th scope="row">{name}</th>
                  <td>{isEventWord(event) ? t(`accountLog.event.${event}`) : event}</td>
                  <td>{by ?? t('accountLog.by.nobody')}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </ScrollBox>
    </div>
  )
}
