import type { Tree } from '../ensemble.ts'
import { broken, unsupported } from './model-error.ts'
import type { Fields } from './text-fields.ts'

/** As many words as 65,535 categories fill. */
const MOST_WORDS = 2048

/**
 * One tree, checked: every array has its length, every feature exists, and the children form one tree whose nodes come
 * after their parents, so that no file can make a scorer run in circles or read beyond an array.
 */
export function readTree(fields: Fields, nColumns: number): Tree {
  if (fields.has('is_linear') && fields.text('is_linear') !== '0') {
    unsupported(
      'The model has linear trees.',
      `is_linear=${fields.text('is_linear')}`,
      'is_linear=0',
      fields.line('is_linear'),
    )
  }
  const nLeaves = fields.integer('num_leaves', 1, 2 ** 24)
  const nNodes = nLeaves - 1
  const sized = <T extends { readonly length: number }>(name: string, values: T, length: number): T =>
    values.length === length
      ? values
      : broken(`${name} has the wrong length.`, `${values.length} values`, String(length), fields.line(name))
  const doubles = (name: string, length: number): Float64Array => sized(name, fields.doubles(name), length)
  const integers = (name: string, length: number, least: number, most: number): number[] =>
    sized(name, fields.integers(name, least, most), length)
  // Older versions and trees without splits leave out weights and counts; nothing is scored with them.
  const optional = (name: string, length: number): Float64Array =>
    fields.has(name) && fields.text(name) !== '' ? doubles(name, length) : new Float64Array(length)
  const nCategorical = fields.integer('num_cat', 0, Math.max(0, nNodes))
  const hasCategories = nCategorical > 0
  const tree: Tree = {
    nLeaves,
    splitFeature: Int32Array.from(integers('split_feature', nNodes, 0, nColumns - 1)),
    threshold: doubles('threshold', nNodes),
    decisionType: Uint8Array.from(integers('decision_type', nNodes, 0, 11)),
    leftChild: Int32Array.from(integers('left_child', nNodes, -nLeaves, nNodes - 1)),
    rightChild: Int32Array.from(integers('right_child', nNodes, -nLeaves, nNodes - 1)),
    splitGain: optional('split_gain', nNodes),
    internalValue: optional('internal_value', nNodes),
    internalWeight: optional('internal_weight', nNodes),
    internalCount: optional('internal_count', nNodes),
    leafValue: doubles('leaf_value', nLeaves),
    leafWeight: optional('leaf_weight', nLeaves),
    leafCount: optional('leaf_count', nLeaves),
    catBoundaries: Int32Array.from(hasCategories ? fields.integers('cat_boundaries', 0, 2 ** 31 - 1) : []),
    catWords: Uint32Array.from(hasCategories ? fields.integers('cat_threshold', 0, 2 ** 32 - 1) : []),
    shrinkage: doubles('shrinkage', 1)[0]!,
  }
  for (const name of ['leaf_count', 'internal_count', 'leaf_value'] as const) {
    const values = {
      leaf_count: tree.leafCount,
      internal_count: tree.internalCount,
      leaf_value: tree.leafValue,
    }[name]
    const wrong = values.find((value) => !Number.isFinite(value) || (name !== 'leaf_value' && value < 0))
    if (wrong !== undefined)
      broken(
        `A value of ${name} is impossible.`,
        String(wrong),
        'a finite number, no count below 0',
        fields.line(name),
      )
  }
  const line = fields.line()
  checkLinks(tree, line)
  checkCategories(tree, nCategorical, line)
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

/** A list of categories has at least one word. */
function isList(from: number, to: number): boolean {
  return to > from && to - from <= MOST_WORDS
}

function checkCategories(tree: Tree, nCategorical: number, line: number): void {
  const { catBoundaries, catWords, decisionType, threshold } = tree
  const isSound =
    catBoundaries.length === (nCategorical > 0 ? nCategorical + 1 : 0) &&
    catBoundaries.every((boundary, at) =>
      at === 0 ? boundary === 0 : isList(catBoundaries[at - 1]!, boundary),
    ) &&
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
