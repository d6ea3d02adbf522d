import { expect, it } from 'vitest'
import { randomEnsemble, randomRows } from '../../test/support/random-trees.ts'
import { MemoryMatrix } from '../matrix/index.ts'
import { TreeScorer } from '../model/index.ts'
import { createRandom } from '../random/index.ts'
import { borderMean } from './border-mean.ts'
import { checkedAttribution, checkSum, explainAgainst } from './checked-attribution.ts'
import { createTreeExplainer } from './trees/tree-explainer.ts'

it('accepts 0.5 + 1 − 2 = −0.5 with difference 0', () => {
  expect(checkedAttribution(0.5, Float64Array.of(1, -2), -0.5).sumCheck).toEqual({
    difference: 0,
    tolerance: 1e-9,
    holds: true,
  })
})

it('refuses a sum that is off by 2e-9, and one that is not a number', () => {
  expect(() => checkedAttribution(0.5, Float64Array.of(1, -2), -0.5 + 2e-9)).toThrow('E_ATTRIBUTION_SUM')
  expect(checkSum(0, Float64Array.of(Number.NaN), 0).holds).toBe(false)
})

const random = createRandom(3)
const ensemble = randomEnsemble(random, { nTrees: 60, nLeaves: 8, nFeatures: 20, categoryEvery: 5 })
const rows = randomRows(random, ensemble, 3000)
const matrix = new MemoryMatrix(
  ensemble.columns,
  Float64Array.from({ length: 3000 }, (_, r) => r),
  ensemble.columns.map((_, f) => Float64Array.from({ length: 3000 }, (_, r) => rows[r * 20 + f]!)),
)
const explainer = createTreeExplainer(ensemble)
const scorer = new TreeScorer(ensemble)

it('starts a person at the mean raw score of the reference rows and ends at their own score', async () => {
  const border = Int32Array.from({ length: 500 }, (_, i) => i * 5)
  const mean = await borderMean(explainer, matrix, border)
  const scores = scorer.rawScores(rows)
  const meanScore = border.reduce((sum, row) => sum + scores[row]!, 0) / 500
  expect(mean.nRows).toBe(500)
  expect(Math.abs(mean.rawScore - meanScore)).toBeLessThan(1e-12)
  for (let r = 0; r < 200; r++) {
    const row = rows.slice(r * 20, r * 20 + 20)
    expect(explainAgainst(explainer, row, scores[r]!, mean).sumCheck.holds).toBe(true)
  }
})

it('gives an average φ of 0 to the reference rows themselves', async () => {
  const mean = await borderMean(explainer, matrix, Int32Array.of(4, 2900))
  const scores = scorer.rawScores(rows)
  const [a, b] = [4, 2900].map((r) =>
    explainAgainst(explainer, rows.slice(r * 20, r * 20 + 20), scores[r]!, mean),
  )
  for (let f = 0; f < 20; f++) expect(a!.phi[f]! + b!.phi[f]!).toBeCloseTo(0, 12)
})
