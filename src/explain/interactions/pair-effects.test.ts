import fc from 'fast-check'
import { expect, it } from 'vitest'
import { randomEnsemble, randomRows } from '../../../test/support/random-trees.ts'
import { type ColumnSpec, MemoryMatrix } from '../../matrix/index.ts'
import type { Tree, TreeEnsemble } from '../../model/index.ts'
import { createRandom } from '../../random/index.ts'
import { goesLeft } from '../trees/goes-left.ts'
import { createPairExplainer, pairEffects } from './pair-effects.ts'

/** Expected leaf value when only the features of `known` are known: both branches elsewhere, weighted by training rows. */
function expected(tree: Tree, row: Float64Array, known: number, node = 0): number {
  if (node < 0) return tree.leafValue[~node]!
  const feature = tree.splitFeature[node]!
  const [left, right] = [tree.leftChild[node]!, tree.rightChild[node]!]
  const worth = (child: number): number => expected(tree, row, known, child)
  if ((known >> feature) & 1) return worth(goesLeft(tree, node, row[feature]!) ? left : right)
  const rows = (child: number): number => (child < 0 ? tree.leafCount[~child]! : tree.internalCount[child]!)
  return (rows(left) * worth(left) + rows(right) * worth(right)) / tree.internalCount[node]!
}

/** The interaction of two features by its definition: every subset of the others, weight |S|!(n − |S| − 2)!/(n − 1)!. */
function byDefinition({ trees, columns }: TreeEnsemble, row: Float64Array, a: number, b: number): number {
  const n = columns.length
  const worth = (known: number): number =>
    trees.reduce((sum, tree) => sum + (tree.nLeaves > 1 ? expected(tree, row, known) : 0), 0)
  const factorial = (k: number): number => (k <= 1 ? 1 : k * factorial(k - 1))
  let sum = 0
  for (let others = 0; others < 2 ** n; others++) {
    if ((others >> a) & 1 || (others >> b) & 1) continue
    const size = [...Array(n).keys()].filter((f) => (others >> f) & 1).length
    const [one, two] = [1 << a, 1 << b]
    const together = worth(others | one | two) - worth(others | one) - worth(others | two) + worth(others)
    sum += ((factorial(size) * factorial(n - size - 2)) / factorial(n - 1)) * together
  }
  return sum
}

it('equals the definition for any trees and rows, within 1e-9: zero for pairs that meet on no path', () => {
  const shapes = fc.record({
    nTrees: fc.integer({ min: 1, max: 4 }),
    nLeaves: fc.integer({ min: 1, max: 16 }),
    nFeatures: fc.integer({ min: 2, max: 6 }),
    categoryEvery: fc.integer({ min: 0, max: 3 }),
  })
  fc.assert(
    fc.property(fc.integer(), shapes, (seed, shape) => {
      const random = createRandom(seed)
      const ensemble = randomEnsemble(random, shape)
      const rows = randomRows(random, ensemble, 3)
      const { pairs, interactions } = createPairExplainer(ensemble)
      const values = interactions(rows)
      for (let row = 0; row < 3; row++) {
        const own = rows.subarray(row * shape.nFeatures, (row + 1) * shape.nFeatures)
        for (let a = 0; a < shape.nFeatures; a++) {
          for (let b = a + 1; b < shape.nFeatures; b++) {
            const place = pairs.findIndex(([low, high]) => low === a && high === b)
            const value = place < 0 ? 0 : values[row * pairs.length + place]!
            expect(Math.abs(value - byDefinition(ensemble, own, a, b))).toBeLessThan(1e-9)
          }
        }
      }
    }),
    { numRuns: 60 },
  )
})

const columns: ColumnSpec[] = [
  { id: 'x', kind: 'number' },
  { id: 'y', kind: 'number' },
]

/** 1 where x > 0 and y > 0, else 0; half of the training rows on each side of every split. */
const both: Tree = {
  nLeaves: 3,
  splitFeature: Int32Array.of(0, 1),
  threshold: Float64Array.of(0, 0),
  decisionType: Uint8Array.of(8, 8),
  leftChild: Int32Array.of(~0, ~1),
  rightChild: Int32Array.of(1, ~2),
  splitGain: new Float64Array(2),
  internalValue: new Float64Array(2),
  internalWeight: Float64Array.of(8, 4),
  internalCount: Float64Array.of(8, 4),
  leafValue: Float64Array.of(0, 0, 1),
  leafWeight: Float64Array.of(4, 2, 2),
  leafCount: Float64Array.of(4, 2, 2),
  catBoundaries: new Int32Array(0),
  catWords: new Uint32Array(0),
  shrinkage: 1,
}
const stump: Tree = {
  ...both,
  nLeaves: 2,
  leftChild: Int32Array.of(~0),
  rightChild: Int32Array.of(~1),
  internalCount: Float64Array.of(8),
  leafValue: Float64Array.of(0, 5),
  leafCount: Float64Array.of(4, 4),
}
const matrix = new MemoryMatrix(columns, Float64Array.of(1, 2, 3, 4), [
  Float64Array.of(1, 1, -1, -1),
  Float64Array.of(1, -1, 1, -1),
])

it('gives "both positive" ±1/4 in every corner: (1 − ½)(1 − ½) and its three signs', async () => {
  const ensemble: TreeEnsemble = { family: 'trees', columns, trees: [both, stump] }
  const { pairs, interactions } = createPairExplainer(ensemble)
  expect(pairs).toEqual([[0, 1]])
  expect([...interactions(Float64Array.of(1, 1, 1, -1, -1, 1, -1, -1))]).toEqual([0.25, -0.25, -0.25, 0.25])
  expect(await pairEffects(ensemble, matrix)).toEqual([{ features: ['x', 'y'], meanAbs: 0.25 }])
})

it('has nothing to say of a sum of functions of one feature each', async () => {
  expect(await pairEffects({ family: 'trees', columns, trees: [stump] }, matrix)).toEqual([])
})

it('counts every row of a matrix larger than its blocks, and stops with the reason of its signal', async () => {
  const random = createRandom(9)
  const ensemble = randomEnsemble(random, { nTrees: 5, nLeaves: 14, nFeatures: 5, categoryEvery: 0 })
  const nRows = 2100
  const rows = randomRows(random, ensemble, nRows)
  const large = new MemoryMatrix(
    ensemble.columns,
    Float64Array.from({ length: nRows }, (_, row) => row),
    ensemble.columns.map((_, c) => Float64Array.from({ length: nRows }, (_, row) => rows[row * 5 + c]!)),
  )
  const { pairs, interactions } = createPairExplainer(ensemble)
  const values = interactions(rows)
  const found = await pairEffects(ensemble, large)
  for (const { features, meanAbs } of found) {
    const place = pairs.findIndex(([a, b]) => `number_${a} number_${b}` === features.join(' '))
    let sum = 0
    for (let row = 0; row < nRows; row++) sum += Math.abs(values[row * pairs.length + place]!)
    expect(meanAbs).toBeCloseTo(sum / nRows, 12)
  }
  expect(found.map((one) => one.meanAbs)).toEqual(found.map((one) => one.meanAbs).sort((a, b) => b - a))
  await expect(
    pairEffects(ensemble, large, { signal: AbortSignal.abort(new Error('enough')) }),
  ).rejects.toThrow('enough')
})
