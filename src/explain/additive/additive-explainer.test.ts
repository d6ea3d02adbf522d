import fc from 'fast-check'
import { expect, it } from 'vitest'
import { plantedMatrix } from '../../../test/planted-matrix.ts'
import { randomShapes, rowsAroundCuts } from '../../../test/support/random-shapes.ts'
import { shapleyByDefinition } from '../../../test/support/shapley-by-definition.ts'
import { gatherRows, MemoryMatrix } from '../../matrix/index.ts'
import {
  type AdditiveModel,
  binMatrix,
  ensembleOfShapes,
  TreeScorer,
  trainAdditive,
} from '../../model/index.ts'
import { createRandom } from '../../random/index.ts'
import { createReferenceExplainer } from '../reference/reference-explainer.ts'
import { createTreeExplainer } from '../trees/tree-explainer.ts'
import { createAdditiveExplainer } from './additive-explainer.ts'

const planted = plantedMatrix(2000, 5)
const rows = gatherRows(planted.matrix)
const width = 6
const train = async (pairs: number, matrix = planted.matrix): Promise<AdditiveModel> =>
  trainAdditive(await binMatrix(matrix), planted.target, {
    rounds: 60,
    bags: 2,
    learningRate: 0.1,
    minDataPerGroup: 30,
    pairs,
    pairRounds: 20,
    seed: 2,
  })
const largestGap = (a: Float64Array, b: Float64Array): number =>
  a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i]!)), 0)

it('splits a pair by hand: 8 in one corner, seen against four rows, one in each corner', () => {
  const axis = (column: number) => ({ column, cuts: Float64Array.of(0), codes: new Int32Array(0) })
  const model: AdditiveModel = {
    family: 'additive',
    columns: [
      { id: 'a', kind: 'number' },
      { id: 'b', kind: 'number' },
    ],
    base: 1,
    nRows: 4,
    // Parts of either axis: missing, ≤ 0, > 0.
    shapes: [
      {
        axes: [axis(0), axis(1)],
        values: Float64Array.of(0, 0, 0, 0, 0, 0, 0, 0, 8),
        rows: Float64Array.of(0, 0, 0, 0, 1, 1, 0, 1, 1),
      },
    ],
  }
  const explainer = createAdditiveExplainer(model)
  expect(explainer.baseValue).toBe(1 + 2)
  // Held alone, either makes it 4: both orders give 2 then 4, or 4 then 2.
  expect([...explainer.attribution(Float64Array.of(1, 1), 1)]).toEqual([3, 3])
  // a > 0 alone: 4; b ≤ 0 alone: 0; both: 0. a = ½ (4 − 2) + ½ (0 − 0), b = ½ (0 − 2) + ½ (0 − 4).
  expect([...explainer.attribution(Float64Array.of(1, -1), 1)]).toEqual([1, -3])
  expect(explainer.rescore(Float64Array.of(1, 1), 9, [0])).toBe(5)
  expect(explainer.rescore(Float64Array.of(1, 1), 9, [0, 1])).toBe(3)
  expect(explainer.rescore(Float64Array.of(1, 1), 9, [])).toBe(9)
})

it('equals the definition over all subsets and reference rows within 1e-12, with pairs, categories and missing values', async () => {
  for (const pairs of [0, 4]) {
    const model = await train(pairs)
    expect(model.shapes.some(({ axes }) => axes.length === 2)).toBe(pairs > 0)
    const scorer = new TreeScorer(ensembleOfShapes(model))
    const reference = rows.slice(0, 40 * width)
    const explainer = createAdditiveExplainer(model, reference)
    for (let person = 100; person < 120; person++) {
      const row = rows.slice(person * width, (person + 1) * width)
      const expected = shapleyByDefinition((some) => scorer.rawScores(some), row, reference)
      expect(largestGap(explainer.attribution(row, 1), expected)).toBeLessThan(1e-12)
    }
  }
})

it('equals the definition within 1e-12 for any shapes: 40 random models of up to 6 features, most pairs taken', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer({ min: 2, max: 6 }),
      fc.integer({ min: 0, max: 9 }),
      (seed, n, pairs) => {
        const random = createRandom(seed)
        const model = randomShapes(random, n, pairs)
        const reference = rowsAroundCuts(random, model, 7)
        const person = rowsAroundCuts(random, model, 1)
        const scorer = new TreeScorer(ensembleOfShapes(model))
        const expected = shapleyByDefinition((some) => scorer.rawScores(some), person, reference)
        const explainer = createAdditiveExplainer(model, reference)
        expect(largestGap(explainer.attribution(person, 1), expected)).toBeLessThan(1e-12)
      },
    ),
    { numRuns: 40 },
  )
})

it('equals the explainer of its trees against the same rows: values, base and re-scores, within 1e-12', async () => {
  const model = await train(4)
  const reference = rows.slice(0, 500 * width)
  const own = createAdditiveExplainer(model, reference)
  const theirs = await createReferenceExplainer(ensembleOfShapes(model), reference)
  const people = rows.slice(600 * width, 800 * width)
  expect(Math.abs(own.baseValue - theirs.baseValue)).toBeLessThan(1e-12)
  expect(largestGap(own.attribution(people, 200), theirs.attribution(people, 200))).toBeLessThan(1e-12)
  for (const features of [[0], [1, 4], [0, 1, 2, 3, 4, 5], []])
    for (let person = 0; person < 20; person++) {
      const row = people.subarray(person * width, (person + 1) * width)
      const gap = own.rescore(row, 0.5, features) - theirs.rescore(row, 0.5, features)
      expect(Math.abs(gap)).toBeLessThan(1e-12)
    }
})

it('without pairs and empty parts, equals path-dependent values on the training rows within 1e-12', async () => {
  const values = planted.matrix.columns.map((_, c) =>
    planted.matrix.column(c).map((value, row) => (row % 29 === c ? Number.NaN : value)),
  )
  const matrix = new MemoryMatrix(planted.matrix.columns, planted.matrix.rowIds, values)
  const model = await train(0, matrix)
  for (const shape of model.shapes) expect(Math.min(...shape.rows)).toBeGreaterThan(0)
  const explainer = createAdditiveExplainer(model)
  const paths = createTreeExplainer(ensembleOfShapes(model))
  expect(Math.abs(explainer.baseValue - paths.baseValue)).toBeLessThan(1e-12)
  expect(largestGap(explainer.attribution(rows, 2000), paths.attribution(rows, 2000))).toBeLessThan(1e-12)
})

it('starts from the mean raw score of the training rows when no others are given, within 1e-10', async () => {
  const model = await train(4)
  const scores = new TreeScorer(ensembleOfShapes(model)).rawScores(rows)
  const mean = scores.reduce((sum, score) => sum + score, 0) / 2000
  expect(createAdditiveExplainer(model).baseValue).toBeCloseTo(mean, 10)
  expect(() => createAdditiveExplainer(model, new Float64Array(7))).toThrow(RangeError)
})
