import './plots.css'
import { anchorAt, percent, percentOf, type Tick } from './percent.ts'
import { BoxLine, Spot } from './spot.tsx'
import { approvedRuns, type CurvePoint, stepPath } from './steps.ts'

export interface CurveMark extends CurvePoint {
  readonly text: string
  readonly note: string | null
}

const HEIGHT = 210

/** Risk along one fact as steps, with the limit, the filed value, the changed value and what would be approved. */
export function ResponseCurve(props: {
  readonly points: readonly CurvePoint[]
  readonly limit: number
  readonly limitText: string
  /** End of the vertical scale, people in 100. */
  readonly max: number
  readonly filed: CurveMark | null
  readonly changed: CurveMark | null
  /** Words on the shaded range; null when nothing, or more than one range, is approved. */
  readonly approvedText: string | null
  readonly xTicks: readonly Tick[]
  readonly yTicks: readonly Tick[]
  readonly xName: string
  readonly yName: string
  readonly label: string
}) {
  const { points, limit, max, filed, changed } = props
  const first = points[0]?.value ?? 0
  const last = points[points.length - 1]?.value ?? 1
  const across = (value: number): string => percentOf(value, first, last)
  const share = (value: number): number =>
    Math.min(1, Math.max(0, (value - first) / Math.max(1e-12, last - first)))
  const down = (risk: number): number => HEIGHT * (1 - Math.min(risk, max) / max)
  const runs = approvedRuns(points, limit)
  return (
    <div className="response" role="img" aria-label={props.label}>
      <p className="xs">{props.yName}</p>
      <svg width="100%" height={HEIGHT} aria-hidden="true">
        {props.yTicks.map((tick) => (
          <Spot key={tick.at} y={HEIGHT * (1 - tick.at)}>
            <line x2="100%" stroke="var(--rule)" />
            <text x="-10" y="4" textAnchor="end" className="s m">
              {tick.text}
            </text>
          </Spot>
        ))}
        {runs.map((run) => (
          <rect
            key={run.from}
            x={across(run.from)}
            width={percent(share(run.to) - share(run.from))}
            y={down(limit)}
            height={HEIGHT - down(limit)}
            fill="var(--accent-weak)"
          />
        ))}
        <BoxLine
          height={HEIGHT}
          d={stepPath(
            points.map(({ value, points: risk }) => ({ x: share(value), y: Math.min(risk, max) / max })),
          )}
        />
        <line x2="100%" y1={down(limit)} y2={down(limit)} stroke="var(--ink)" strokeWidth="2" />
        <text x="100%" y={down(limit) + 17} textAnchor="end" className="k halo">
          {props.limitText}
        </text>
        {runs[0] === undefined || props.approvedText === null ? null : (
          <text x={across(runs[0].from)} dx="10" y={HEIGHT - 10} className="k">
            {props.approvedText}
          </text>
        )}
        {changed === null ? null : (
          <Mark mark={changed} x={share(changed.value)} y={down(changed.points)} changed />
        )}
        {filed === null ? null : (
          <Mark mark={filed} x={share(filed.value)} y={down(filed.points)} changed={false} />
        )}
        {props.xTicks.map((tick) => (
          <text
            key={tick.at}
            x={percent(tick.at)}
            y={HEIGHT + 20}
            textAnchor={anchorAt(tick.at)}
            className="s m"
          >
            {tick.text}
          </text>
        ))}
        <text x="100%" y={HEIGHT + 42} textAnchor="end" className="s">
          {props.xName}
        </text>
      </svg>
    </div>
  )
}

/** The filed label stands left of its mark and the changed one below: near each other they still read apart. */
function Mark(props: {
  readonly mark: CurveMark
  readonly x: number
  readonly y: number
  readonly changed: boolean
}) {
  const { mark, x, y, changed } = props
  const left = x > 0.4
  const side = { x: left ? -12 : 12, textAnchor: left ? ('end' as const) : ('start' as const) }
  const line = changed ? 16 : -4
  return (
    <Spot x={percent(x)} y={y}>
      <path
        d="M-7-12H7L0 0z"
        fill={changed ? 'var(--paper)' : 'var(--mark)'}
        stroke="var(--mark)"
        strokeWidth="1.8"
      />
      <text {...side} y={line} className="k halo">
        {mark.text}
      </text>
      {mark.note === null ? null : (
        <text {...side} y={line + 16} className="s halo">
          {mark.note}
        </text>
      )}
    </Spot>
  )
}
