export interface CurvePoint {
  readonly value: number
  /** People in 100. */
  readonly points: number
  /** Declined whatever the risk. */
  readonly barred?: boolean
}

/**
 * Runs of neighbouring values whose risk is under the limit. Ties decline, so a point at the limit is outside.
 * A run ends at its last value that was really scored, never between two.
 */
export function approvedRuns(
  points: readonly CurvePoint[],
  limit: number,
): { readonly from: number; readonly to: number }[] {
  const runs: { from: number; to: number }[] = []
  let open = false
  for (const point of points) {
    if (point.points >= limit || point.barred === true) {
      open = false
    } else if (open) {
      runs[runs.length - 1]!.to = point.value
    } else {
      runs.push({ from: point.value, to: point.value })
      open = true
    }
  }
  return runs
}

/** Path of the steps in a box of 1000 × 1000, y upward: each level holds until the next value. */
export function stepPath(points: readonly { readonly x: number; readonly y: number }[]): string {
  let path = ''
  for (const [index, { x, y }] of points.entries()) {
    const across = Math.round(x * 1e4) / 10
    const down = Math.round((1 - y) * 1e4) / 10
    path += index === 0 ? `M${across} ${down}` : `H${across}V${down}`
  }
  return path
}
