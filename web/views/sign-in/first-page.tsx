import { Link } from 'wouter'
import { useRedeem } from '../../client.ts'
import { TextForm } from '../../forms/index.ts'
import { Title } from '../../parts/index.ts'
import { useText } from '../../text/index.ts'
import { EntryFrame } from './entry-frame.tsx'
import { SignInProblem } from './sign-in-problem.tsx'

/** The first sign-in: the code of an invitation, used once, and a password of one's own. */
export function FirstPage({ language }: { language: React.ReactNode }) {
  const { t } = useText()
  const redeem = useRedeem()
  return (
    <EntryFrame language={language}>
      <Title question={t('first.question')} name={t('first.title')}>
        {t('first.title')}
      </Title>
      <p className="lede">{t('first.lede')}</p>
      <TextForm
        fields={[
          { name: 'name', label: t('signIn.name'), autoComplete: 'username', maxLength: 200 },
          {
            name: 'code',
            label: t('first.code'),
            hint: t('first.code.hint'),
            autoComplete: 'one-time-code',
            maxLength: 100,
          },
          {
            name: 'password',
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
        submit={t('first.submit')}
        busy={t('signIn.busy')}
        isBusy={redeem.isPending}
        missing={t('first.missing')}
        check={({ password, again }) => (password === again ? null : t('password.differ'))}
        refused={redeem.error === null ? null : <SignInProblem problem={redeem.error} />}
        onSubmit={({ name = '', code = '', password = '' }) =>
          redeem.mutate({ name: name.trim(), code: code.trim(), password })
        }
      />
      <p className="entry-more">
        <Link href="/sign-in">{t('first.back')}</Link>
      </p>
    </EntryFrame>
  )
}
