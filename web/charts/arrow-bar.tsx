import { percent } from './percent.ts'
import { Spot } from './spot.tsx'

interface ArrowBarProps {
  /** Ends of the bar along the chart, 0 to 1; pointing right raises the risk, left lowers it. */
  readonly from: number
  readonly to: number
  readonly y: number
  readonly height: number
  readonly pale?: boolean
}

/** A bar with a pointed end: its direction is its sign, its colour only repeats it. */
export function ArrowBar({ from, to, y, height, pale = false }: ArrowBarProps) {
  if (from === to) return null
  const right = to > from
  const half = height / 2
  // One pixel further than the bar, or its edge would shimmer through.
  const over = right ? 1 : -1
  const tip = Math.min(6, half * 0.9) * (right ? -1 : 1)
  return (
    <>
      <rect
        x={percent(Math.min(from, to))}
        width={percent(Math.abs(to - from))}
        y={y}
        height={height}
        fill={right ? 'var(--raise)' : 'var(--lower)'}
        opacity={pale ? 0.72 : 1}
      />
      {/* The point is cut out of the bar, so that it ends exactly at its value. */}
      <Spot x={percent(to)} y={y}>
        <path
          d={`M${tip}-1H${over}V${half}H0zM${tip} ${height + 1}H${over}V${half}H0z`}
          fill="var(--ground, var(--paper))"
        />
      </Spot>
    </>
  )
}

/** One signed effect from a zero line: at the left for raising, at the right for lowering. @param max longest bar */
export function SignedBar({ points, max }: { points: number; max: number }) {
  const share = max > 0 ? Math.min(1, Math.abs(points) / max) : 0
  const zero = points < 0 ? 1 : 0
  return (
    <svg className="signed-bar" width="100%" height="14" aria-hidden="true">
      <ArrowBar from={zero} to={points < 0 ? 1 - share : share} y={2} height={10} />
      <line x1={percent(zero)} x2={percent(zero)} y1="0" y2="14" stroke="var(--all)" strokeWidth="1.5" />
    </svg>
  )
}
