import { type FormEvent, useId, useState } from 'react'
import { useSignIn } from '../../client.ts'
import { Failure, LogoIcon, Title } from '../../parts/index.ts'
import { useText } from '../../text/index.ts'
import { SignInProblem } from './sign-in-problem.tsx'

/** Who is there? The page that asked for the sign-in is kept in the address and opened afterwards. */
export function SignInPage({ language }: { language: React.ReactNode }) {
  const { t } = useText()
  const signIn = useSignIn()
  const [incomplete, setIncomplete] = useState(false)
  const problem = useId()
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const name = String(form.get('name') ?? '').trim()
    const password = String(form.get('password') ?? '')
    const missing = name === '' || password === ''
    setIncomplete(missing)
    if (!missing) signIn.mutate({ name, password })
    else event.currentTarget.querySelector<HTMLInputElement>(name === '' ? '#name' : '#password')?.focus()
  }
  const error = signIn.error
  const wrong = error !== null && (error.status === 401 || error.status === 403 || error.status === 429)
  return (
    <div className="cust-ui">
      <header className="ctop">
        <div>
          <span className="brand">
            <LogoIcon />
            Vitrine
          </span>
          {language}
        </div>
      </header>
      <main className="cpage signin" id="main">
        <Title question={t('signIn.question')} name={t('signIn.title')}>
          {t('signIn.title')}
        </Title>
        <form onSubmit={onSubmit} noValidate={true}>
          <div className="field">
            <label htmlFor="name">{t('signIn.name')}</label>
            <input
              className="in"
              id="name"
              name="name"
              autoComplete="username"
              autoCapitalize="none"
              required={true}
              maxLength={200}
              aria-invalid={incomplete || wrong}
              aria-describedby={problem}
            />
          </div>
          <div className="field">
            <label htmlFor="password">{t('signIn.password')}</label>
            <input
              className="in"
              id="password"
              name="password"
              type="password"
              autoComplete="current-password"
              required={true}
              maxLength={500}
              aria-invalid={incomplete || wrong}
              aria-describedby={problem}
            />
          </div>
          <div id={problem} aria-live="polite">
            {incomplete ? (
              <p className="wrong">{t('signIn.missing')}</p>
            ) : error && wrong ? (
              <SignInProblem problem={error} />
            ) : error ? (
              <Failure problem={error} titled={true} stale={false} />
            ) : null}
          </div>
          <button type="submit" className="btn p" disabled={signIn.isPending}>
            {signIn.isPending ? t('signIn.busy') : t('signIn.submit')}
          </button>
        </form>
      </main>
    </div>
  )
}
