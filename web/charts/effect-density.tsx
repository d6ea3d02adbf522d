import './plots.css'
import { darkness } from './density-grid.tsx'
import { anchorAt, percent, type Tick } from './percent.ts'
import { BoxLine } from './spot.tsx'
import { stepPath } from './steps.ts'

export interface EffectColumn {
  readonly id: string
  readonly n: number
  readonly mean: number
  /** Customers per effect bin, along the edges. */
  readonly counts: readonly number[]
}

const PLOT = 96
const PEOPLE = 26

/**
 * How one item acts: customers by value (across) and effect (up = raises the risk) as cells, the mean effect as steps,
 * how many customers below, and those without information at the left, outside the axis.
 */
export function EffectDensity(props: {
  readonly columns: readonly EffectColumn[]
  readonly missing: EffectColumn | null
  readonly missingText: string
  /** Edges of the effect bins, rising; the same for all items. */
  readonly edges: readonly number[]
  readonly ticks: readonly Tick[]
  readonly label: string
}) {
  const { columns, missing, edges } = props
  const low = edges[0] ?? -1
  const high = edges[edges.length - 1] ?? 1
  const share = (effect: number): number =>
    (Math.min(high, Math.max(low, effect)) - low) / Math.max(1e-12, high - low)
  const down = (effect: number): number => PLOT * (1 - share(effect))
  const mostInCell = Math.max(1, ...columns.flatMap((column) => column.counts))
  const mostInColumn = Math.max(1, ...columns.map((column) => column.n))
  const width = 1 / Math.max(1, columns.length)
  const steps = columns.map((column, index) => ({ x: index * width, y: share(column.mean) }))
  const last = steps[steps.length - 1]
  const floor = PLOT + 4 + PEOPLE
  return (
    <div className="effect" role="img" aria-label={props.label}>
      <svg width="100%" height={floor + 24} aria-hidden="true">
        <line x1="-32" x2="100%" y1={down(0)} y2={down(0)} stroke="var(--edge)" />
        {columns.flatMap((column, index) =>
          edges.slice(0, -1).map((from, bin) => {
            const n = column.counts[bin] ?? 0
            return n <= 0 ? null : (
              <rect
                key={`${column.id} ${from}`}
                x={percent(index * width)}
                width={percent(width)}
                y={down(edges[bin + 1]!)}
                height={down(from) - down(edges[bin + 1]!)}
                fill={`var(--d${darkness(n, mostInCell)})`}
              />
            )
          }),
        )}
        <BoxLine height={PLOT} d={stepPath(last === undefined ? [] : [...steps, { x: 1, y: last.y }])} />
        {columns.map((column, index) => (
          <rect
            key={column.id}
            x={percent(index * width)}
            width={percent(width * 0.9)}
            y={floor - (PEOPLE * column.n) / mostInColumn}
            height={(PEOPLE * column.n) / mostInColumn}
            fill="var(--band)"
          />
        ))}
        <line x2="100%" y1={floor} y2={floor} stroke="var(--rule)" />
        {props.ticks.map((tick) => (
          <text
            key={tick.at}
            x={percent(tick.at)}
            y={floor + 17}
            textAnchor={anchorAt(tick.at)}
            className="s m"
          >
            {tick.text}
          </text>
        ))}
        {missing === null ? null : (
          <>
            <path
              d={`M-22 ${down(missing.mean) - 7}l7 7-7 7-7-7z`}
              fill="var(--paper)"
              stroke="var(--mark)"
              strokeWidth="1.8"
            />
            <text x="-36" y={floor + 17} className="s m">
              {props.missingText}
            </text>
          </>
        )}
      </svg>
    </div>
  )
}
