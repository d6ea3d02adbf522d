import { type KeyboardEvent, type ReactNode, useId, useState } from 'react'

/** A word with its dictionary entry: opens on focus and hover, stays while hovered, closes with Escape. */
export function Term({ tip, children }: { tip: ReactNode; children: ReactNode }) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && open) {
      event.stopPropagation()
      setOpen(false)
    }
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hover only mirrors what focus on the button does.
    <span className="term" onMouseEnter={() => setOpen(true)} onMouseLeave={() => setOpen(false)}>
      <button
        type="button"
        aria-describedby={open ? id : undefined}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      >
        {children}
      </button>
      {open ? (
        <span className="tip" role="tooltip" id={id}>
          {tip}
        </span>
      ) : null}
    </span>
  )
}
