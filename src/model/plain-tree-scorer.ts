import {
  CATEGORICAL,
  MISSING_GOES_LEFT,
  MISSING_IS_NAN,
  MISSING_IS_ZERO,
  MISSING_TYPES,
  ZERO_BAND,
} from './decision-type.ts'
import type { TreeEnsemble } from './ensemble.ts'

/**
 * The scorer without the kernel, one row and one node at a time: what the kernel is tested against.
 * @param rows row-major, whole rows, NaN = missing
 * @returns one raw score per row, summed in tree order
 */
export function plainRawScores(ensemble: TreeEnsemble, rows: Float64Array): Float64Array {
  const width = ensemble.columns.length
  const nodes = flatten(ensemble)
  const scores = new Float64Array(rows.length / width)
  addScores(nodes, rows, width, scores)
  return scores
}

/** All trees one after the other; a child ≥ 0 is a node, a child < 0 the leaf ~child, both counted over all trees. */
interface FlatTrees {
  readonly roots: Int32Array
  readonly feature: Int32Array
  readonly threshold: Float64Array
  readonly decision: Uint8Array
  /** Children of node n: left at 2n, right at 2n + 1. */
  readonly children: Int32Array
  readonly leafValue: Float64Array
  /** Categorical nodes: where their words start and how many codes they cover. */
  readonly wordStart: Int32Array
  readonly codeLimit: Int32Array
  readonly words: Uint32Array
}

function flatten({ trees }: TreeEnsemble): FlatTrees {
  const total = (size: (tree: TreeEnsemble['trees'][number]) => number): number =>
    trees.reduce((sum, tree) => sum + size(tree), 0)
  const nNodes = total((tree) => tree.nLeaves - 1)
  const flat: FlatTrees = {
    roots: new Int32Array(trees.length),
    feature: new Int32Array(nNodes),
    threshold: new Float64Array(nNodes),
    decision: new Uint8Array(nNodes),
    children: new Int32Array(nNodes * 2),
    leafValue: new Float64Array(total((tree) => tree.nLeaves)),
    wordStart: new Int32Array(nNodes),
    codeLimit: new Int32Array(nNodes),
    words: new Uint32Array(total((tree) => tree.catWords.length)),
  }
  let node = 0
  let leaf = 0
  let word = 0
  for (const [t, tree] of trees.entries()) {
    flat.roots[t] = tree.nLeaves === 1 ? ~leaf : node
    flat.feature.set(tree.splitFeature, node)
    flat.threshold.set(tree.threshold, node)
    flat.decision.set(tree.decisionType, node)
    flat.leafValue.set(tree.leafValue, leaf)
    flat.words.set(tree.catWords, word)
    for (let n = 0; n < tree.nLeaves - 1; n++) {
      for (const [side, children] of [tree.leftChild, tree.rightChild].entries()) {
        const child = children[n]!
        flat.children[(node + n) * 2 + side] = child >= 0 ? child + node : ~(~child + leaf)
      }
      if ((tree.decisionType[n]! & CATEGORICAL) === 0) continue
      const split = tree.threshold[n]!
      flat.wordStart[node + n] = word + tree.catBoundaries[split]!
      flat.codeLimit[node + n] = (tree.catBoundaries[split + 1]! - tree.catBoundaries[split]!) * 32
    }
    node += tree.nLeaves - 1
    leaf += tree.nLeaves
    word += tree.catWords.length
  }
  return flat
}

function addScores(trees: FlatTrees, rows: Float64Array, width: number, scores: Float64Array): void {
  const { roots, feature, threshold, decision, children, leafValue } = trees
  for (let t = 0; t < roots.length; t++) {
    const root = roots[t]!
    for (let row = 0; row < scores.length; row++) {
      const base = row * width
      let node = root
      while (node >= 0) {
        const value = rows[base + feature[node]!]!
        const type = decision[node]!
        let goesRight: number
        if ((type & (CATEGORICAL | MISSING_TYPES)) === MISSING_IS_NAN) {
          // NaN fails every comparison, so it is asked for only where ≤ says no.
          goesRight = value <= threshold[node]! ? 0 : Number.isNaN(value) ? ((type >> 1) & 1) ^ 1 : 1
        } else goesRight = rareGoesRight(trees, node, type, value)
        node = children[node * 2 + goesRight]!
      }
      scores[row] = scores[row]! + leafValue[~node]!
    }
  }
}

/** Categories, and LightGBM's missing types "none" and "zero". */
function rareGoesRight(trees: FlatTrees, node: number, type: number, value: number): number {
  if ((type & CATEGORICAL) !== 0) {
    // Codes are cut to whole numbers as a C++ cast does; missing, negative and unseen ones go right.
    const code = Math.trunc(value)
    if (!(code >= 0 && code < trees.codeLimit[node]!)) return 1
    return ((trees.words[trees.wordStart[node]! + (code >> 5)]! >>> (code & 31)) & 1) ^ 1
  }
  const known = Number.isNaN(value) ? 0 : value
  if ((type & MISSING_TYPES) === MISSING_IS_ZERO && known >= -ZERO_BAND && known <= ZERO_BAND) {
    return (type & MISSING_GOES_LEFT) !== 0 ? 0 : 1
  }
  return known <= trees.threshold[node]! ? 0 : 1
}
