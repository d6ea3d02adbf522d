import { expect, it } from 'vitest'
import { randomEnsemble, randomRows } from '../../../test/support/random-trees.ts'
import { TreeScorer } from '../../model/index.ts'
import { createRandom } from '../../random/index.ts'
import { createJointRescore } from './joint-rescore.ts'

it('equals scoring every changed row whole, for groups of 0 to 6 features, within 1e-12', () => {
  const random = createRandom(11)
  const ensemble = randomEnsemble(random, { nTrees: 80, nLeaves: 9, nFeatures: 12, categoryEvery: 4 })
  const scorer = new TreeScorer(ensemble)
  const rescore = createJointRescore(ensemble)
  const reference = randomRows(random, ensemble, 60)
  const people = randomRows(random, ensemble, 30)
  const scores = scorer.rawScores(people)
  for (let person = 0; person < 30; person++) {
    const row = people.subarray(person * 12, person * 12 + 12)
    const features = random.shuffle([...row.keys()]).slice(0, person % 7)
    const changed = new Float64Array(reference.length)
    for (let at = 0; at < changed.length; at++)
      changed[at] = features.includes(at % 12) ? reference[at]! : row[at % 12]!
    const expected = scorer.rawScores(changed).reduce((a, b) => a + b, 0) / 60
    expect(Math.abs(rescore(row, scores[person]!, reference, features) - expected)).toBeLessThan(1e-12)
  }
})

it('leaves the score bit for bit when no feature is taken over', () => {
  const random = createRandom(2)
  const ensemble = randomEnsemble(random, { nTrees: 5, nLeaves: 4, nFeatures: 3, categoryEvery: 0 })
  const row = randomRows(random, ensemble, 1)
  expect(createJointRescore(ensemble)(row, 0.1234, randomRows(random, ensemble, 4), [])).toBe(0.1234)
})
