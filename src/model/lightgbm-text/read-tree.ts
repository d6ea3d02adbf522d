import type { Tree } from '../ensemble.ts'
import { broken, unsupported } from './model-error.ts'
import type { Fields } from './text-fields.ts'

/**
 * One tree, checked: every array has its length, every feature exists, and the children form one tree whose nodes come
 * after their parents, so that no file can make a scorer run in circles or read beyond an array.
 * @param line where the block starts, for messages
 */
export function readTree(fields: Fields, nColumns: number, line: number): Tree {
  if (fields.has('is_linear') && fields.integer('is_linear') !== 0) {
    unsupported('The model has linear trees.', 'is_linear=1', 'is_linear=0')
  }
  const nLeaves = fields.integer('num_leaves')
  const nNodes = nLeaves - 1
  const doubles = (name: string, length: number): Float64Array => {
    const values = fields.doubles(name)
    if (values.length !== length) {
      broken(`${name} has the wrong length.`, `${values.length} values`, String(length), line)
    }
    return values
  }
  const integers = (name: string, length: number): number[] => Array.from(doubles(name, length))
  const splitFeature = integers('split_feature', nNodes)
  for (const feature of splitFeature) {
    if (!(feature >= 0 && feature < nColumns)) {
      broken('A split uses a feature that does not exist.', String(feature), `0 to ${nColumns - 1}`, line)
    }
  }
  const hasCategories = fields.integer('num_cat') > 0
  const catBoundaries = hasCategories ? fields.integers('cat_boundaries') : []
  const catWords = hasCategories ? fields.integers('cat_threshold') : []
  const tree: Tree = {
    nLeaves,
    splitFeature: Int32Array.from(splitFeature),
    threshold: doubles('threshold', nNodes),
    decisionType: Uint8Array.from(integers('decision_type', nNodes)),
    leftChild: Int32Array.from(integers('left_child', nNodes)),
    rightChild: Int32Array.from(integers('right_child', nNodes)),
    splitGain: doubles('split_gain', nNodes),
    internalValue: doubles('internal_value', nNodes),
    internalWeight: doubles('internal_weight', nNodes),
    internalCount: doubles('internal_count', nNodes),
    leafValue: doubles('leaf_value', nLeaves),
    // LightGBM leaves it empty for a tree without splits.
    leafWeight: nLeaves === 1 ? new Float64Array(1) : doubles('leaf_weight', nLeaves),
    leafCount:
      nLeaves === 1 && fields.text('leaf_count') === ''
        ? new Float64Array(1)
        : doubles('leaf_count', nLeaves),
    catBoundaries: Int32Array.from(catBoundaries),
    catWords: Uint32Array.from(catWords),
    shrinkage: doubles('shrinkage', 1)[0]!,
  }
  checkLinks(tree, line)
  checkCategories(tree, fields.integer('num_cat'), line)
  return tree
}

function checkLinks(tree: Tree, line: number): void {
  const nNodes = tree.nLeaves - 1
  const seen = new Uint8Array(nNodes + tree.nLeaves)
  for (const children of [tree.leftChild, tree.rightChild]) {
    for (const [node, child] of children.entries()) {
      const slot = child >= 0 ? child : nNodes + ~child
      const isSound = child >= 0 ? child > node && child < nNodes : ~child < tree.nLeaves
      if (!isSound || seen[slot] === 1) {
        broken(
          'The nodes do not form a tree.',
          `child ${child} of node ${node}`,
          'each node once, after its parent',
          line,
        )
      }
      seen[slot] = 1
    }
  }
}

function checkCategories(tree: Tree, nCategorical: number, line: number): void {
  const { catBoundaries, catWords, decisionType, threshold } = tree
  const isSound =
    catBoundaries.length === (nCategorical > 0 ? nCategorical + 1 : 0) &&
    catBoundaries.every((boundary, at) => boundary >= (at === 0 ? 0 : catBoundaries[at - 1]!)) &&
    (catBoundaries.at(-1) ?? 0) === catWords.length &&
    decisionType.every(
      (type, n) =>
        (type & 1) === 0 ||
        (Number.isInteger(threshold[n]) && threshold[n]! >= 0 && threshold[n]! < nCategorical),
    )
  if (!isSound) {
    broken(
      'The category lists of a tree do not fit together.',
      `cat_boundaries=${catBoundaries.join(' ')}`,
      `${nCategorical} lists covering ${catWords.length} words`,
      line,
    )
  }
}
