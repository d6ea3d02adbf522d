import './plots.css'
import { anchorAt, percent, type Tick } from './percent.ts'
import { Spot } from './spot.tsx'

export interface GridCell {
  /** Bin across and up, from 0 at the lower left. */
  readonly x: number
  readonly y: number
  readonly n: number
}

export interface GridBlock {
  /** Centre, in bins. */
  readonly x: number
  readonly y: number
  /** People in 100. */
  readonly rate: number
  readonly text: string
}

export interface GridAxis {
  readonly bins: number
  readonly ticks: readonly Tick[]
  readonly name: string
  /** The customer's place in bins; null without information. */
  readonly customer: number | null
}

const HEIGHT = 320
const STEPS = 5

/** Darkness of a cell from 1 to 5: equal steps of the square root, so that thin cells stay visible. */
export function darkness(n: number, most: number): number {
  return n <= 0 || most <= 0 ? 1 : Math.min(STEPS, 1 + Math.floor(Math.sqrt(n / most) * STEPS))
}

/** How many customers hold each pair of values, what came of them, and where the customer stands on both axes. */
export function DensityGrid(props: {
  readonly x: GridAxis
  readonly y: GridAxis
  readonly cells: readonly GridCell[]
  readonly blocks: readonly GridBlock[]
  /** Block around the customer, in bins from its lower left; null without one. */
  readonly around: {
    readonly x: number
    readonly y: number
    readonly width: number
    readonly height: number
  } | null
  /** "Marc Ferrand: 52 and 20%" */
  readonly customerText: string
  readonly label: string
}) {
  const { x, y, cells, blocks, around } = props
  const most = Math.max(0, ...cells.map((cell) => cell.n))
  const across = (bin: number): string => percent(bin / x.bins)
  const up = (bin: number): number => HEIGHT * (1 - bin / y.bins)
  return (
    <div className="density" role="img" aria-label={props.label}>
      <svg width="100%" height={HEIGHT} aria-hidden="true">
        {cells.map((cell) => (
          <rect
            key={`${cell.x} ${cell.y}`}
            x={across(cell.x)}
            y={up(cell.y + 1)}
            width={across(1)}
            height={HEIGHT / y.bins}
            fill={`var(--d${darkness(cell.n, most)})`}
            stroke="var(--paper)"
            strokeWidth=".7"
          />
        ))}
        {around === null ? null : (
          <rect
            x={across(around.x)}
            y={up(around.y + around.height)}
            width={across(around.width)}
            height={(HEIGHT * around.height) / y.bins}
            fill="none"
            stroke="var(--mark)"
            strokeWidth="2"
          />
        )}
        {x.customer === null ? null : (
          <Spot x={across(x.customer)}>
            <line y2={HEIGHT} stroke="var(--mark)" strokeWidth="1.5" strokeDasharray="5 4" />
            <path d="M-7-13H7L0-1z" fill="var(--mark)" />
          </Spot>
        )}
        {y.customer === null ? null : (
          <Spot y={up(y.customer)}>
            <line x2="100%" stroke="var(--mark)" strokeWidth="1.5" strokeDasharray="5 4" />
            <Spot x="100%">
              <path d="M13-7V7L1 0z" fill="var(--mark)" />
            </Spot>
          </Spot>
        )}
        {blocks.map((block) => (
          <Spot key={`${block.x} ${block.y}`} x={across(block.x)} y={up(block.y)}>
            <circle
              r={Math.min(18, 10.5 + block.rate / 5)}
              fill="var(--surface)"
              stroke="var(--mark)"
              strokeWidth="1.5"
            />
            <text y="4" textAnchor="middle" className="k s">
              {block.text}
            </text>
          </Spot>
        ))}
        <CustomerText at={x.customer === null ? null : x.customer / x.bins} text={props.customerText} />
        {x.ticks.map((tick) => (
          <text
            key={tick.at}
            x={percent(tick.at)}
            y={HEIGHT + 18}
            textAnchor={anchorAt(tick.at)}
            className="s m"
          >
            {tick.text}
          </text>
        ))}
        {y.ticks.map((tick) => (
          <text key={tick.at} x="-8" y={HEIGHT * (1 - tick.at) + 4} textAnchor="end" className="s m">
            {tick.text}
          </text>
        ))}
        <text x="100%" y={HEIGHT + 40} textAnchor="end" className="s">
          {x.name}
        </text>
      </svg>
    </div>
  )
}

/** Stands beside the customer's mark, on the side with more room. */
function CustomerText({ at, text }: { readonly at: number | null; readonly text: string }) {
  if (at === null) {
    return (
      <text x="0" y="-6" className="k">
        {text}
      </text>
    )
  }
  const left = at > 0.5
  return (
    <text x={percent(at)} dx={left ? -12 : 12} y="-4" textAnchor={left ? 'end' : 'start'} className="k">
      {text}
    </text>
  )
}
