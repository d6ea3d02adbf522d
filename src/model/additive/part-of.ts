import type { ColumnSpec } from '../../matrix/index.ts'
import { type Axis, countParts, type Shape } from './additive-model.ts'

/** Part of the axis in which a value lies. */
export function partOf(axis: Axis, spec: ColumnSpec, value: number): number {
  if (Number.isNaN(value)) return 0
  // Codes are cut to whole numbers, as the trees do.
  if (spec.kind === 'category') return axis.codes.indexOf(Math.trunc(value)) + 1
  const { cuts } = axis
  let low = 0
  let high = cuts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (value <= cuts[middle]!) high = middle
    else low = middle + 1
  }
  return low + 1
}

/**
 * Cell of a shape in which a row lies: index into its values.
 * @param row one value per column of the model, from index `at`
 */
export function cellOf({ axes }: Shape, columns: readonly ColumnSpec[], row: Float64Array, at = 0): number {
  return axes.reduce((cell, axis) => {
    const spec = columns[axis.column]!
    return cell * countParts(axis, spec) + partOf(axis, spec, row[at + axis.column]!)
  }, 0)
}
