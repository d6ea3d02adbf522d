import type { Tree, TreeEnsemble } from '../../src/model/index.ts'
import type { Random } from '../../src/random/index.ts'

/** Number of categories of every category feature; codes outside it occur in rows too. */
const CATEGORIES = 40

/** A leaf-wise grown random tree: numeric splits of all missing types and categorical ones, features repeat freely. */
function randomTree(random: Random, nLeaves: number, isCategory: readonly boolean[]): Tree {
  const nodes = nLeaves - 1
  const splitFeature = new Int32Array(nodes)
  const threshold = new Float64Array(nodes)
  const decisionType = new Uint8Array(nodes)
  const leftChild = new Int32Array(nodes)
  const rightChild = new Int32Array(nodes)
  const internalCount = new Float64Array(nodes)
  const catBoundaries = [0]
  const catWords: number[] = []
  const leafCount = new Float64Array(nLeaves)
  leafCount[0] = 1000
  for (let node = 0; node < nodes; node++) {
    // Node `node` replaces a random leaf; its left child keeps the leaf's number, the right child is a new leaf.
    const leaf = random.integer(node + 1)
    const count = leafCount[leaf]!
    for (const children of [leftChild, rightChild])
      for (let above = 0; above < node; above++) if (children[above] === ~leaf) children[above] = node
    leftChild[node] = ~leaf
    rightChild[node] = ~(node + 1)
    internalCount[node] = count
    leafCount[leaf] = count * (0.05 + 0.9 * random.uniform())
    leafCount[node + 1] = count - leafCount[leaf]!
    const feature = random.integer(isCategory.length)
    splitFeature[node] = feature
    if (isCategory[feature]) {
      decisionType[node] = 1
      threshold[node] = catBoundaries.length - 1
      const words = 1 + random.integer(2)
      for (let w = 0; w < words; w++) catWords.push(random.integer(2 ** 31) * 2 + random.integer(2))
      catBoundaries.push(catWords.length)
    } else {
      decisionType[node] = 4 * random.integer(3) + 2 * random.integer(2)
      threshold[node] = random.integer(12) === 0 ? Number.POSITIVE_INFINITY : random.normal()
    }
  }
  return {
    nLeaves,
    splitFeature,
    threshold,
    decisionType,
    leftChild,
    rightChild,
    splitGain: new Float64Array(nodes),
    internalValue: new Float64Array(nodes),
    internalWeight: internalCount,
    internalCount,
    leafValue: Float64Array.from({ length: nLeaves }, () => random.normal()),
    leafWeight: leafCount,
    leafCount,
    catBoundaries: catBoundaries.length > 1 ? Int32Array.from(catBoundaries) : new Int32Array(0),
    catWords: Uint32Array.from(catWords),
    shrinkage: 1,
  }
}

/** @param categoryEvery every n-th feature is a category; 0 = none */
export function randomEnsemble(
  random: Random,
  shape: { nTrees: number; nLeaves: number; nFeatures: number; categoryEvery: number },
): TreeEnsemble {
  const isCategory = Array.from(
    { length: shape.nFeatures },
    (_, f) => shape.categoryEvery > 0 && f % shape.categoryEvery === shape.categoryEvery - 1,
  )
  return {
    family: 'trees',
    columns: isCategory.map((category, f) =>
      category
        ? {
            id: `category_${f}`,
            kind: 'category',
            categories: Array.from({ length: CATEGORIES }, (_, c) => `c${c}`),
          }
        : { id: `number_${f}`, kind: 'number' },
    ),
    trees: Array.from({ length: shape.nTrees }, () => randomTree(random, shape.nLeaves, isCategory)),
  }
}

/** Rows with missing values, zeros, and category codes beyond every split's list. */
export function randomRows(random: Random, ensemble: TreeEnsemble, nRows: number): Float64Array {
  const rows = new Float64Array(nRows * ensemble.columns.length)
  for (let at = 0; at < rows.length; at++) {
    const kind = ensemble.columns[at % ensemble.columns.length]!.kind
    const draw = random.integer(10)
    if (draw === 0) rows[at] = Number.NaN
    else if (kind === 'category') rows[at] = random.integer(80) - 1
    else rows[at] = draw === 1 ? 0 : random.normal()
  }
  return rows
}
