import fc from 'fast-check'
import { expect, it } from 'vitest'
import { randomEnsemble, randomRows } from '../../../test/support/random-trees.ts'
import type { Tree } from '../../model/index.ts'
import { createRandom } from '../../random/index.ts'
import { goesLeft } from './goes-left.ts'
import { createPlainTreeExplainer } from './plain-tree-explainer.ts'
import { createTreeExplainer } from './tree-explainer.ts'

/** Value of the tree when only `known` features are known: unknown ones follow both branches by their row counts. */
function valueGiven(tree: Tree, row: Float64Array, known: (feature: number) => boolean, at = 0): number {
  if (at < 0 || tree.nLeaves === 1) return tree.leafValue[at < 0 ? ~at : 0]!
  const children = [tree.leftChild[at]!, tree.rightChild[at]!] as const
  const feature = tree.splitFeature[at]!
  if (known(feature)) return valueGiven(tree, row, known, children[goesLeft(tree, at, row[feature]!) ? 0 : 1])
  const share = (child: number) =>
    (child < 0 ? tree.leafCount[~child]! : tree.internalCount[child]!) / tree.internalCount[at]!
  return children.reduce((sum, child) => sum + share(child) * valueGiven(tree, row, known, child), 0)
}

const rawScore = (trees: readonly Tree[], row: Float64Array): number =>
  trees.reduce((sum, tree) => sum + valueGiven(tree, row, () => true), 0)

/** Shapley values by their definition: every subset, weight |S|!(n − |S| − 1)!/n!. */
function bruteForce(trees: readonly Tree[], row: Float64Array, n: number): Float64Array {
  const worth = Float64Array.from({ length: 2 ** n }, (_, subset) =>
    trees.reduce((sum, tree) => sum + valueGiven(tree, row, (f) => ((subset >> f) & 1) === 1), 0),
  )
  const factorial = [1]
  for (let i = 1; i <= n; i++) factorial.push(factorial[i - 1]! * i)
  const phi = new Float64Array(n)
  for (let subset = 0; subset < 2 ** n; subset++) {
    let size = 0
    for (let f = 0; f < n; f++) size += (subset >> f) & 1
    for (let f = 0; f < n; f++) {
      if (((subset >> f) & 1) === 1) continue
      const weight = (factorial[size]! * factorial[n - size - 1]!) / factorial[n]!
      phi[f]! += weight * (worth[subset | (1 << f)]! - worth[subset]!)
    }
  }
  return phi
}

const numericTree = (parts: Partial<Tree> & Pick<Tree, 'nLeaves'>): Tree => ({
  splitFeature: new Int32Array(),
  threshold: new Float64Array(),
  decisionType: Uint8Array.of(8, 8, 8),
  leftChild: new Int32Array(),
  rightChild: new Int32Array(),
  splitGain: new Float64Array(),
  internalValue: new Float64Array(),
  internalWeight: new Float64Array(),
  internalCount: new Float64Array(),
  leafValue: new Float64Array(),
  leafWeight: new Float64Array(),
  leafCount: new Float64Array(),
  catBoundaries: new Int32Array(),
  catWords: new Uint32Array(),
  shrinkage: 1,
  ...parts,
})
const twoNumbers = [
  { id: 'a', kind: 'number' },
  { id: 'b', kind: 'number' },
] as const

it('splits a logical AND fairly: base 1/4 × 8 = 2, and 3 for each of two equal features', () => {
  // a ≤ 0 → 0; else b ≤ 0 → 0, else 8; each branch holds half of its rows. Value 8 − 2 = 6, shared evenly.
  const tree = numericTree({
    nLeaves: 3,
    splitFeature: Int32Array.of(0, 1),
    threshold: Float64Array.of(0, 0),
    leftChild: Int32Array.of(~0, ~1),
    rightChild: Int32Array.of(1, ~2),
    internalCount: Float64Array.of(100, 50),
    leafCount: Float64Array.of(50, 25, 25),
    leafValue: Float64Array.of(0, 0, 8),
  })
  const explainer = createTreeExplainer({ family: 'trees', columns: twoNumbers, trees: [tree] })
  expect(explainer.baseValue).toBe(2)
  const [a, b, c, d] = explainer.attribution(Float64Array.of(1, 1, 1, -1), 2)
  expect([a, b].map((phi) => phi!.toFixed(12))).toEqual(['3.000000000000', '3.000000000000'])
  // a holds, b fails: v(a) = 4, v(b) = 0, v(ab) = 0 → a: (4 − 2 + 0 − 0)/2 = 1, b: (0 − 2 + 0 − 4)/2 = −3.
  expect([c, d].map((phi) => phi!.toFixed(12))).toEqual(['1.000000000000', '-3.000000000000'])
})

it('gives all of a repeated feature to that feature, and a single-leaf tree only to the base', () => {
  const tree = numericTree({
    nLeaves: 3,
    splitFeature: Int32Array.of(0, 0),
    threshold: Float64Array.of(0, 1),
    leftChild: Int32Array.of(~0, ~1),
    rightChild: Int32Array.of(1, ~2),
    internalCount: Float64Array.of(10, 4),
    leafCount: Float64Array.of(6, 3, 1),
    leafValue: Float64Array.of(1, 2, 5),
  })
  const constant = numericTree({
    nLeaves: 1,
    leafValue: Float64Array.of(-0.5),
    leafCount: Float64Array.of(10),
  })
  const explainer = createTreeExplainer({ family: 'trees', columns: twoNumbers, trees: [tree, constant] })
  expect(explainer.baseValue).toBeCloseTo(0.6 + 0.6 + 0.5 - 0.5, 12)
  const phi = explainer.attribution(Float64Array.of(2, Number.NaN), 1)
  expect(phi[0]).toBeCloseTo(5 - 1.7, 12)
  expect(phi[1]).toBe(0)
})

