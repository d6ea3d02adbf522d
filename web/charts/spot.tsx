import type { ReactNode } from 'react'

/** A place inside a chart: what it holds is drawn about its own 0, 0. */
export function Spot(props: {
  readonly x?: string
  readonly y?: number | string
  readonly children: ReactNode
}) {
  return (
    <svg x={props.x ?? '0'} y={props.y ?? 0} overflow="visible" aria-hidden="true">
      {props.children}
    </svg>
  )
}

/** A line through shares of the chart's box (see `stepPath`), as wide as the chart, with the same stroke at any width. */
export function BoxLine({ d, height }: { readonly d: string; readonly height: number }) {
  return (
    <svg width="100%" height={height} viewBox="0 0 1000 1000" preserveAspectRatio="none" aria-hidden="true">
      <path d={d} fill="none" stroke="var(--mark)" strokeWidth="2.2" vectorEffect="non-scaling-stroke" />
    </svg>
  )
}
