import fc from 'fast-check'
import { expect, it } from 'vitest'
import { randomEnsemble, randomRows } from '../../../test/support/random-trees.ts'
import { createRandom } from '../../random/index.ts'
import { plainRawScores } from '../plain-tree-scorer.ts'
import { KernelTrees } from './index.ts'

it('gives the bits of the plain scorer for any trees, missing types, categories and odd values', () => {
  const shapes = fc.record({
    nTrees: fc.integer({ min: 0, max: 30 }),
    nLeaves: fc.integer({ min: 1, max: 60 }),
    nFeatures: fc.integer({ min: 1, max: 30 }),
    categoryEvery: fc.integer({ min: 0, max: 4 }),
  })
  const odd = [
    1e-35,
    -1e-35,
    1.1e-35,
    1e-36,
    -0,
    1e308,
    -1e308,
    5e-324,
    Infinity,
    -Infinity,
    70_000,
    65_535,
    -0.5,
    31.9,
  ]
  fc.assert(
    fc.property(fc.integer(), shapes, fc.integer({ min: 1, max: 200 }), (seed, shape, nRows) => {
      const random = createRandom(seed)
      const ensemble = randomEnsemble(random, shape)
      const rows = randomRows(random, ensemble, nRows)
      for (let at = 0; at < rows.length; at++)
        if (random.integer(8) === 0) rows[at] = odd[random.integer(odd.length)]!
      for (const tree of ensemble.trees)
        for (let node = 0; node < tree.nLeaves - 1; node++)
          if ((tree.decisionType[node]! & 1) === 0 && random.integer(8) === 0) {
            tree.threshold[node] = odd[random.integer(odd.length)]!
          }
      expect(new KernelTrees(ensemble).rawScores(rows)).toEqual(plainRawScores(ensemble, rows))
    }),
    { numRuns: 200 },
  )
})

it('scores a feature with 40,000 thresholds, more than 16-bit codes hold', () => {
  const random = createRandom(4)
  const { trees, columns } = randomEnsemble(random, {
    nTrees: 40_000,
    nLeaves: 2,
    nFeatures: 1,
    categoryEvery: 0,
  })
  const ensemble = { family: 'trees' as const, columns, trees }
  const rows = Float64Array.of(-5, -1, -0.2, 0, 0.3, 1, 2.5, 5, Number.NaN, 1e-36)
  expect(new KernelTrees(ensemble).rawScores(rows)).toEqual(plainRawScores(ensemble, rows))
})
