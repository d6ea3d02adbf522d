import { expect, it } from 'vitest'
import { randomEnsemble, randomRows } from '../../test/support/random-trees.ts'
import { createRandom } from '../random/index.ts'
import { splitPoints, TreeScorer } from './index.ts'

it('lists the thresholds of each number once, ascending, and none for a category', () => {
  const ensemble = randomEnsemble(createRandom(3), { nTrees: 5, nLeaves: 9, nFeatures: 4, categoryEvery: 4 })
  const points = splitPoints(ensemble)
  expect(points[3]).toBeNull()
  const used = ensemble.trees.flatMap((tree) =>
    [...tree.splitFeature.keys()]
      .filter((node) => tree.splitFeature[node] === 0)
      .map((node) => tree.threshold[node]!),
  )
  expect(used.length).toBeGreaterThan(0)
  for (const threshold of used) expect(points[0]).toContain(threshold)
  expect([...points[0]!]).toEqual([...new Set(points[0])].sort((a, b) => a - b))
})

it('gives the same score, bit for bit, to rows whose values lie between the same split points', () => {
  const random = createRandom(9)
  for (let round = 0; round < 40; round++) {
    const ensemble = randomEnsemble(random, { nTrees: 8, nLeaves: 12, nFeatures: 6, categoryEvery: 3 })
    const points = splitPoints(ensemble)
    const rows = randomRows(random, ensemble, 50)
    const moved = rows.map((value, at) => {
      const own = points[at % points.length]!
      if (own === null || Number.isNaN(value)) return value
      // To the upper end of its cell, which belongs to the cell, or anywhere above the last point.
      const end = own.find((point) => value <= point) ?? value + random.uniform()
      return Number.isFinite(end) ? end : value + random.uniform()
    })
    const scorer = new TreeScorer(ensemble)
    expect(scorer.rawScores(moved)).toEqual(scorer.rawScores(rows))
  }
})
