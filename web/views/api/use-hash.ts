import { useEffect } from 'react'

/** Opens the entry that the address names, and those that links on the page lead to. */
export function useHash(): void {
  useEffect(() => {
    const open = () => {
      const entry = document.getElementById(window.location.hash.slice(1))
      if (!(entry instanceof HTMLDetailsElement)) return
      entry.open = true
      entry.scrollIntoView()
    }
    open()
    window.addEventListener('hashchange', open)
    return () => window.removeEventListener('hashchange', open)
  }, [])
}
