import { percentOf } from './percent.ts'
import { SCALE_END } from './risk-scale.tsx'
import { Spot } from './spot.tsx'

/** Risk and limit, people in 100, on the common scale. Stands beside the same two numbers, so it is not read out. */
export function MiniScale({ points, limit }: { points: number; limit: number }) {
  const at = percentOf(limit, 0, SCALE_END)
  return (
    <svg className="mini-scale" width="100%" height="22" aria-hidden="true">
      <line x1="0" x2="100%" y1="16" y2="16" stroke="var(--edge)" />
      <line x1={at} x2="100%" y1="16" y2="16" stroke="var(--ink)" strokeWidth="3" />
      <line x1={at} x2={at} y1="9" y2="22" stroke="var(--ink)" strokeWidth="2" />
      <Spot x={percentOf(points, 0, SCALE_END)} y={5}>
        <path d="M-5.5 0h11l-5.5 9z" fill="var(--mark)" />
      </Spot>
    </svg>
  )
}
