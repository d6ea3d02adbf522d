import { useId } from 'react'
import { percent, percentOf } from './percent.ts'
import { Spot } from './spot.tsx'

/** Every risk scale ends here, people in 100; what lies above stands at the end with its number. */
export const SCALE_END = 30
const TICKS = [0, 5, 10, 15, 20, 25, 30]

interface RiskInterval {
  readonly low: number
  readonly high: number
  readonly text: string
}

export interface RiskScaleProps {
  /** People in 100. */
  readonly points: number
  readonly limit: number
  readonly baseRate: number
  /** Shares of all applicants in equal steps over the scale; null leaves the density out. */
  readonly density: readonly number[] | null
  /** Range of the estimate, people in 100, with its words: "likely between 11 and 18". */
  readonly interval?: RiskInterval
  readonly texts: {
    readonly customer: string
    readonly limit: string
    readonly approved: string
    readonly declined: string
    readonly all: string
    readonly axis: string
  }
  /** One sentence with all of it, for readers who do not see the marks. */
  readonly label: string
}

/** How far from the limit: one horizontal scale with density, limit, all applicants and the customer's ▼. */
export function RiskScale({ points, limit, baseRate, density, interval, texts, label }: RiskScaleProps) {
  const hatch = useId()
  const bar = density === null ? 44 : 86
  // The words of the limit stand above the density.
  const words = density === null ? 14 : 20
  const at = (value: number) => percentOf(value, 0, SCALE_END)
  const share = Math.min(points / SCALE_END, 1)
  const labelLeft = share > 0.55
  const off = points > SCALE_END
  const limitShare = Math.min(limit / SCALE_END, 1)
  return (
    <svg
      className="risk-scale"
      width="100%"
      height={bar + (interval ? 84 : 70)}
      role="img"
      aria-label={label}
    >
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" fill="var(--surface)" />
          <line x1="0" x2="0" y1="0" y2="6" stroke="var(--hatch)" strokeWidth="2.4" />
        </pattern>
      </defs>
      {density === null ? null : <Density density={density} bottom={bar} />}
      <rect x="0" y={bar} width={at(limit)} height="9" fill="var(--surface)" stroke="var(--edge)" />
      <rect
        x={at(limit)}
        y={bar}
        width={percent(1 - limitShare)}
        height="9"
        fill={`url(#${hatch})`}
        stroke="var(--edge)"
      />
      {interval ? (
        <rect
          x={at(interval.low)}
          y={bar + 2}
          width={percent(
            (Math.min(interval.high, SCALE_END) - Math.min(interval.low, SCALE_END)) / SCALE_END,
          )}
          height="5"
          fill="var(--mark)"
        />
      ) : null}
      <line x1={at(limit)} x2={at(limit)} y1={words - 8} y2={bar + 17} stroke="var(--ink)" strokeWidth="2" />
      <Spot x={at(limit)} y={words}>
        <text x="-8" textAnchor="end" className="m">
          {texts.approved}
        </text>
        <text x="8">
          <tspan className="k">{texts.limit}</tspan>
          <tspan className="m" dx="7">
            {texts.declined}
          </tspan>
        </text>
      </Spot>
      {TICKS.map((tick) => (
        <Spot key={tick} x={at(tick)} y={bar}>
          <line y1="9" y2="13" x1="0" x2="0" stroke="var(--edge)" />
          <text y="27" textAnchor="middle" className="s m">
            {tick}
          </text>
        </Spot>
      ))}
      <Spot x={at(baseRate)} y={bar}>
        <line
          x1="0"
          x2="0"
          y1={density === null ? -4 : -30}
          y2="37"
          stroke="var(--all)"
          strokeWidth="1.6"
          strokeDasharray="2 3"
        />
        <text
          y="48"
          textAnchor={baseRate / SCALE_END > 0.22 ? 'end' : 'start'}
          dx={baseRate / SCALE_END > 0.22 ? 14 : -8}
          className="s"
        >
          {texts.all}
        </text>
      </Spot>
      <Spot x={at(points)} y={bar}>
        <path d="M-8-14h16l-8 13z" fill="var(--mark)" />
        {off ? <path d="M11-11l5 4-5 4" fill="none" stroke="var(--mark)" strokeWidth="2" /> : null}
        <text x={labelLeft ? -13 : 13} y="-5" textAnchor={labelLeft ? 'end' : 'start'} className="k halo big">
          {texts.customer}
        </text>
      </Spot>
      {interval ? <IntervalWords interval={interval} bar={bar} /> : null}
      <text x="100%" y={bar + (interval ? 78 : 66)} textAnchor="end" className="s m">
        {texts.axis}
      </text>
    </svg>
  )
}

/** A bracket under the scale with the words in its middle; it stays open where the range goes on beyond the scale. */
function IntervalWords({ interval, bar }: { interval: RiskInterval; bar: number }) {
  const at = (value: number) => percentOf(value, 0, SCALE_END)
  const { low, high, text } = interval
  const ends = high > SCALE_END ? [low] : [low, high]
  const [top, foot] = [bar + 31, bar + 36]
  const { place, anchor } = placeOfWords(low, Math.min(high, SCALE_END))
  return (
    <>
      <line x1={at(low)} x2={at(high)} y1={foot} y2={foot} stroke="var(--ink)" />
      {ends.map((end) => (
        <line key={end} x1={at(end)} x2={at(end)} y1={top} y2={foot} stroke="var(--ink)" />
      ))}
      <Spot x={at(place)} y={bar}>
        <text y="62" textAnchor={anchor} className="s">
          {text}
        </text>
      </Spot>
    </>
  )
}

/** In the middle, or from the outer end where the words would not fit beside the edge. */
function placeOfWords(low: number, high: number) {
  const middle = (low + high) / 2
  if (middle < SCALE_END / 4) return { place: low, anchor: 'start' } as const
  return middle > (SCALE_END * 3) / 4
    ? ({ place: high, anchor: 'end' } as const)
    : ({ place: middle, anchor: 'middle' } as const)
}

function Density({ density, bottom }: { density: readonly number[]; bottom: number }) {
  const top = Math.max(...density, Number.MIN_VALUE)
  const width = 1 / density.length
  return density.map((share, bin) => (
    <rect
      // biome-ignore lint/suspicious/noArrayIndexKey: a bin is its place.
      key={bin}
      x={percent(bin * width)}
      width={percent(width * 0.92)}
      y={bottom - (share / top) * 46}
      height={(share / top) * 46}
      fill="var(--band)"
    />
  ))
}
