import type { Outcome } from '../../src/contract/index.ts'
import { useText } from '../text/index.ts'

interface VerdictMarkProps {
  readonly outcome: Outcome
  readonly closeCall: boolean
}

/** Ring and tick, half diamond, or filled square and cross. Always beside its word. */
export function VerdictMark({ outcome, closeCall }: VerdictMarkProps) {
  return (
    <svg className="verdict" viewBox="0 0 20 20" aria-hidden="true">
      {closeCall ? (
        <>
          <path d="M10 1l9 9-9 9-9-9z" fill="none" stroke="var(--ink)" strokeWidth="1.8" />
          <path d="M10 1v18l-9-9z" fill="var(--ink)" />
        </>
      ) : outcome === 'approved' ? (
        <>
          <circle cx="10" cy="10" r="8.7" fill="none" stroke="var(--ink)" strokeWidth="2" />
          <path
            d="M5.8 10.4l2.9 2.9 5.6-6"
            fill="none"
            stroke="var(--ink)"
            strokeWidth="2.4"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </>
      ) : (
        <>
          <rect x="1" y="1" width="18" height="18" rx="2.5" fill="var(--ink)" />
          <path d="M6 6l8 8M14 6l-8 8" stroke="var(--paper)" strokeWidth="2.4" strokeLinecap="round" />
        </>
      )}
    </svg>
  )
}

/** The mark with its word, for lists. */
export function Verdict({ outcome, closeCall }: VerdictMarkProps) {
  const { t } = useText()
  const [first = '', ...rest] = t(closeCall ? `common.close.${outcome}` : `common.${outcome}`).split(' ')
  return (
    <>
      {/* The mark never stands alone at the end of a line. */}
      <span className="nw">
        <VerdictMark outcome={outcome} closeCall={closeCall} />
        {first}
      </span>
      {rest.length === 0 ? null : ` ${rest.join(' ')}`}
    </>
  )
}
