import './plots.css'
import { percent, percentOf, type Tick } from './percent.ts'
import { Spot } from './spot.tsx'

export interface ReliabilityDot {
  /** People in 100: estimated, observed, and the interval of the observed. */
  readonly estimated: number
  readonly observed: number
  readonly low: number
  readonly high: number
}

const HEIGHT = 260

/** What was estimated (across) against what came (up), each with its interval; on the dotted line both are equal. */
export function Reliability(props: {
  readonly dots: readonly ReliabilityDot[]
  readonly max: number
  readonly ticks: readonly Tick[]
  readonly xName: string
  readonly yName: string
  readonly equalText: string
  readonly label: string
}) {
  const { dots, max, ticks } = props
  const down = (points: number): number => HEIGHT * (1 - Math.min(points, max) / max)
  return (
    <div className="reliability" role="img" aria-label={props.label}>
      <p className="xs">{props.yName}</p>
      <svg width="100%" height={HEIGHT} aria-hidden="true">
        {ticks.map((tick) => (
          <Spot key={tick.at} y={HEIGHT * (1 - tick.at)}>
            <line x2="100%" stroke="var(--rule)" />
            <text x="-8" y="4" textAnchor="end" className="s m">
              {tick.text}
            </text>
          </Spot>
        ))}
        {ticks.map((tick) => (
          <text key={tick.at} x={percent(tick.at)} y={HEIGHT + 18} textAnchor="middle" className="s m">
            {tick.text}
          </text>
        ))}
        <line
          x1="0"
          y1={HEIGHT}
          x2="100%"
          y2="0"
          stroke="var(--all)"
          strokeWidth="1.8"
          strokeDasharray="1 5"
          strokeLinecap="round"
        />
        <text x="88%" y="8%" dx="-6" textAnchor="end" className="s">
          {props.equalText}
        </text>
        {dots.map((dot) => (
          <Spot key={`${dot.estimated} ${dot.observed}`} x={percentOf(dot.estimated, 0, max)}>
            <line y1={down(dot.high)} y2={down(dot.low)} stroke="var(--mark)" strokeWidth="4" opacity=".45" />
            <circle cy={down(dot.observed)} r="4.5" fill="var(--mark)" />
          </Spot>
        ))}
        <text x="100%" y={HEIGHT + 38} textAnchor="end" className="s">
          {props.xName}
        </text>
      </svg>
    </div>
  )
}
