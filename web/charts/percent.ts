/**
 * Place of a value on an axis, as an SVG percentage: charts drawn in percentages keep their letter size at any width.
 * Values beyond the axis sit at its end.
 */
export function percentOf(value: number, low: number, high: number): string {
  const share = high > low ? (value - low) / (high - low) : 0
  return percent(Math.min(1, Math.max(0, share)))
}

/** A share of the width or height (0 to 1) as an SVG percentage. */
export function percent(share: number): string {
  return `${Math.round(share * 1e5) / 1e3}%`
}

/** Which end of a label stands at its place, so that it stays inside the chart. */
export function anchorAt(share: number): 'start' | 'middle' | 'end' {
  if (share < 0.08) return 'start'
  return share > 0.92 ? 'end' : 'middle'
}

export interface Tick {
  /** Place along the axis, 0 to 1. */
  readonly at: number
  readonly text: string
}
