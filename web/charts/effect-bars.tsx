import './plots.css'
import type { ReactNode } from 'react'
import { percentOf } from './percent.ts'

export interface EffectBar {
  readonly id: string
  /** Words, or a link that holds them. */
  readonly name: ReactNode
  /** Mean absolute effect, log-odds. */
  readonly value: number
  readonly text: string
}

/** How much each item moves the estimate, strongest first: one line and one dot per item, the figure beside it. */
export function EffectBars({ bars, max }: { readonly bars: readonly EffectBar[]; readonly max: number }) {
  return (
    <ol className="effects">
      {bars.map((bar) => (
        <li key={bar.id}>
          <span>{bar.name}</span>
          <svg width="100%" height="22" aria-hidden="true">
            <line x1="0" x2="0" y1="0" y2="22" stroke="var(--ink)" />
            <line
              x1="0"
              x2={percentOf(bar.value, 0, max)}
              y1="11"
              y2="11"
              stroke="var(--grp)"
              strokeWidth="2"
            />
            <circle cx={percentOf(bar.value, 0, max)} cy="11" r="5" fill="var(--mark)" />
          </svg>
          <span className="num">{bar.text}</span>
        </li>
      ))}
    </ol>
  )
}
