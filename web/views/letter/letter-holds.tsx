import type { LetterHold } from '../../../src/contract/index.ts'
import { type Text, useText } from '../../text/index.ts'

/** Why no letter may leave: for staff one line each, for the customer only that a person looks at it. */
export function LetterHolds({ holds }: { holds: readonly LetterHold[] }) {
  const text = useText()
  const { t } = text
  return (
    <div className="alert held" role="note">
      <b>{holds.length === 0 ? t('letter.held.customer') : t('letter.held.why')}</b>
      {holds.length === 0 ? null : (
        <ul>
          {holds.map((hold) => (
            <li key={hold.code}>{words(hold, text)}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

function words(hold: LetterHold, { t }: Text): string {
  switch (hold.code) {
    case 'settings-missing':
      return t('letter.hold.settings', { missing: hold.missing.join(', ') })
    case 'reason-not-verified':
      return t('letter.hold.verified', { groups: hold.groups.join(', ') })
    case 'reason-from-barred-column':
      return t('letter.hold.barred', { columns: hold.columns.join(', ') })
    case 'reason-not-specific':
      return t('letter.hold.generic', { texts: hold.texts.join(' ') })
    case 'no-reason':
      return t('letter.hold.noReason')
    case 'awaits-person':
      return t('letter.hold.awaitsPerson')
    case 'decided-against-score':
      return t('letter.hold.againstScore')
    case 'no-counter-offer':
      return t('letter.hold.noOffer')
  }
}
