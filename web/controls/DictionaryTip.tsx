import './controls.css'
import { type ReactNode, useId, useState } from 'react'

/** A word whose meaning opens on hover, focus or touch, stays while the pointer is on it, and closes with Escape. */
export function DictionaryTip({ word, children }: { readonly word: string; readonly children: ReactNode }) {
  const id = useId()
  const [open, setOpen] = useState(false)
  return (
    <span className="word" onPointerEnter={() => setOpen(true)} onPointerLeave={() => setOpen(false)}>
      <button
        type="button"
        aria-describedby={open ? id : undefined}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onClick={() => setOpen(true)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setOpen(false)
        }}
      >
        {word}
      </button>
      {open ? (
        <span className="tip" role="tooltip" id={id}>
          {children}
        </span>
      ) : null}
    </span>
  )
}
