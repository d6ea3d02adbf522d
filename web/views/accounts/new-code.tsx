import type { InvitationAnswer } from '../../../src/contract/index.ts'
import { useText } from '../../text/index.ts'

/** The one time that a code is shown. */
export function NewCode({ invitation }: { invitation: InvitationAnswer }) {
  const { t, date } = useText()
  const until = date(new Date(invitation.expiresAt).toISOString())
  return (
    <div className="alert">
      <b>{t('accounts.code', { name: invitation.name })}</b>
      <p className="code">{invitation.code}</p>
      <p>{t('accounts.code.help', { until })}</p>
    </div>
  )
}