it('equals the definition over all subsets on 200 random trees with categories, missing values and repeats', () => {
  const random = createRandom(5)
  let worst = 0
  for (let trial = 0; trial < 200; trial++) {
    const nFeatures = 2 + random.integer(trial % 20 === 0 ? 11 : 7)
    const nLeaves = 2 + random.integer(trial % 2 === 0 ? 24 : 8)
    const ensemble = randomEnsemble(random, { nTrees: 1, nLeaves, nFeatures, categoryEvery: 3 })
    const explainer = createTreeExplainer(ensemble)
    const rows = randomRows(random, ensemble, 2)
    const phi = explainer.attribution(rows, 2)
    for (let r = 0; r < 2; r++) {
      const row = rows.subarray(r * nFeatures, (r + 1) * nFeatures)
      const expected = bruteForce(ensemble.trees, row, nFeatures)
      for (let f = 0; f < nFeatures; f++)
        worst = Math.max(worst, Math.abs(phi[r * nFeatures + f]! - expected[f]!))
    }
  }
  expect(worst).toBeLessThan(1e-12)
})

it('sums to raw score − base within 1e-9, and equals the plain explainer within 1e-12, for any model and row', () => {
  const seeds = fc.integer()
  const sizes = fc.record({
    nTrees: fc.integer({ min: 1, max: 30 }),
    nLeaves: fc.integer({ min: 1, max: 40 }),
    nFeatures: fc.integer({ min: 1, max: 40 }),
    categoryEvery: fc.integer({ min: 0, max: 4 }),
  })
  fc.assert(
    fc.property(seeds, sizes, (seed, shape) => {
      const random = createRandom(seed)
      const ensemble = randomEnsemble(random, shape)
      const explainer = createTreeExplainer(ensemble)
      const rows = randomRows(random, ensemble, 70)
      const phi = explainer.attribution(rows, 70)
      const plain = createPlainTreeExplainer(ensemble).attribution(rows, 70)
      for (const [at, value] of phi.entries()) expect(Math.abs(value - plain[at]!)).toBeLessThan(1e-12)
      for (let r = 0; r < 70; r++) {
        const of = (all: Float64Array) => all.subarray(r * shape.nFeatures, (r + 1) * shape.nFeatures)
        const sum = of(phi).reduce((total, value) => total + value, explainer.baseValue)
        expect(Math.abs(sum - rawScore(ensemble.trees, of(rows)))).toBeLessThan(1e-9)
      }
    }),
    { numRuns: 60 },
  )
})

it('equals the plain explainer within 1e-12 on deep trees: chains of up to 50 features, one odd point', () => {
  const random = createRandom(31)
  let worst = 0
  for (const nFeatures of [3, 9, 20, 50]) {
    for (const nLeaves of [2, 20, 60, 150]) {
      const ensemble = randomEnsemble(random, { nTrees: 3, nLeaves, nFeatures, categoryEvery: 5 })
      const rows = randomRows(random, ensemble, 80)
      const own = createTreeExplainer(ensemble)
      const plain = createPlainTreeExplainer(ensemble)
      expect(own.baseValue).toBe(plain.baseValue)
      const expected = plain.attribution(rows, 80)
      for (const [at, value] of own.attribution(rows, 80).entries())
        worst = Math.max(worst, Math.abs(value - expected[at]!))
    }
  }
  expect(worst).toBeLessThan(1e-12)
})

it('gives the same bits for a row alone and inside a batch', () => {
  const random = createRandom(8)
  const ensemble = randomEnsemble(random, { nTrees: 40, nLeaves: 12, nFeatures: 9, categoryEvery: 4 })
  const explainer = createTreeExplainer(ensemble)
  const rows = randomRows(random, ensemble, 150)
  const batch = explainer.attribution(rows, 150)
  for (const r of [0, 63, 64, 149])
    expect(explainer.attribution(rows.slice(r * 9, r * 9 + 9), 1)).toEqual(batch.slice(r * 9, r * 9 + 9))
})

it('stays finite and additive where no training row went', () => {
  const tree = numericTree({
    nLeaves: 3,
    splitFeature: Int32Array.of(0, 1),
    threshold: Float64Array.of(0, 0),
    leftChild: Int32Array.of(~0, ~1),
    rightChild: Int32Array.of(1, ~2),
    internalCount: Float64Array.of(10, 0),
    leafCount: Float64Array.of(10, 0, 0),
    leafValue: Float64Array.of(1, 2, 4),
  })
  const explainer = createTreeExplainer({ family: 'trees', columns: twoNumbers, trees: [tree] })
  const phi = explainer.attribution(Float64Array.of(1, 1), 1)
  expect(explainer.baseValue + phi[0]! + phi[1]!).toBeCloseTo(4, 12)
})

it('refuses a tree without row counts', () => {
  const tree = numericTree({
    nLeaves: 2,
    splitFeature: Int32Array.of(0),
    threshold: Float64Array.of(0),
    leftChild: Int32Array.of(~0),
    rightChild: Int32Array.of(~1),
    internalCount: Float64Array.of(0),
    leafCount: Float64Array.of(0, 0),
    leafValue: Float64Array.of(1, 2),
  })
  expect(() => createTreeExplainer({ family: 'trees', columns: twoNumbers, trees: [tree] })).toThrow(
    'E_TREE_COVER',
  )
})
