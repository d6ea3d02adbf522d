import type { Reason } from '../../../src/contract/index.ts'
import { useText } from '../../text/index.ts'

/** A reason failed its re-score: said before anything else is read. */
export function HeldAlert({ reasons }: { reasons: readonly Reason[] }) {
  const { t } = useText()
  const count = reasons.filter((reason) => !reason.verified).length
  return (
    <div className="alert held" role="note">
      <b>{t('decision.held')}</b>
      <p>{t('decision.held.why', { count })}</p>
    </div>
  )
}
