import './plots.css'
import { anchorAt, percent, type Tick } from './percent.ts'
import { Spot } from './spot.tsx'

export interface PlaceBin {
  /** Span along the axis, 0 to 1. */
  readonly from: number
  readonly to: number
  /** Shares of the group and of all customers in this bin. */
  readonly group: number
  readonly all: number
}

const HEIGHT = 62

/** How a number spreads in the group (grey) and over all customers (outline), with the customer's mark. */
export function Place(props: {
  readonly bins: readonly PlaceBin[]
  /** 0 to 1; null without information: the mark stands outside the axis then. */
  readonly customer: number | null
  readonly customerText: string
  readonly ticks: readonly Tick[]
  readonly label: string
}) {
  const { bins, customer } = props
  const most = Math.max(1e-9, ...bins.flatMap((bin) => [bin.group, bin.all]))
  const height = (share: number): number => (HEIGHT * share) / most
  const left = customer !== null && customer > 0.6
  return (
    <div className="place" role="img" aria-label={props.label}>
      <svg width="100%" height={HEIGHT} aria-hidden="true">
        {bins.map((bin) => (
          <rect
            key={bin.from}
            x={percent(bin.from)}
            width={percent(bin.to - bin.from)}
            y={HEIGHT - height(bin.group)}
            height={height(bin.group)}
            fill="var(--grp)"
            stroke="var(--paper)"
            strokeWidth=".6"
          />
        ))}
        <Outline bins={bins} most={most} />
        <line x2="100%" y1={HEIGHT} y2={HEIGHT} stroke="var(--ink)" />
        {customer === null ? null : (
          <Spot x={percent(customer)}>
            <line y1="-12" y2={HEIGHT} stroke="var(--mark)" strokeWidth="1.5" />
            <path d="M-6-22H6L0-12z" fill="var(--mark)" />
            <text x={left ? -11 : 11} y="-12" textAnchor={left ? 'end' : 'start'} className="k halo">
              {props.customerText}
            </text>
          </Spot>
        )}
        {customer === null ? (
          <Spot y={-16}>
            <path d="M1 0l6-6 6 6-6 6z" fill="var(--paper)" stroke="var(--mark)" strokeWidth="1.8" />
            <text x="19" y="4" className="k">
              {props.customerText}
            </text>
          </Spot>
        ) : null}
        {props.ticks.map((tick) => (
          <text
            key={tick.at}
            x={percent(tick.at)}
            y={HEIGHT + 16}
            textAnchor={anchorAt(tick.at)}
            className="s m"
          >
            {tick.text}
          </text>
        ))}
      </svg>
    </div>
  )
}

function Outline({ bins, most }: { readonly bins: readonly PlaceBin[]; readonly most: number }) {
  let path = 'M0 1000'
  for (const bin of bins) {
    path += `H${Math.round(bin.from * 1e4) / 10}V${Math.round(1e4 * (1 - bin.all / most)) / 10}H${Math.round(bin.to * 1e4) / 10}`
  }
  return (
    <svg width="100%" height={HEIGHT} viewBox="0 0 1000 1000" preserveAspectRatio="none" aria-hidden="true">
      <path
        d={`${path}V1000`}
        fill="none"
        stroke="var(--all)"
        strokeWidth="1.5"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  )
}
