import { CATEGORICAL, MISSING_IS_ZERO, MISSING_TYPES, ZERO_BAND } from './decision-type.ts'
import type { TreeEnsemble } from './ensemble.ts'

/** The band around zero holds both its ends; a point belongs to the values below it. */
const BELOW_ZERO = -ZERO_BAND * (1 + Number.EPSILON)

/**
 * Where a sum of trees tells values of each column apart: two values with no split point between them, both missing or
 * both not, take the same way through every tree.
 * @returns per column, ascending without repetition: x ≤ point or above; null for a category
 */
export function splitPoints({ columns, trees }: TreeEnsemble): (Float64Array | null)[] {
  const points = columns.map(() => new Set<number>())
  for (const { splitFeature, threshold, decisionType } of trees) {
    for (const [node, column] of splitFeature.entries()) {
      const type = decisionType[node]!
      if ((type & CATEGORICAL) !== 0) continue
      points[column]!.add(threshold[node]!)
      if ((type & MISSING_TYPES) === MISSING_IS_ZERO) points[column]!.add(BELOW_ZERO).add(ZERO_BAND)
    }
  }
  return columns.map(({ kind }, column) =>
    kind === 'category' ? null : Float64Array.from(points[column]!).sort(),
  )
}
