import type { ReactNode } from 'react'
import type { ShownDispute } from '../../../src/contract/index.ts'
import { nameOf, whenOf } from '../../staff-words/index.ts'
import { useText } from '../../text/index.ts'

interface DisputesListProps {
  readonly disputes: readonly ShownDispute[]
  /** What may be done about one that is open. */
  readonly answer?: (dispute: ShownDispute) => ReactNode
}

/** Facts that the customer says are wrong, newest first. */
export function DisputesList({ disputes, answer }: DisputesListProps) {
  const text = useText()
  const { t, local } = text
  return disputes.map((one) => (
    <article className="asked" key={one.dispute}>
      <h3>{t('review.disputed', { fact: local(one.label), when: whenOf(one.at, text) })}</h3>
      <p className="said">{one.ownView}</p>
      {one.answer === null ? (
        (answer?.(one) ?? <p>{t('review.dispute.open')}</p>)
      ) : (
        <>
          <h4>
            {t(one.answer.corrected ? 'review.dispute.corrected' : 'review.dispute.stays', {
              name: nameOf(one.answer.by, text),
              when: whenOf(one.answer.at, text),
            })}
          </h4>
          <p className="said">{one.answer.words}</p>
        </>
      )}
    </article>
  ))
}
