import type { Session } from '../../../src/contract/index.ts'
import { useChangePassword, useSignOutEverywhere } from '../../client.ts'
import { TextForm } from '../../forms/index.ts'
import { Title } from '../../parts/index.ts'
import { useText } from '../../text/index.ts'
import { SignInProblem } from '../sign-in/index.ts'

/** Is my account mine alone? */
export function AccountPage({ session }: { session: Session }) {
  const { t } = useText()
  const title = t('account.title', { name: session.name, role: t(`role.${session.role}`) })
  return (
    <div className="signin">
      <Title question={t('account.question')} name={title}>
        {title}
      </Title>
      {session.signsInWith === 'organisation' ? (
        <p className="lede">{t('account.organisation')}</p>
      ) : (
        <PasswordSection />
      )}
      <EverywhereSection />
    </div>
  )
}

function PasswordSection() {
  const { t } = useText()
  const change = useChangePassword()
  return (
    <section className="sec">
      <h2>{t('account.password')}</h2>
      <p className="mut">{t('account.password.lede')}</p>
      <TextForm
        key={change.isSuccess ? 'changed' : 'asked'}
        fields={[
          {
            name: 'current',
            label: t('password.current'),
            type: 'password',
            autoComplete: 'current-password',
            maxLength: 500,
          },
          {
            name: 'next',
            label: t('password.new'),
            hint: t('password.rule'),
            type: 'password',
            autoComplete: 'new-password',
            maxLength: 500,
          },
          {
            name: 'again',
            label: t('password.again'),
            type: 'password',
            autoComplete: 'new-password',
            maxLength: 500,
          },
        ]}
        submit={t('account.password.submit')}
        busy={t('account.password.busy')}
        isBusy={change.isPending}
        missing={t('account.password.missing')}
        check={({ next, again }) => (next === again ? null : t('password.differ'))}
        refused={change.error === null ? null : <SignInProblem problem={change.error} />}
        onSubmit={({ current = '', next = '' }) => change.mutate({ current, next })}
      />
      <p role="status">{change.isSuccess ? t('account.password.done') : null}</p>
    </section>
  )
}

function EverywhereSection() {
  const { t } = useText()
  const signOut = useSignOutEverywhere()
  return (
    <section className="sec">
      <h2>{t('account.everywhere')}</h2>
      <p className="mut">{t('account.everywhere.lede')}</p>
      <p>
        <button type="button" className="btn" disabled={signOut.isPending} onClick={() => signOut.mutate()}>
          {t('account.everywhere.submit')}
        </button>
      </p>
    </section>
  )
}
