import { fail } from '../../errors/index.ts'
import type { Tree, TreeEnsemble } from '../ensemble.ts'
import type { AdditiveModel, Axis, Shape } from './additive-model.ts'
import { axisOfTrees, columnsOfTree } from './axes-of-trees.ts'
import { cellValues } from './cell-values.ts'

/**
 * The shapes of an additive model that was stored as trees; `ensembleOfShapes` gives the same trees back.
 * @throws VitrineError E_NOT_ADDITIVE when the trees are not those of a stored additive model
 */
export function shapesOfEnsemble(ensemble: TreeEnsemble): AdditiveModel {
  const { columns, trees, featureInfos, monotone, parameters } = ensemble
  const [constant, ...rest] = trees
  if (ensemble.family !== 'additive' || constant?.nLeaves !== 1)
    refuse(`a model of the family ${ensemble.family} with ${constant?.nLeaves ?? 0} leaves in its first tree`)
  const seen = new Set<string>()
  const shapes = rest.map((tree, index): Shape => {
    const used = columnsOfTree(tree)
    if (used.length < 1 || used.length > 2 || seen.has(used.join()))
      refuse(`tree ${index + 1} over ${used.length} features`)
    seen.add(used.join())
    const axes = used.map((column) => axisOfTrees([tree], column, columns[column]!)) as [Axis] | [Axis, Axis]
    const values = cellValues([tree], axes, columns)
    if (values.length !== tree.nLeaves) refuse(`${tree.nLeaves} leaves for ${values.length} cells`)
    return { axes, values, rows: cellValues([rowsAsValues(tree)], axes, columns) }
  })
  return {
    family: 'additive',
    columns,
    base: constant!.leafValue[0]!,
    nRows: constant!.leafCount[0]!,
    shapes,
    ...(featureInfos && { featureInfos }),
    ...(monotone && { monotone }),
    ...(parameters && { parameters }),
  }
}

/** A leaf is a cell, so its weight is the cell's rows. */
function rowsAsValues(tree: Tree): Tree {
  return { ...tree, leafValue: tree.leafWeight }
}

function refuse(got: string): never {
  fail('E_NOT_ADDITIVE', {
    what: 'The model is not a stored sum of shapes.',
    got,
    expected: 'one leaf with the base, then one tree per feature or pair with a leaf per part',
    remedy: 'Give a model that was trained as additive.',
  })
}
