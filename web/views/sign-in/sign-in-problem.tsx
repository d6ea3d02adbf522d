import type { ApiProblem } from '../../client.ts'
import { useText } from '../../text/index.ts'

/** A refused sign-in in words: what happened, what still holds, what to do. */
export function SignInProblem({ problem }: { problem: Pick<ApiProblem, 'status'> }) {
  const { t } = useText()
  const kind = problem.status === 429 ? 'signIn.slow' : 'signIn.wrong'
  return (
    <p className="wrong">
      <b>{t(kind)}</b> {t(`${kind}.help`)}
    </p>
  )
}
