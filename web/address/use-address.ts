import { useCallback, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'

/** New values of parameters; null takes one out. */
export type Change = Readonly<Record<string, string | null>>

/** The query text with some parameters changed and all others as they were. */
export function changedSearch(search: string, change: Change): string {
  const parameters = new URLSearchParams(search)
  for (const [name, value] of Object.entries(change)) {
    if (value === null || value === '') parameters.delete(name)
    else parameters.set(name, value)
  }
  return parameters.toString()
}

/** Parameters of this page and a function that changes them in place, without a new entry in the history. */
export function useAddress(): readonly [URLSearchParams, (change: Change) => void] {
  const search = useSearch()
  const [path, navigate] = useLocation()
  const parameters = useMemo(() => new URLSearchParams(search), [search])
  const change = useCallback(
    (part: Change) => {
      // Read again: another change of the same moment may be newer than the last drawing.
      const next = changedSearch(window.location.search, part)
      navigate(next === '' ? path : `${path}?${next}`, { replace: true })
    },
    [navigate, path],
  )
  return [parameters, change]
}
