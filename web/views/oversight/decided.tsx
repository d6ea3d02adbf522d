import type { PersonDecision } from '../../../src/contract/index.ts'
import { Verdict } from '../../parts/index.ts'
import { nameOf, whenOf } from '../../staff-words/index.ts'
import { useText } from '../../text/index.ts'

/** What one person decided, why, and what a second person said. @param ruled a rule declined, not the score */
export function Decided({ decision, ruled }: { decision: PersonDecision; ruled: boolean }) {
  const text = useText()
  const { t, local, number } = text
  const { by, at, outcome, reason, words, dwellMilliseconds, openedExplanation, second } = decision
  const minutes = number(Math.floor(dwellMilliseconds / 60_000))
  const seconds = number(Math.floor((dwellMilliseconds % 60_000) / 1000))
  return (
    <div className="decided">
      <p>
        <b>
          <Verdict outcome={outcome} closeCall={false} />
        </b>{' '}
        {reason === null
          ? t(ruled ? 'oversight.decided.asRule' : 'oversight.decided.asScore')
          : t(ruled ? 'oversight.decided.againstRule' : 'oversight.decided.against')}
      </p>
      {reason === null ? null : <p>{t('oversight.decided.reason', { reason: local(reason) })}</p>}
      {words === '' ? null : <p>{t('oversight.quote', { words })}</p>}
      <p className="xs mut">
        {t('oversight.decided.by', { name: nameOf(by, text), when: whenOf(at, text) })}{' '}
        {t('oversight.decided.dwell', { minutes, seconds })}{' '}
        {t(openedExplanation ? 'oversight.decided.opened' : 'oversight.decided.unopened')}
      </p>
      {second === null ? null : (
        <p className="sm">
          {t(second.agreed ? 'oversight.second.agreed' : 'oversight.second.refused', {
            name: nameOf(second.by, text),
            when: whenOf(second.at, text),
          })}{' '}
          {t('oversight.quote', { words: second.words })}
        </p>
      )}
    </div>
  )
}
