import { Link, useSearch } from 'wouter'
import { useSignIn, useSignInWays } from '../../client.ts'
import { TextForm } from '../../forms/index.ts'
import { Title } from '../../parts/index.ts'
import { useText } from '../../text/index.ts'
import { EntryFrame } from './entry-frame.tsx'
import { OrganisationProblem, SignInProblem } from './sign-in-problem.tsx'

/** Who is there? The page that asked for the sign-in is kept in the address and opened afterwards. */
export function SignInPage({ language }: { language: React.ReactNode }) {
  const { t } = useText()
  const signIn = useSignIn()
  const ways = useSignInWays()
  const parameters = new URLSearchParams(useSearch())
  const refused = parameters.get('refused')
  const back = parameters.get('back') ?? '/'
  return (
    <EntryFrame language={language}>
      <Title question={t('signIn.question')} name={t('signIn.title')}>
        {t('signIn.title')}
      </Title>
      {refused === null ? null : <OrganisationProblem code={refused} />}
      <TextForm
        fields={[
          { name: 'name', label: t('signIn.name'), autoComplete: 'username', maxLength: 200 },
          {
            name: 'password',
            label: t('signIn.password'),
            type: 'password',
            autoComplete: 'current-password',
            maxLength: 500,
          },
        ]}
        submit={t('signIn.submit')}
        busy={t('signIn.busy')}
        isBusy={signIn.isPending}
        missing={t('signIn.missing')}
        refused={signIn.error === null ? null : <SignInProblem problem={signIn.error} />}
        onSubmit={({ name = '', password = '' }) => signIn.mutate({ name: name.trim(), password })}
      />
      {ways.data?.organisation ? (
        <p className="entry-more">
          <a className="btn" href={`/v1/organisation/start?${new URLSearchParams({ back })}`}>
            {t('signIn.organisation')}
          </a>
        </p>
      ) : null}
      <p className="entry-more">
        <Link href="/first">{t('signIn.first')}</Link>
      </p>
    </EntryFrame>
  )
}
