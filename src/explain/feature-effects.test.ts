import { expect, it } from 'vitest'
import { randomEnsemble, randomRows } from '../../test/support/random-trees.ts'
import { type ColumnSpec, MemoryMatrix } from '../matrix/index.ts'
import { createRandom } from '../random/index.ts'
import type { Explainer } from './explainer.ts'
import { featureEffects } from './feature-effects.ts'
import { createTreeExplainer } from './trees/tree-explainer.ts'

/** φ of a number is its value (missing: 0.5), of a category −1 for code 0 and 0 otherwise. */
const readable: Explainer = {
  nFeatures: 2,
  baseValue: 0.25,
  attribution: (rows) =>
    rows.map((value, at) => (at % 2 === 0 ? (Number.isNaN(value) ? 0.5 : value) : value === 0 ? -1 : 0)),
}
const columns: ColumnSpec[] = [
  { id: 'x', kind: 'number' },
  { id: 'home', kind: 'category', categories: ['own', 'rent', 'other'] },
]
const small = new MemoryMatrix(columns, Float64Array.of(1, 2, 3, 4), [
  Float64Array.of(-4, 0, 4, Number.NaN),
  Float64Array.of(0, 1, 0, Number.NaN),
])

it('ranks x (mean |φ| = 8.5/4) before home (2/4), with shares 81 % and 19 %, each a quarter missing', async () => {
  const { effects, nRows, baseValue } = await featureEffects(readable, small)
  expect([nRows, baseValue]).toEqual([4, 0.25])
  expect(effects.map(({ id, meanAbs, missingShare }) => [id, meanAbs, missingShare])).toEqual([
    ['x', 2.125, 0.25],
    ['home', 0.5, 0.25],
  ])
  expect(effects[0]!.share).toBeCloseTo(0.8095, 4)
})

it('keeps one bin per value while there are few, a bin per category met, and missing last', async () => {
  const { densities, effectEdges } = await featureEffects(readable, small)
  const [x, home] = densities
  expect(x!.valueBins.map(({ low, high, n, meanEffect }) => [low, high, n, meanEffect])).toEqual([
    [-4, -4, 1, -4],
    [0, 0, 1, 0],
    [4, 4, 1, 4],
    [null, null, 1, 0.5],
  ])
  expect(
    home!.valueBins.map(({ category, missing, n, meanEffect }) => [category, missing, n, meanEffect]),
  ).toEqual([
    ['own', false, 2, -1],
    ['rent', false, 1, 0],
    [null, true, 1, 0],
  ])
  // Range 4, ten steps each side: edges −4, −3.24, … 0, 0.04, 0.16, … 4; 0.5 lies in [0.36, 0.64).
  expect([effectEdges.length, effectEdges[0], effectEdges[1], effectEdges[11]]).toEqual([21, -4, -3.24, 0.04])
  const missing = x!.valueBins[3]!
  expect(missing.counts.indexOf(1)).toBe(13)
  expect(x!.valueBins[0]!.counts[0]).toBe(1)
  expect(x!.valueBins[2]!.counts[19]).toBe(1)
})

it('counts every row once per feature and stays below 100 kB for 150 features and 20 densities', async () => {
  const random = createRandom(4)
  const ensemble = randomEnsemble(random, { nTrees: 200, nLeaves: 8, nFeatures: 150, categoryEvery: 15 })
  const rows = randomRows(random, ensemble, 3000)
  const matrix = new MemoryMatrix(
    ensemble.columns,
    Float64Array.from({ length: 3000 }, (_, r) => r),
    ensemble.columns.map((_, f) => Float64Array.from({ length: 3000 }, (_, r) => rows[r * 150 + f]!)),
  )
  const summary = await featureEffects(createTreeExplainer(ensemble), matrix)
  expect(JSON.stringify(summary).length).toBeLessThan(100_000)
  expect([summary.effects.length, summary.densities.length]).toEqual([150, 20])
  for (const { valueBins } of summary.densities) {
    expect(valueBins.reduce((sum, { n }) => sum + n, 0)).toBe(3000)
    expect(valueBins.length).toBeLessThanOrEqual(41)
  }
  expect(summary.effects.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12)
})
