import { type AdditiveModel, cellOf, countParts, type Shape } from '../../model/index.ts'

/** What a shape gives its features, per cell, against a set of rows. */
export interface ShapeShares {
  readonly shape: Shape
  /** One list per axis: log-odds by cell; the lists add up to value − mean. */
  readonly shares: readonly Float64Array[]
  /** Mean of the shape over the rows. */
  readonly mean: number
  /** Of a pair: mean over the rows with one axis held, by its part; per axis. */
  readonly heldMeans: readonly Float64Array[]
}

/**
 * Interventional Shapley values of one shape: of one feature, value − mean. Of a pair, the mean of the two orders in which
 * its features come in: ½ (mean with it held − mean) + ½ (value − mean with the other held).
 * @param rows weight of each cell in the set of rows, their sum ≥ 1
 */
export function shapeShares(
  shape: Shape,
  columns: AdditiveModel['columns'],
  rows: Float64Array,
): ShapeShares {
  const { axes, values } = shape
  const total = rows.reduce((sum, count) => sum + count, 0)
  const mean = values.reduce((sum, value, cell) => sum + value * rows[cell]!, 0) / total
  const [, second] = axes
  if (second === undefined)
    return { shape, shares: [values.map((value) => value - mean)], mean, heldMeans: [] }
  const perFirst = countParts(second, columns[second.column]!)
  const nFirst = values.length / perFirst
  // Share of the rows in each part of an axis, the other feature left as it is.
  const firstRows = new Float64Array(nFirst)
  const secondRows = new Float64Array(perFirst)
  for (const [cell, count] of rows.entries()) {
    firstRows[Math.floor(cell / perFirst)]! += count / total
    secondRows[cell % perFirst]! += count / total
  }
  const firstHeld = new Float64Array(nFirst)
  const secondHeld = new Float64Array(perFirst)
  for (const [cell, value] of values.entries()) {
    const [i, j] = [Math.floor(cell / perFirst), cell % perFirst]
    firstHeld[i]! += value * secondRows[j]!
    secondHeld[j]! += value * firstRows[i]!
  }
  const firstShare = values.map((value, cell) => {
    const [i, j] = [Math.floor(cell / perFirst), cell % perFirst]
    return (firstHeld[i]! - mean + (value - secondHeld[j]!)) / 2
  })
  const secondShare = values.map((value, cell) => {
    const [i, j] = [Math.floor(cell / perFirst), cell % perFirst]
    return (secondHeld[j]! - mean + (value - firstHeld[i]!)) / 2
  })
  return { shape, shares: [firstShare, secondShare], mean, heldMeans: [firstHeld, secondHeld] }
}

/** Rows in each cell of a shape. @param reference row-major, whole rows */
export function rowsPerCell(
  shape: Shape,
  columns: AdditiveModel['columns'],
  reference: Float64Array,
): Float64Array {
  const counts = new Float64Array(shape.values.length)
  for (let at = 0; at < reference.length; at += columns.length)
    counts[cellOf(shape, columns, reference, at)]!++
  return counts
}
