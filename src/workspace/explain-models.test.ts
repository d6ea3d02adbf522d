import { expect, it } from 'vitest'
import { randomEnsemble, randomRows } from '../../test/support/random-trees.ts'
import { MemoryMatrix } from '../matrix/index.ts'
import { createRandom } from '../random/index.ts'
import { explainModels } from './explain-models.ts'

const random = createRandom(2)
const shape = { nTrees: 8, nLeaves: 6, nFeatures: 4, categoryEvery: 0 }
const [one, other] = [randomEnsemble(random, shape), randomEnsemble(random, shape)]
const nRows = 300
const rows = randomRows(random, one, nRows)
/** A fifth column that no tree reads. */
const columns = [...one.columns, { id: 'unused', kind: 'number' as const }]
const wide = (ensemble: typeof one) => ({ ...ensemble, columns })
const matrix = new MemoryMatrix(
  columns,
  Float64Array.from({ length: nRows }, (_, row) => row),
  columns.map((_, c) => Float64Array.from({ length: nRows }, (_, row) => (c < 4 ? rows[row * 4 + c]! : 0))),
)

it('explains a model that makes several scores once, the deciding one first', async () => {
  const [shared, alone] = [wide(one), wide(other)]
  const explanations = await explainModels({ ranking: alone, bank_cost: shared, f_beta: shared }, matrix)
  expect(explanations.map(({ objectives }) => objectives)).toEqual([['bank_cost', 'f_beta'], ['ranking']])
  expect(explanations[0]!.pairs).not.toEqual(explanations[1]!.pairs)
})

it('keeps the shape of every item that acts, each over all 300 rows with the missing bin last, and none of the others', async () => {
  const model = wide(one)
  const [{ effects, densities, pairs }] = (await explainModels(
    { ranking: model, bank_cost: model, f_beta: model },
    matrix,
  )) as [Awaited<ReturnType<typeof explainModels>>[number]]
  expect(effects.find(({ id }) => id === 'unused')).toMatchObject({ meanAbs: 0, share: 0 })
  expect(densities.map(({ id }) => id)).toEqual(effects.slice(0, 4).map(({ id }) => id))
  for (const { valueBins } of densities) {
    expect(valueBins.reduce((sum, bin) => sum + bin.n, 0)).toBe(300)
    expect(valueBins.map((bin) => bin.missing)).toEqual(valueBins.map((_, at) => at === valueBins.length - 1))
  }
  expect(pairs.length).toBe(6)
})
