import type { PostgresPool } from 'kysely'
import type pg from 'pg'
import { storeLost } from '../refusals.ts'

/** How often the session that holds the lock is asked whether it lives, and how long it may take, in milliseconds. */
const ASK_MS = 2000
const ANSWER_MS = 5000

export interface LockWatch {
  /** Fires when the session that holds the lock has ended. */
  readonly lost: AbortSignal
  end(): void
}

/**
 * The lock lives and dies with one session. When that is gone another program may already write, so it is not taken
 * again: what this program holds in memory may be out of date. A network that swallows everything is found by asking.
 * @param holder undefined for a reader, who needs no lock
 */
export function watchLock(holder: pg.PoolClient | undefined, place: string): LockWatch {
  const lost = new AbortController()
  let ended = false
  if (holder === undefined) return { lost: lost.signal, end: () => undefined }
  const lose = (what: string): void => {
    end()
    lost.abort(storeLost(place, what))
  }
  const end = (): void => {
    ended = true
    clearTimeout(next)
    clearTimeout(limit)
    holder.off('end', onEnd)
  }
  const onEnd = (): void => lose('the connection that held the lock has ended')
  let limit: NodeJS.Timeout | undefined
  let next: NodeJS.Timeout
  const wait = (): void => {
    next = setTimeout(ask, ASK_MS)
    next.unref()
  }
  const ask = (): void => {
    limit = setTimeout(() => lose('the connection that held the lock does not answer'), ANSWER_MS)
    limit.unref()
    holder
      .query('select 1')
      .then(() => {
        clearTimeout(limit)
        if (!ended) wait()
      })
      .catch(() => {
        if (!ended) onEnd()
      })
  }
  holder.on('end', onEnd)
  wait()
  return { lost: lost.signal, end }
}

/** Gives connections as long as the lock is held. */
export function poolWhile(pool: pg.Pool, lost: AbortSignal): PostgresPool {
  return {
    async connect() {
      lost.throwIfAborted()
      return pool.connect()
    },
    end: () => pool.end(),
  }
}
