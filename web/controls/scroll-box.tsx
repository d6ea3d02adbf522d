import './controls.css'
import type { ReactNode } from 'react'

/** Holds a table that may be wider than the page: it scrolls alone, by keyboard too. */
export function ScrollBox({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className="scroll" aria-label={name} tabIndex={0}>
      {children}
    </section>
  )
}
