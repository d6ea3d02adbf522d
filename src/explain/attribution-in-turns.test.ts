import { expect, it } from 'vitest'
import { randomEnsemble, randomRows } from '../../test/support/random-trees.ts'
import { createRandom } from '../random/index.ts'
import { attributionInTurns } from './attribution-in-turns.ts'
import { createTreeExplainer } from './trees/tree-explainer.ts'

const random = createRandom(3)
const ensemble = randomEnsemble(random, { nTrees: 12, nLeaves: 9, nFeatures: 6, categoryEvery: 3 })
const rows = randomRows(random, ensemble, 1000)
const explainer = createTreeExplainer(ensemble)

it('gives the bits of one call and lets other work in between: 4 turns for 1,000 rows', async () => {
  let turns = 0
  const count = (): NodeJS.Immediate =>
    setImmediate(() => {
      turns++
      waiting = count()
    })
  let waiting = count()
  const values = await attributionInTurns(explainer, rows)
  clearImmediate(waiting)
  expect(values).toEqual(explainer.attribution(rows, 1000))
  expect(turns).toBeGreaterThanOrEqual(4)
})

it('stops with the reason of its signal', async () => {
  const stop = new AbortController()
  setImmediate(() => stop.abort(new Error('enough')))
  await expect(attributionInTurns(explainer, rows, stop.signal)).rejects.toThrow('enough')
})
