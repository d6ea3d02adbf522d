import { lazy, Suspense, useEffect, useRef } from 'react'
import { Redirect, Route, Switch, useLocation, useSearch } from 'wouter'
import type { Session } from '../../src/contract/index.ts'
import { useSession } from '../client.ts'
import { Failure, focusTitle, Waiting } from '../parts/index.ts'
import { MyApplicationPage } from '../views/my/index.ts'
import { FirstPage, SignInPage } from '../views/sign-in/index.ts'
import { CustomerShell } from './customer-shell.tsx'
import { DocsShell } from './docs-shell.tsx'
import { LanguageLink } from './language-link.tsx'
import { NotFound } from './not-found.tsx'
import { StaffRoutes } from './staff-routes.tsx'
import { homeOf } from './staff-shell.tsx'

const ApiPage = lazy(async () => ({ default: (await import('../views/api/index.ts')).ApiPage }))
const DataPage = lazy(async () => ({ default: (await import('../views/data/index.ts')).DataPage }))
const DictionaryPage = lazy(async () => ({
  default: (await import('../views/dictionary/index.ts')).DictionaryPage,
}))
const LetterPage = lazy(async () => ({ default: (await import('../views/letter/index.ts')).LetterPage }))
const AccountPage = lazy(async () => ({ default: (await import('../views/account/index.ts')).AccountPage }))
const MyReviewPage = lazy(async () => ({ default: (await import('../views/review/index.ts')).MyReviewPage }))
const MyPlansPage = lazy(async () => ({ default: (await import('../views/plans/index.ts')).MyPlansPage }))

/** Who is signed in decides which pages exist. */
export function Routes() {
  const session = useSession()
  const [path] = useLocation()
  const search = useSearch()
  useTitleFocus(path)
  if (path === '/docs/api')
    return (
      <DocsShell>
        <Suspense fallback={<Waiting />}>
          <ApiPage />
        </Suspense>
      </DocsShell>
    )
  if (session.data === undefined) {
    return (
      <main className="page" id="main">
        {session.error ? (
          <Failure problem={session.error} titled={false} stale={false} retry={session.refetch} />
        ) : (
          <Waiting />
        )}
      </main>
    )
  }
  if (session.data === null) {
    if (path === '/sign-in') return <SignInPage language={<LanguageLink />} />
    if (path === '/first') return <FirstPage language={<LanguageLink />} />
    const back = path === '/' ? '' : `?back=${encodeURIComponent(search ? `${path}?${search}` : path)}`
    return <Redirect to={`/sign-in${back}`} replace />
  }
  if (path === '/' || path === '/sign-in' || path === '/first') {
    return <Redirect to={backOrHome(search, session.data)} replace />
  }
  return session.data.role === 'customer' ? (
    <CustomerRoutes session={session.data} />
  ) : (
    <StaffRoutes session={session.data} />
  )
}

/** Where a fresh sign-in leads: the page that asked for it, else the first page of the role. */
export function backOrHome(search: string, session: Pick<Session, 'role'>): string {
  const back = new URLSearchParams(search).get('back') ?? ''
  // Only paths of this site: "//host" and "/\host" lead elsewhere.
  if (/^\/[a-z]/.test(back)) return back
  return homeOf(session)
}

function CustomerRoutes({ session }: { session: Session }) {
  const search = useSearch()
  const asked = Number(new URLSearchParams(search).get('application'))
  const applicationId = session.applicationIds.includes(asked) ? asked : session.applicationIds[0]
  return (
    <Switch>
      <Route path="/my">
        <CustomerShell session={session} applicationId={applicationId}>
          <MyApplicationPage key={applicationId} applicationId={applicationId} />
        </CustomerShell>
      </Route>
      <Route path="/my/change">
        <CustomerShell session={session} applicationId={applicationId}>
          {applicationId === undefined ? (
            <MyApplicationPage applicationId={undefined} />
          ) : (
            <Suspense fallback={<Waiting />}>
              <MyPlansPage key={applicationId} applicationId={applicationId} />
            </Suspense>
          )}
        </CustomerShell>
      </Route>
      <Route path="/my/data">
        <CustomerShell session={session} applicationId={applicationId}>
          {applicationId === undefined ? (
            <MyApplicationPage applicationId={undefined} />
          ) : (
            <Suspense fallback={<Waiting />}>
              <DataPage key={applicationId} applicationId={applicationId} />
            </Suspense>
          )}
        </CustomerShell>
      </Route>
      <Route path="/my/review">
        <CustomerShell session={session} applicationId={applicationId}>
          {applicationId === undefined ? (
            <MyApplicationPage applicationId={undefined} />
          ) : (
            <Suspense fallback={<Waiting />}>
              <MyReviewPage key={applicationId} applicationId={applicationId} />
            </Suspense>
          )}
        </CustomerShell>
      </Route>
      <Route path="/my/letter">
        <CustomerShell session={session} applicationId={applicationId}>
          {applicationId === undefined ? (
            <MyApplicationPage applicationId={undefined} />
          ) : (
            <Suspense fallback={<Waiting />}>
              <LetterPage key={applicationId} applicationId={applicationId} />
            </Suspense>
          )}
        </CustomerShell>
      </Route>
      <Route path="/my/dictionary">
        <CustomerShell session={session} applicationId={applicationId}>
          <Suspense fallback={<Waiting />}>
            <DictionaryPage reader="customer" />
          </Suspense>
        </CustomerShell>
      </Route>
      <Route path="/my/account">
        <CustomerShell session={session} applicationId={applicationId}>
          <Suspense fallback={<Waiting />}>
            <AccountPage session={session} />
          </Suspense>
        </CustomerShell>
      </Route>
      <Route>
        <NotFound session={session} />
      </Route>
    </Switch>
  )
}

/** After a change of page the title takes the focus, so that a screen reader says where the reader is. */
function useTitleFocus(path: string) {
  const before = useRef(path)
  useEffect(() => {
    if (before.current !== path) focusTitle()
    before.current = path
  }, [path])
}
