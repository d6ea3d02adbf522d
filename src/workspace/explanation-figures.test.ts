import { expect, it } from 'vitest'
import { randomEnsemble } from '../../test/support/random-trees.ts'
import type { TreeEnsemble } from '../model/index.ts'
import { createRandom } from '../random/index.ts'
import { explainedDeclines } from './explanation-figures.ts'

const shape = randomEnsemble(createRandom(1), { nTrees: 1, nLeaves: 2, nFeatures: 3, categoryEvery: 0 })
/** +2 where the first feature is above 0, +1 where the second is; the third plays no part. */
const ensemble: TreeEnsemble = {
  ...shape,
  trees: [0, 1].map((feature) => ({
    ...shape.trees[0]!,
    splitFeature: Int32Array.of(feature),
    threshold: Float64Array.of(0),
    decisionType: Uint8Array.of(8),
    leftChild: Int32Array.of(~0),
    rightChild: Int32Array.of(~1),
    leafValue: Float64Array.of(0, 2 - feature),
  })),
}
const groups = {
  columns: ensemble.columns,
  ids: ['first', 'second', 'third'],
  themes: ['file', 'file', 'file'],
  groupOf: Int32Array.of(0, 1, 2),
  columnsOf: [[0], [1], [2]],
} as const

it('finds two reasons that hold, cross a limit of 1.5 together, and do not depend on which of 4 equal rows are drawn', async () => {
  const [decline] = await explainedDeclines({
    ensemble,
    groups,
    reference: new Float64Array(12).fill(-1),
    typical: ensemble.columns.map(({ id }) => ({ id, value: -1, missingShare: 0 })),
    limit: 1.5,
    rows: Float64Array.of(1, 1, 1),
    rawScores: Float64Array.of(3),
    resamples: 3,
    seed: 1,
  })
  expect(decline).toMatchObject({ nReasons: 2, held: false, jointCrosses: true, incomplete: false })
  expect(decline!.sumDifference).toBeLessThan(1e-15)
  expect(decline!.sameFirst).toBeCloseTo(1, 12)
  expect(decline!.overlap).toBeCloseTo(1, 12)
})

it('shows that reasons change with the rows: of two unlike ones, a set of twice the same leaves one reason of two', async () => {
  const explained = await explainedDeclines({
    ensemble,
    groups,
    // One row lacks the first part of the score, the other the second.
    reference: Float64Array.of(-1, 1, 0, 1, -1, 0),
    typical: ensemble.columns.map(({ id }) => ({ id, value: null, missingShare: 1 })),
    limit: 1.5,
    rows: Float64Array.of(1, 1, 1),
    rawScores: Float64Array.of(3),
    resamples: 200,
    seed: 1,
  })
  // Half of the draws hold both rows, a quarter each row twice: overlap 0.5 · 1 + 0.5 · 0.5, same first 0.75.
  expect(explained[0]!.overlap).toBeGreaterThan(0.7)
  expect(explained[0]!.overlap).toBeLessThan(0.8)
  expect(explained[0]!.sameFirst).toBeGreaterThan(0.67)
  expect(explained[0]!.sameFirst).toBeLessThan(0.83)
})
