import type { ApiProblem } from '../../client.ts'
import { type MessageId, useText } from '../../text/index.ts'

/** Why a name, code or password was not taken, by the code of the refusal. */
const KINDS = {
  E_PASSWORD: 'signIn.wrong',
  E_INVITATION: 'first.wrong',
  E_TOO_MANY: 'signIn.slow',
  E_PASSWORD_SHORT: 'password.short',
  E_PASSWORD_COMMON: 'password.common',
  E_ORGANISATION_ROLE: 'signIn.noRole',
  E_ORGANISATION_DOWN: 'signIn.down',
  E_ACCOUNT_DISABLED: 'signIn.disabled',
  E_ACCOUNT_EXISTS: 'signIn.taken',
} as const satisfies Record<string, MessageId>

const isKnown = (code: string): code is keyof typeof KINDS => Object.hasOwn(KINDS, code)

/** A refused sign-in in words: what happened, what still holds, what to do. */
export function SignInProblem({ problem }: { problem: Pick<ApiProblem, 'code'> }) {
  const { t } = useText()
  const kind = isKnown(problem.code) ? KINDS[problem.code] : null
  return (
    <p className="wrong">
      <b>{t(kind ?? 'common.error.server')}</b>{' '}
      {t(kind === null ? 'common.error.server.help' : `${kind}.help`)}
    </p>
  )
}

/** The same for whoever comes back from the organisation's page. */
export function OrganisationProblem({ code }: { code: string }) {
  const { t } = useText()
  if (isKnown(code)) return <SignInProblem problem={{ code }} />
  return (
    <p className="wrong">
      <b>{t('signIn.noAnswer')}</b> {t('signIn.noAnswer.help')}
    </p>
  )
}
