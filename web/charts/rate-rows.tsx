import './plots.css'
import { percentOf, type Tick } from './percent.ts'
import { Spot } from './spot.tsx'

export interface RateRow {
  readonly id: string
  readonly name: string
  readonly mark: 'customer' | 'group' | 'all'
  /** People in 100. */
  readonly value: number
  readonly interval: { readonly low: number; readonly high: number } | null
  /** "8.9 in 100" */
  readonly text: string
  /** "8.6 to 9.2"; null without an interval. */
  readonly intervalText: string | null
}

/** Shares of people on one scale, one row each, with the limit through all rows. The words stand beside each row. */
export function RateRows(props: {
  readonly rows: readonly RateRow[]
  readonly limit: number
  readonly limitText: string
  /** End of the scale, people in 100. */
  readonly max: number
  readonly ticks: readonly Tick[]
  /** One sentence with all rows, for readers who do not see the marks. */
  readonly label: string
}) {
  const { rows, limit, limitText, max, ticks, label } = props
  const limitAt = percentOf(limit, 0, max)
  const end = limit > max * 0.85 ? 'end' : 'middle'
  return (
    <div className="rates">
      <p className="vh">{label}</p>
      <div className="rate rate-limit">
        <svg width="100%" height="20" aria-hidden="true">
          <text x={limitAt} y="13" textAnchor={end} className="k">
            {limitText}
          </text>
        </svg>
      </div>
      {rows.map((row) => (
        <div className="rate" key={row.id}>
          <span className={row.mark === 'customer' ? 'rate-name rate-own' : 'rate-name'}>{row.name}</span>
          <svg width="100%" height="30" aria-hidden="true">
            <line x1="0" x2="100%" y1="15" y2="15" stroke="var(--rule)" />
            <line x1={limitAt} x2={limitAt} y1="0" y2="30" stroke="var(--ink)" strokeWidth="2" />
            {row.interval === null ? null : (
              <line
                x1={percentOf(row.interval.low, 0, max)}
                x2={percentOf(row.interval.high, 0, max)}
                y1="15"
                y2="15"
                stroke="var(--mark)"
                strokeWidth="4"
                opacity=".45"
              />
            )}
            <RateMark mark={row.mark} at={percentOf(row.value, 0, max)} />
          </svg>
          <span className="rate-text">
            <b>{row.text}</b>{' '}
            {row.intervalText === null ? null : <span className="mut">{row.intervalText}</span>}
          </span>
        </div>
      ))}
      <div className="rate rate-axis">
        <svg width="100%" height="18" aria-hidden="true">
          {ticks.map((tick) => (
            <text key={tick.at} x={percentOf(tick.at, 0, 1)} y="13" textAnchor="middle" className="s m">
              {tick.text}
            </text>
          ))}
        </svg>
      </div>
    </div>
  )
}

function RateMark({ mark, at }: { readonly mark: RateRow['mark']; readonly at: string }) {
  return (
    <Spot x={at} y={15}>
      {mark === 'customer' ? <path d="M-8-12h16L0 1z" fill="var(--mark)" /> : null}
      {mark === 'group' ? (
        <rect x="-6" y="-6" width="12" height="12" fill="var(--grp)" stroke="var(--mark)" strokeWidth="1.5" />
      ) : null}
      {mark === 'all' ? <circle r="6" fill="var(--paper)" stroke="var(--all)" strokeWidth="2" /> : null}
    </Spot>
  )
}
