import type { TreeEnsemble } from '../ensemble.ts'
import { constantTree } from '../training/tree-values.ts'
import type { AdditiveModel } from './additive-model.ts'
import { shapeTree } from './shape-tree.ts'

/**
 * The model as trees: the base, then one tree per shape, in the same order; the same sums, bit for bit. What scores,
 * explains or stores trees takes it unchanged; path-dependent contributions of a function of one feature are its values.
 */
export function ensembleOfShapes(model: AdditiveModel): TreeEnsemble {
  const { columns, base, nRows, shapes, featureInfos, monotone, parameters } = model
  return {
    family: 'additive',
    columns,
    trees: [constantTree(base, nRows), ...shapes.map((shape) => shapeTree(shape, columns))],
    ...(featureInfos && { featureInfos }),
    ...(monotone && { monotone }),
    ...(parameters && { parameters }),
  }
}
