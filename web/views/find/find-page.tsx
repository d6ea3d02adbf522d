import { useEffect, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { useFind } from '../../client.ts'
import { Answer } from '../../parts/index.ts'
import { FindView } from './find-view.tsx'
import { SHOWS, type Show } from './shows.ts'

/** A key more within this time is still the same search. */
const TYPING_MS = 160

/** Which file do you need? The search stands in the address, so that it can be shared and comes back with "back". */
export function FindPage() {
  const [, navigate] = useLocation()
  const parameters = new URLSearchParams(useSearch())
  const q = parameters.get('q') ?? ''
  const asked = parameters.get('show')
  const show = SHOWS.find((one) => one === asked) ?? 'all'
  const [typed, setTyped] = useState(q)
  const [wantOpen, setWantOpen] = useState(false)
  const found = useFind({ ...(q === '' ? {} : { q }), ...(show === 'all' ? {} : { show }) })

  const go = (next: { q?: string; show?: Show }) => {
    const search = new URLSearchParams(window.location.search)
    const wanted = { q, show, ...next }
    if (wanted.q === '') search.delete('q')
    else search.set('q', wanted.q)
    if (wanted.show === 'all') search.delete('show')
    else search.set('show', wanted.show)
    const text = search.toString()
    navigate(text === '' ? '/files' : `/files?${text}`, { replace: true })
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: only typing starts a search; `go` reads the rest.
  useEffect(() => {
    if (typed.trim() === q) return
    const timer = setTimeout(() => go({ q: typed.trim() }), TYPING_MS)
    return () => clearTimeout(timer)
  }, [typed])

  const settled = typed.trim() === q && !found.isPlaceholderData
  const best = settled ? found.data?.pages[0]?.items[0]?.applicationId : undefined
  // Whoever types and presses Enter at once means the match of what was typed, not of what was listed before.
  useEffect(() => {
    if (!wantOpen || !settled) return
    setWantOpen(false)
    if (best !== undefined) navigate(`/files/${best}`)
  }, [wantOpen, settled, best, navigate])

  const pages = found.data?.pages
  const first = pages?.[0]
  const answer = first && { ...first, items: pages.flatMap((page) => page.items) }
  return (
    <Answer query={{ data: answer, error: found.error, refetch: found.refetch }}>
      {(files) => (
        <FindView
          files={files}
          q={q}
          typed={typed}
          show={show}
          more={
            found.hasNextPage
              ? { busy: found.isFetchingNextPage, load: () => void found.fetchNextPage() }
              : null
          }
          onType={setTyped}
          onClear={() => {
            setTyped('')
            go({ q: '' })
          }}
          onShow={(next) => go({ show: next })}
          settled={settled}
          onEnter={() => setWantOpen(true)}
        />
      )}
    </Answer>
  )
}
