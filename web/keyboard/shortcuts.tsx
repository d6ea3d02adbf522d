import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from 'react'

type Handler = () => void
interface Shortcuts {
  register(keys: string, handler: Handler): () => void
}

const ShortcutContext = createContext<Shortcuts | null>(null)

/** How long `g` waits for its second key. */
const SEQUENCE_MS = 1200

/** Listens for single keys and two-key sequences. `enabled` false: no single-letter key acts. */
export function ShortcutProvider({ enabled, children }: { enabled: boolean; children: ReactNode }) {
  const handlers = useRef(new Map<string, Handler[]>())
  const first = useRef<{ key: string; at: number } | null>(null)

  useEffect(() => {
    if (!enabled) return
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || inField(event.target))
        return
      const before = first.current
      first.current = null
      const sequence =
        before && event.timeStamp - before.at < SEQUENCE_MS ? `${before.key} ${event.key}` : null
      const keys = sequence !== null && handlers.current.has(sequence) ? sequence : event.key
      const last = handlers.current.get(keys)
      if (last) {
        event.preventDefault()
        for (const handler of last) handler()
      } else if ([...handlers.current.keys()].some((known) => known.startsWith(`${event.key} `))) {
        first.current = { key: event.key, at: event.timeStamp }
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [enabled])

  const shortcuts = useMemo<Shortcuts>(
    () => ({
      register(keys, handler) {
        const all = handlers.current
        all.set(keys, [...(all.get(keys) ?? []), handler])
        return () => {
          const left = (all.get(keys) ?? []).filter((other) => other !== handler)
          if (left.length === 0) all.delete(keys)
          else all.set(keys, left)
        }
      },
    }),
    [],
  )
  return <ShortcutContext value={shortcuts}>{children}</ShortcutContext>
}

/** Calls `handler` on a key such as `t` or a sequence such as `g d`; without a provider it does nothing. */
export function useShortcut(keys: string, handler: Handler): void {
  const shortcuts = useContext(ShortcutContext)
  const latest = useRef(handler)
  useEffect(() => {
    latest.current = handler
  })
  useEffect(() => shortcuts?.register(keys, () => latest.current()), [shortcuts, keys])
}

/** Letters belong to whoever types: fields, lists and anything editable keep them. */
export function inField(target: EventTarget | null): boolean {
  const element = target as { tagName?: string; isContentEditable?: boolean; type?: string } | null
  if (!element) return false
  if (element.isContentEditable) return true
  if (element.tagName === 'INPUT')
    return !['checkbox', 'radio', 'button', 'range'].includes(element.type ?? '')
  return element.tagName === 'TEXTAREA' || element.tagName === 'SELECT'
}
