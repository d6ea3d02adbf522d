import { fail } from '../../errors/index.ts'
import type { Matrix } from '../../matrix/index.ts'
import type { Tree, TreeEnsemble } from '../ensemble.ts'
import type { BinnedMatrix } from '../training/index.ts'
import type { AdditiveModel, Axis, Shape } from './additive-model.ts'
import { axisOfTrees, columnsOfTree } from './axes-of-trees.ts'
import { cellValues } from './cell-values.ts'
import { cellsOfRows, cellsOfValues } from './cells-of-rows.ts'

/**
 * A sum of trees that look at one column each, or at two, as the sum of shapes that it is: all trees of a column become
 * one function of it. Scores differ by rounding only, since the same numbers are added in another order.
 * @param ensemble trees over the columns of `binned`, split at its cut points, or anywhere when `values` are given
 * @param rows that trained it, ascending: they weight the means
 * @param values the doubles behind the bins
 * @throws VitrineError E_NOT_ADDITIVE when a tree looks at more than two columns, or the model is averaged or rescaled
 */
export function compileShapes(
  ensemble: TreeEnsemble,
  binned: BinnedMatrix,
  rows: Uint32Array,
  values?: Matrix,
): AdditiveModel {
  if (ensemble.average || (ensemble.sigmoid ?? 1) !== 1)
    refuse('a random forest, or a sigmoid other than 1', 'boosted trees whose sum is the log-odds')
  const groups = new Map<string, { readonly columns: readonly number[]; readonly trees: Tree[] }>()
  let base = 0
  for (const [index, tree] of ensemble.trees.entries()) {
    const columns = columnsOfTree(tree).sort((a, b) => a - b)
    if (columns.length > 2) refuse(`${columns.length} features in tree ${index}`, 'one or two')
    if (columns.length === 0) base += tree.leafValue[0]!
    else {
      const key = columns.join()
      const group = groups.get(key) ?? { columns, trees: [] }
      groups.set(key, group)
      group.trees.push(tree)
    }
  }
  const shapes: Shape[] = []
  for (const { columns, trees } of [...groups.values()].sort(byColumns)) {
    const axes = columns.map((column) => axisOfTrees(trees, column, ensemble.columns[column]!)) as
      | [Axis]
      | [Axis, Axis]
    const perCell = cellValues(trees, axes, ensemble.columns)
    const counts = new Float64Array(perCell.length)
    for (const cell of values ? cellsOfValues(axes, values, rows) : cellsOfRows(axes, binned, rows))
      counts[cell]!++
    const mean = perCell.reduce((sum, value, cell) => sum + value * counts[cell]!, 0) / rows.length
    base += mean
    shapes.push({ axes, values: perCell.map((value) => value - mean), rows: counts })
  }
  const { columns, featureInfos, monotone, parameters } = ensemble
  return {
    family: 'additive',
    columns,
    base,
    nRows: rows.length,
    shapes,
    ...(featureInfos && { featureInfos }),
    ...(monotone && { monotone }),
    ...(parameters && { parameters }),
  }
}

interface HasColumns {
  readonly columns: readonly number[]
}

/** Functions of one column first, then pairs; each in column order. */
function byColumns({ columns: a }: HasColumns, { columns: b }: HasColumns): number {
  return a.length - b.length || a[0]! - b[0]! || (a[1] ?? 0) - (b[1] ?? 0)
}

function refuse(got: string, expected: string): never {
  fail('E_NOT_ADDITIVE', {
    what: 'The model is not a sum of functions of one feature or of a pair.',
    got,
    expected,
    remedy: 'Train a model of the family additive.',
  })
}
