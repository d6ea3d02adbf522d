const STEP = 13
const RADIUS = 4.5
const PER_ROW = 25

/** People by what came of their loan; each a dot. */
export interface OutcomeCounts {
  readonly difficulties: number
  readonly none: number
  readonly unknown: number
}

/** Filled = payment difficulties, ring = none, small point = not known; in this order, 25 a row. */
export function OutcomeDots({ counts, label }: { readonly counts: OutcomeCounts; readonly label: string }) {
  const { difficulties, none, unknown } = counts
  const n = difficulties + none + unknown
  const rows = Math.ceil(n / PER_ROW)
  const width = STEP * (Math.min(n, PER_ROW) - 1) + RADIUS * 2
  const height = STEP * (rows - 1) + RADIUS * 2
  return (
    <svg
      className="outcome-dots"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={label}
    >
      {Array.from({ length: n }, (_, dot) => {
        const place = { cx: RADIUS + STEP * (dot % PER_ROW), cy: RADIUS + STEP * Math.floor(dot / PER_ROW) }
        const key = `${place.cx} ${place.cy}`
        if (dot < difficulties) return <circle key={key} {...place} r={RADIUS} fill="var(--mark)" />
        if (dot < difficulties + none) {
          return <circle key={key} {...place} r={3.75} fill="none" stroke="var(--edge)" strokeWidth={1.1} />
        }
        return <circle key={key} {...place} r={1.5} fill="var(--edge)" />
      })}
    </svg>
  )
}
