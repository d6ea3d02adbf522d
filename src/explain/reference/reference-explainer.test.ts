import fc from 'fast-check'
import { expect, it } from 'vitest'
import { randomEnsemble, randomRows } from '../../../test/support/random-trees.ts'
import { shapleyByDefinition } from '../../../test/support/shapley-by-definition.ts'
import { TreeScorer } from '../../model/index.ts'
import { createRandom } from '../../random/index.ts'
import { createReferenceExplainer } from './reference-explainer.ts'

const largestGap = (a: Float64Array, b: Float64Array): number =>
  a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i]!)), 0)

it('equals every-subset enumeration on 200 random trees of up to 12 features within 1e-9', async () => {
  const random = createRandom(5)
  for (let round = 0; round < 20; round++) {
    const nFeatures = 2 + (round % 11)
    const ensemble = randomEnsemble(random, {
      nTrees: 10,
      nLeaves: 2 + random.integer(30),
      nFeatures,
      categoryEvery: round % 3 === 0 ? 3 : 0,
    })
    const reference = randomRows(random, ensemble, 3)
    const person = randomRows(random, ensemble, 1)
    const scorer = new TreeScorer(ensemble)
    const explainer = await createReferenceExplainer(ensemble, reference)
    const expected = shapleyByDefinition((rows) => scorer.rawScores(rows), person, reference)
    expect(largestGap(explainer.attribution(person, 1), expected)).toBeLessThan(1e-9)
  }
})

it('gives a person 3 and 3 for a logical AND of 6 against a row that meets neither', async () => {
  const ensemble = randomEnsemble(createRandom(1), { nTrees: 1, nLeaves: 3, nFeatures: 2, categoryEvery: 0 })
  const tree = {
    ...ensemble.trees[0]!,
    // a ≤ 0 → 0; else b ≤ 0 → 0, else 6
    splitFeature: Int32Array.of(0, 1),
    threshold: Float64Array.of(0, 0),
    decisionType: Uint8Array.of(8, 8),
    leftChild: Int32Array.of(~0, ~1),
    rightChild: Int32Array.of(1, ~2),
    leafValue: Float64Array.of(0, 0, 6),
  }
  const explainer = await createReferenceExplainer(
    { ...ensemble, trees: [tree] },
    Float64Array.of(-1, -1, 1, -1),
  )
  // Against (−1, −1): 3 and 3. Against (1, −1): 0 and 6. On average 1.5 and 4.5; both rows score 0.
  expect([...explainer.attribution(Float64Array.of(1, 1), 1)]).toEqual([1.5, 4.5])
  expect(explainer.baseValue).toBe(0)
})

it('adds up to score − base within 1e-9 and starts from the mean score of the rows within 1e-12, for any model', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        seed: fc.integer({ min: 1, max: 1e6 }),
        nLeaves: fc.integer({ min: 1, max: 60 }),
        nFeatures: fc.integer({ min: 1, max: 50 }),
        nRows: fc.integer({ min: 1, max: 300 }),
      }),
      async ({ seed, nLeaves, nFeatures, nRows }) => {
        const random = createRandom(seed)
        const ensemble = randomEnsemble(random, { nTrees: 6, nLeaves, nFeatures, categoryEvery: 4 })
        const reference = randomRows(random, ensemble, nRows)
        const people = randomRows(random, ensemble, 4)
        const scorer = new TreeScorer(ensemble)
        const explainer = await createReferenceExplainer(ensemble, reference)
        const mean = scorer.rawScores(reference).reduce((a, b) => a + b, 0) / nRows
        expect(Math.abs(explainer.baseValue - mean)).toBeLessThan(1e-12)
        const scores = scorer.rawScores(people)
        const phi = explainer.attribution(people, 4)
        for (let i = 0; i < 4; i++) {
          const sum = phi.subarray(i * nFeatures, (i + 1) * nFeatures).reduce((a, b) => a + b, mean)
          expect(Math.abs(sum - scores[i]!)).toBeLessThan(1e-9)
        }
      },
    ),
    { numRuns: 60, seed: 20 },
  )
})

it('keeps apart what a path of 40 features says: one word of bits would not do', async () => {
  // A chain: leaf k at the first feature that is above 0; all 40 at or below 0 reach the last leaf, worth 1.
  const ensemble = randomEnsemble(createRandom(1), {
    nTrees: 1,
    nLeaves: 41,
    nFeatures: 40,
    categoryEvery: 0,
  })
  const tree = {
    ...ensemble.trees[0]!,
    splitFeature: Int32Array.from({ length: 40 }, (_, f) => f),
    threshold: new Float64Array(40),
    decisionType: new Uint8Array(40).fill(8),
    leftChild: Int32Array.from({ length: 40 }, (_, f) => (f === 39 ? ~40 : f + 1)),
    rightChild: Int32Array.from({ length: 40 }, (_, f) => ~f),
    leafValue: Float64Array.from({ length: 41 }, (_, leaf) => (leaf === 40 ? 1 : 0)),
  }
  const reference = new Float64Array(40).fill(1)
  const explainer = await createReferenceExplainer({ ...ensemble, trees: [tree] }, reference)
  const phi = explainer.attribution(new Float64Array(40), 1)
  // Only all 40 together are worth 1, so each has 1/40.
  expect(phi.every((value) => Math.abs(value - 1 / 40) < 1e-15)).toBe(true)
})

it('re-scores as if every changed row were scored whole, for groups of 0 to 6 features, within 1e-12', async () => {
  const random = createRandom(11)
  const ensemble = randomEnsemble(random, { nTrees: 80, nLeaves: 9, nFeatures: 12, categoryEvery: 4 })
  const scorer = new TreeScorer(ensemble)
  const reference = randomRows(random, ensemble, 60)
  const explainer = await createReferenceExplainer(ensemble, reference)
  const people = randomRows(random, ensemble, 30)
  const scores = scorer.rawScores(people)
  for (let person = 0; person < 30; person++) {
    const row = people.subarray(person * 12, person * 12 + 12)
    const features = random.shuffle([...row.keys()]).slice(0, person % 7)
    const changed = new Float64Array(reference.length)
    for (let at = 0; at < changed.length; at++)
      changed[at] = features.includes(at % 12) ? reference[at]! : row[at % 12]!
    const expected = scorer.rawScores(changed).reduce((a, b) => a + b, 0) / 60
    expect(Math.abs(explainer.rescore(row, scores[person]!, features) - expected)).toBeLessThan(1e-12)
  }
})

it('leaves the score bit for bit when no feature is taken over', async () => {
  const random = createRandom(2)
  const ensemble = randomEnsemble(random, { nTrees: 5, nLeaves: 4, nFeatures: 3, categoryEvery: 0 })
  const row = randomRows(random, ensemble, 1)
  const explainer = await createReferenceExplainer(ensemble, randomRows(random, ensemble, 4))
  expect(explainer.rescore(row, 0.1234, [])).toBe(0.1234)
})

it('gives the reference rows themselves values whose mean is 0: what one gains another loses', async () => {
  const random = createRandom(3)
  const ensemble = randomEnsemble(random, { nTrees: 60, nLeaves: 8, nFeatures: 20, categoryEvery: 5 })
  const reference = randomRows(random, ensemble, 100)
  const explainer = await createReferenceExplainer(ensemble, reference)
  const phi = explainer.attribution(reference, 100)
  for (let f = 0; f < 20; f++) {
    let sum = 0
    for (let row = 0; row < 100; row++) sum += phi[row * 20 + f]!
    expect(Math.abs(sum / 100)).toBeLessThan(1e-12)
  }
})
