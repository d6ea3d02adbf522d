import type { ReactNode } from 'react'
import { anchorAt, percent, type Tick } from './percent.ts'
import { Spot } from './spot.tsx'
import { stepPath } from './steps.ts'

const BASE = 88
const TOP = 26

export interface HistogramProps {
  /** Name of the item, usually with its dictionary tooltip. */
  readonly title: ReactNode
  /** Where the customer stands, in words: "Above 79 of 100". */
  readonly place: string
  /** One sentence with the item, the customer's value and the place. */
  readonly label: string
  /** People per bin; bins are equally wide on the page. */
  readonly group: readonly number[]
  readonly all: readonly number[]
  /** Place of the customer along the axis, 0 to 1; null = no information. */
  readonly customerAt: number | null
  readonly customerText: string
  readonly ticks: readonly Tick[]
}

/**
 * One item: the group as grey bars, all customers as an outline, the customer's ▼. Both are shares of their own
 * people, so that a small group can be laid over everyone. Without a value the mark is ◇ outside the axis.
 */
export function Histogram(props: HistogramProps) {
  const group = shares(props.group)
  const all = shares(props.all)
  const top = Math.max(...group, ...all, Number.MIN_VALUE)
  const width = 1 / Math.max(group.length, 1)
  const at = props.customerAt
  const anchor = at !== null && at > 0.7 ? 'end' : 'start'
  const outline = [
    { x: 0, y: 0 },
    ...all.map((share, bin) => ({ x: bin * width, y: share / top })),
    { x: 1, y: 0 },
  ]
  return (
    <figure className="histogram">
      <figcaption>
        <span className="histogram-title">{props.title}</span>
        <b className="sm">{props.place}</b>
      </figcaption>
      <svg width="100%" height="108" role="img" aria-label={props.label}>
        {group.map((share, bin) => (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bin is its place.
            key={bin}
            x={percent(bin * width)}
            width={percent(width * 0.94)}
            y={BASE - (share / top) * (BASE - TOP)}
            height={(share / top) * (BASE - TOP)}
            fill="var(--grp)"
          />
        ))}
        <svg
          y={TOP}
          width="100%"
          height={BASE - TOP}
          viewBox="0 0 1000 1000"
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          <path
            d={stepPath(outline)}
            fill="none"
            stroke="var(--all)"
            strokeWidth="1.5"
            vectorEffect="non-scaling-stroke"
          />
        </svg>
        <line x1="0" x2="100%" y1={BASE} y2={BASE} stroke="var(--all)" />
        {at === null ? (
          <Spot x="0" y={12}>
            <path d="M6-6l6 6-6 6-6-6z" fill="var(--paper)" stroke="var(--mark)" strokeWidth="1.8" />
            <text x="17" y="4" className="k">
              {props.customerText}
            </text>
          </Spot>
        ) : (
          <Spot x={percent(at)} y={0}>
            <line x1="0" x2="0" y1="12" y2={BASE} stroke="var(--mark)" strokeWidth="1.5" />
            <path d="M-6 4h12l-6 10z" fill="var(--mark)" />
            <text x={anchor === 'end' ? -11 : 11} y="13" textAnchor={anchor} className="k">
              {props.customerText}
            </text>
          </Spot>
        )}
        {props.ticks.map((tick) => (
          <text
            key={`${tick.at} ${tick.text}`}
            x={percent(tick.at)}
            y="104"
            textAnchor={anchorAt(tick.at)}
            className="s m"
          >
            {tick.text}
          </text>
        ))}
      </svg>
    </figure>
  )
}

function shares(counts: readonly number[]): number[] {
  const sum = counts.reduce((before, count) => before + count, 0)
  return counts.map((count) => (sum > 0 ? count / sum : 0))
}
