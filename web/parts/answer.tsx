import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import type { ApiProblem } from '../request/index.ts'
import { type MessageId, useText } from '../text/index.ts'

/** What a TanStack query tells, as far as a page needs it. */
export interface AnswerState<T> {
  readonly data: T | undefined
  readonly error: ApiProblem | null
  readonly refetch?: () => unknown
}

interface AnswerProps<T> {
  readonly query: AnswerState<T>
  /** Grey blocks of the final size; default: a title and three sections. */
  readonly skeleton?: ReactNode
  /** Says what is empty and offers a way out; shown when `isEmpty` holds. */
  readonly empty?: ReactNode
  readonly isEmpty?: (data: T) => boolean
  readonly children: (data: T) => ReactNode
}

/** True inside a page that already has its title. */
const TitledContext = createContext(false)

/** The four states of every answer: waiting, empty, failed, ready. A failure keeps the last good answer. */
export function Answer<T>({ query, skeleton, empty, isEmpty, children }: AnswerProps<T>) {
  const { data, error } = query
  const titled = useContext(TitledContext)
  if (data === undefined) {
    return error ? (
      <Failure problem={error} titled={titled} stale={false} retry={query.refetch} />
    ) : (
      <Waiting>{skeleton}</Waiting>
    )
  }
  return (
    <>
      {error ? <Failure problem={error} titled={true} stale={true} retry={query.refetch} /> : null}
      <TitledContext value={true}>{isEmpty?.(data) ? empty : children(data)}</TitledContext>
    </>
  )
}

/** Nothing for 300 ms: a quick answer must not flash. */
export function Waiting({ children }: { children?: ReactNode }) {
  const [visible, setVisible] = useState(false)
  const { t } = useText()
  useEffect(() => {
    const timer = setTimeout(() => setVisible(true), 300)
    return () => clearTimeout(timer)
  }, [])
  if (!visible) return null
  return (
    <div role="status">
      <span className="vh">{t('common.loading')}</span>
      {children ?? <PageSkeleton />}
    </div>
  )
}

function PageSkeleton() {
  return (
    <div className="skeleton" aria-hidden="true">
      <div className="skel w40 h20" />
      <div className="skel w80 h40" />
      <div className="skel w60 h20" />
      <div className="skel h160" />
      <div className="skel h160" />
    </div>
  )
}

interface FailureProps {
  readonly problem: ApiProblem
  /** The page has a title of its own; otherwise the failure is its title. */
  readonly titled?: boolean
  /** The last good answer is still shown below. */
  readonly stale: boolean
  readonly retry?: (() => unknown) | undefined
}

export function Failure({ problem, titled = true, stale, retry }: FailureProps) {
  const { t } = useText()
  const { what, help } = wordsOf(problem)
  return (
    <div className="alert" role="alert">
      {titled ? <b>{t(what)}</b> : <h1 tabIndex={-1}>{t(what)}</h1>}
      <p>
        {stale ? t('common.stale') : ((help ? t(help) : problem.problem.remedy) ?? '')}{' '}
        {retry && problem.status !== 404 ? (
          <button type="button" className="link" onClick={() => retry()}>
            {t('common.retry')}
          </button>
        ) : null}
      </p>
      <p className="xs">{t('common.error.reference', { code: problem.code })}</p>
    </div>
  )
}

function wordsOf(problem: ApiProblem): { what: MessageId; help: MessageId | null } {
  if (problem.status === 0) return { what: 'common.error.network', help: 'common.error.network.help' }
  if (problem.status === 404) return { what: 'common.error.notFound', help: 'common.error.notFound.help' }
  if (problem.code === 'E_STOPPED') return { what: 'common.error.stopped', help: 'common.error.stopped.help' }
  if (problem.status === 429 || problem.status === 503) {
    return { what: 'common.error.busy', help: 'common.error.busy.help' }
  }
  // The service's own remedy is plain words for the caller; no code of ours can be more exact.
  if (problem.status < 500) return { what: 'common.error.request', help: null }
  return { what: 'common.error.server', help: 'common.error.server.help' }
}
