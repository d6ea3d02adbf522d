import { likeness, nearestRows, type PointColumns, type Spread } from '../../compare/index.ts'
import type { SimilarApplication, SimilarApplications } from '../bank.ts'

/** Reason groups named per neighbour. */
const NAMED = 3

export interface SimilarSearch {
  readonly points: PointColumns
  readonly spread: Spread
  /** Reason group of each axis. */
  readonly groups: readonly string[]
  /** Application id of each row. */
  readonly rowIds: Float64Array
}

/**
 * Who is nearest to a point, over all rows.
 * @param own where the applicant stands, one per axis: log-odds, 32-bit floats as those of the rows
 * @param excluded rows that do not count: the applicant's own
 */
export function findSimilar(
  { points, spread, groups, rowIds }: SimilarSearch,
  own: Float64Array,
  count: number,
  excluded: ReadonlySet<number>,
): SimilarApplications {
  const nearest = nearestRows(points.distances(own), count, excluded)
  const others = nearest.map((one) => points.point(one.row))
  const neighbours = nearest.map((one, k): SimilarApplication => {
    const gains = likeness(own, [others[k]!], spread)
    const differences = others[k]!.map((value, axis) => Math.abs(value - own[axis]!))
    const farthest = differences.indexOf(Math.max(...differences))
    return {
      applicationId: rowIds[one.row]!,
      distance: one.distance,
      alike: largest(gains)
        .slice(0, NAMED)
        .map((axis) => groups[axis]!),
      unlike: differences[farthest]! > 0 ? groups[farthest]! : null,
    }
  })
  return {
    searched: points.nRows - excluded.size,
    neighbours,
    alike: others.length === 0 ? [] : shares(likeness(own, others, spread), groups),
  }
}

/** Axes that bring others nearer, the strongest first. */
function largest(gains: Float64Array): number[] {
  return [...gains.keys()].filter((axis) => gains[axis]! > 0).sort((a, b) => gains[b]! - gains[a]! || a - b)
}

function shares(gains: Float64Array, groups: readonly string[]): SimilarApplications['alike'] {
  const axes = largest(gains)
  const sum = axes.reduce((all, axis) => all + gains[axis]!, 0)
  return axes.map((axis) => ({ group: groups[axis]!, share: gains[axis]! / sum }))
}
