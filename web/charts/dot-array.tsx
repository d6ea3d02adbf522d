const STEP = 13
const RADIUS = 4.5
const SIDE = STEP * 9 + RADIUS * 2

/** 100 dots, filled row by row from the top left. @param filled people, 0 to 100 */
export function DotArray({ filled, label }: { filled: number; label: string }) {
  return (
    <svg className="dots" viewBox={`0 0 ${SIDE} ${SIDE}`} role="img" aria-label={label}>
      {Array.from({ length: 100 }, (_, dot) => {
        const on = dot < filled
        return (
          <circle
            // biome-ignore lint/suspicious/noArrayIndexKey: a dot is its place.
            key={dot}
            cx={RADIUS + STEP * (dot % 10)}
            cy={RADIUS + STEP * Math.floor(dot / 10)}
            r={on ? RADIUS : 3.75}
            fill={on ? 'var(--mark)' : 'none'}
            stroke={on ? undefined : 'var(--edge)'}
            strokeWidth={on ? undefined : 1.1}
          />
        )
      })}
    </svg>
  )
}
