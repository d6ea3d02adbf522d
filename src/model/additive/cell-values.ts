import type { ColumnSpec } from '../../matrix/index.ts'
import type { Tree } from '../ensemble.ts'
import { TreeScorer } from '../tree-scorer.ts'
import { type Axis, countParts, partValue } from './additive-model.ts'

/**
 * Sum of trees in every cell of the axes; the trees look at no other columns, and are constant on the axes' parts.
 * @returns one value per cell, added in the order of the trees
 */
export function cellValues(
  trees: readonly Tree[],
  axes: readonly Axis[],
  columns: readonly ColumnSpec[],
): Float64Array {
  const specs = axes.map(({ column }) => columns[column]!)
  const sizes = axes.map((axis, a) => countParts(axis, specs[a]!))
  const nCells = sizes.reduce((product, size) => product * size, 1)
  const rows = new Float64Array(nCells * axes.length)
  for (let cell = 0; cell < nCells; cell++) {
    let rest = cell
    for (let a = axes.length - 1; a >= 0; a--) {
      rows[cell * axes.length + a] = partValue(axes[a]!, specs[a]!, rest % sizes[a]!)
      rest = Math.floor(rest / sizes[a]!)
    }
  }
  // Only the columns of the axes, so that a cell is a row of one or two values.
  const narrow = trees.map((tree) => ({
    ...tree,
    splitFeature: tree.splitFeature.map((column) => axes.findIndex((axis) => axis.column === column)),
  }))
  return new TreeScorer({ family: 'trees', columns: specs, trees: narrow }).rawScores(rows)
}
