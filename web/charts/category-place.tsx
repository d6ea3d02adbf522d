import './plots.css'
import { percent } from './percent.ts'
import { Spot } from './spot.tsx'

export interface CategoryRow {
  readonly id: string
  readonly text: string
  /** Shares of the group and of all customers, 0 to 1. */
  readonly group: number
  readonly all: number
  readonly customer: boolean
}

/** How the values of a category spread: one bar per value, the customer's own marked. */
export function CategoryPlace({
  rows,
  label,
}: {
  readonly rows: readonly CategoryRow[]
  readonly label: string
}) {
  const most = Math.max(1e-9, ...rows.flatMap((row) => [row.group, row.all]))
  return (
    <div className="categories" role="img" aria-label={label}>
      {rows.map((row) => (
        <div key={row.id} aria-hidden="true">
          <span className={row.customer ? 'own' : undefined}>{row.text}</span>
          <svg width="100%" height="17" aria-hidden="true">
            <rect y="3" height="11" width={percent(row.group / most)} fill="var(--grp)" />
            <rect
              y="3"
              height="11"
              width={percent(row.all / most)}
              fill="none"
              stroke="var(--all)"
              strokeWidth="1.5"
            />
            {row.customer ? (
              <Spot x={percent(row.group / most)} y={8}>
                <path d="M16-6V6L6 0z" fill="var(--mark)" />
              </Spot>
            ) : null}
          </svg>
        </div>
      ))}
    </div>
  )
}
