import { lazy, Suspense } from 'react'
import { Route, Switch } from 'wouter'
import { type Action, type ApplicationAction, mayDo, type Session } from '../../src/contract/index.ts'
import { Waiting } from '../parts/index.ts'
import { DecisionPage } from '../views/decision/index.ts'
import { FindPage } from '../views/find/index.ts'
import { OversightPage } from '../views/oversight/index.ts'
import { NotFound } from './not-found.tsx'
import { mayAny, StaffShell } from './staff-shell.tsx'

const ComparePage = lazy(async () => ({ default: (await import('../views/compare/index.ts')).ComparePage }))
const WhatIfPage = lazy(async () => ({ default: (await import('../views/what-if/index.ts')).WhatIfPage }))
const DataPage = lazy(async () => ({ default: (await import('../views/data/index.ts')).DataPage }))
const DictionaryPage = lazy(async () => ({
  default: (await import('../views/dictionary/index.ts')).DictionaryPage,
}))
const LetterPage = lazy(async () => ({ default: (await import('../views/letter/index.ts')).LetterPage }))
const ModelPage = lazy(async () => ({ default: (await import('../views/model/index.ts')).ModelPage }))
const AccountPage = lazy(async () => ({ default: (await import('../views/account/index.ts')).AccountPage }))
const AccountsPage = lazy(async () => ({
  default: (await import('../views/accounts/index.ts')).AccountsPage,
}))
const AccountLogPage = lazy(async () => ({
  default: (await import('../views/accounts/index.ts')).AccountLogPage,
}))

const ReviewPage = lazy(async () => ({ default: (await import('../views/review/index.ts')).ReviewPage }))

interface StaffPage {
  readonly path: string
  /** The rights of which one is needed: without any the page does not exist. */
  readonly may: readonly Action[]
  readonly page: (session: Session) => React.ReactNode
}

const PAGES: readonly StaffPage[] = [
  { path: '/files', may: ['find'], page: () => <FindPage /> },
  { path: '/model', may: ['model'], page: () => <ModelPage /> },
  { path: '/dictionary', may: ['dictionary'], page: () => <DictionaryPage reader="staff" /> },
  { path: '/accounts', may: ['accounts'], page: ({ name }) => <AccountsPage self={name} /> },
  { path: '/oversight', may: ['override-rates', 'stop-scoring'], page: () => <OversightPage /> },
  { path: '/account-log', may: ['account-log'], page: () => <AccountLogPage /> },
  { path: '/account', may: ['session'], page: (session) => <AccountPage session={session} /> },
]

interface FilePage {
  readonly may: ApplicationAction
  readonly Page: React.ComponentType<{ applicationId: number }>
}

const FILE_PAGES: Readonly<Record<string, FilePage>> = {
  decision: { may: 'decision', Page: DecisionPage },
  compare: { may: 'compare', Page: ComparePage },
  'what-if': { may: 'what-if', Page: WhatIfPage },
  data: { may: 'data', Page: DataPage },
  letter: { may: 'letter', Page: LetterPage },
  review: { may: 'review', Page: ReviewPage },
}

/** The pages of staff; those that a role may not open do not exist for it. */
export function StaffRoutes({ session }: { session: Session }) {
  return (
    <Switch>
      {PAGES.filter(({ may }) => mayAny(session.role, may)).map(({ path, page }) => (
        <Route key={path} path={path}>
          <StaffShell session={session}>
            <Suspense fallback={<Waiting />}>{page(session)}</Suspense>
          </StaffShell>
        </Route>
      ))}
      <Route path="/files/:id/:tab?">
        {({ id, tab }) => <FileRoute session={session} id={Number(id)} tab={tab ?? 'decision'} />}
      </Route>
      <Route>
        <NotFound session={session} />
      </Route>
    </Switch>
  )
}

function FileRoute({ session, id, tab }: { session: Session; id: number; tab: string }) {
  const file = Object.hasOwn(FILE_PAGES, tab) ? FILE_PAGES[tab] : undefined
  if (!file || !mayDo(session.role, file.may) || !Number.isSafeInteger(id) || id < 1) {
    return <NotFound session={session} />
  }
  return (
    <StaffShell session={session} applicationId={id}>
      <Suspense fallback={<Waiting />}>
        <file.Page key={id} applicationId={id} />
      </Suspense>
    </StaffShell>
  )
}
