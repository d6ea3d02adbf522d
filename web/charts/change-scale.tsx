import { useId } from 'react'
import { percentOf, type Tick } from './percent.ts'
import { Spot } from './spot.tsx'

/** Risk as filed (▼) and after a change (▽) on the scale of the decision, with an arrow from one to the other. */
export function ChangeScale(props: {
  /** People in 100. */
  readonly before: number
  readonly after: number
  readonly limit: number
  readonly beforeText: string
  /** Null while nothing is changed: then only the filed mark stands. */
  readonly afterText: string | null
  readonly changeText: string
  readonly limitText: string
  readonly approvedText: string
  readonly declinedText: string
  readonly max: number
  readonly ticks: readonly Tick[]
  readonly label: string
}) {
  const hatch = useId()
  const { before, after, limit, max } = props
  const at = (points: number): string => percentOf(points, 0, max)
  const changed = props.afterText !== null
  const afterIsLeft = after <= before
  const line = at(limit)
  const down = after < before
  const colour = down ? 'var(--lower)' : 'var(--raise)'
  return (
    <svg width="100%" height="98" role="img" aria-label={props.label} className="change-scale">
      <defs>
        <pattern id={hatch} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line y2="7" stroke="var(--hatch)" strokeWidth="1.6" />
        </pattern>
      </defs>
      <rect x="0" y="50" width={line} height="11" fill="var(--surface)" stroke="var(--edge)" />
      <rect
        x={line}
        y="50"
        width={percentOf(max - limit, 0, max)}
        height="11"
        fill={`url(#${hatch})`}
        stroke="var(--edge)"
      />
      <line x1={line} x2={line} y1="6" y2="70" stroke="var(--ink)" strokeWidth="2.4" />
      <text x={line} dx="-8" y="17" textAnchor="end">
        {props.approvedText}
      </text>
      <text x={line} dx="8" y="17">
        <tspan className="k">{props.limitText}</tspan> <tspan dx="4">{props.declinedText}</tspan>
      </text>
      <Spot x={at(before)} y={49}>
        <path d="M-8-14H8L0 0z" fill="var(--mark)" />
        <text
          x={afterIsLeft || !changed ? 13 : -13}
          y="-5"
          textAnchor={afterIsLeft || !changed ? 'start' : 'end'}
          className="k halo"
        >
          {props.beforeText}
        </text>
      </Spot>
      {changed ? (
        <>
          <Spot x={at(after)} y={49}>
            <path d="M-7-13H7L0-1z" fill="var(--paper)" stroke="var(--mark)" strokeWidth="2" />
            <text
              x={afterIsLeft ? -13 : 13}
              y="-5"
              textAnchor={afterIsLeft ? 'end' : 'start'}
              className="k halo"
            >
              {props.afterText}
            </text>
          </Spot>
          {after === before ? null : (
            <>
              <line x1={at(before)} x2={at(after)} y1="74" y2="74" stroke={colour} strokeWidth="2" />
              <Spot x={at(after)} y={74}>
                <path
                  d={down ? 'M7-5L0 0l7 5' : 'M-7-5L0 0l-7 5'}
                  fill="none"
                  stroke={colour}
                  strokeWidth="2"
                />
              </Spot>
            </>
          )}
          <text
            x={at(Math.max(before, after))}
            dx="8"
            y="78"
            className="halo"
            style={{ fill: colour, fontWeight: 600 }}
          >
            {props.changeText}
          </text>
        </>
      ) : null}
      {props.ticks.map((tick) => (
        <text key={tick.at} x={percentOf(tick.at, 0, 1)} y="94" textAnchor="middle" className="s m">
          {tick.text}
        </text>
      ))}
    </svg>
  )
}
