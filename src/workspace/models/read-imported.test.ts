import { expect, it } from 'vitest'
import { homeCredit } from '../../../lenders/home-credit/index.ts'
import { plantedMatrix } from '../../../test/planted-matrix.ts'
import { type ColumnSpec, MemoryMatrix } from '../../matrix/index.ts'
import { binMatrix, trainTrees, writeLightgbmText } from '../../model/index.ts'
import { readImported } from './read-imported.ts'

const { catalogue, tables, policies } = homeCredit
const [policy, us] = policies as [(typeof policies)[number], (typeof policies)[number]]
const { matrix, target } = plantedMatrix(1500, 5)

/** A model of one planted column under the name of a feature. */
async function modelOf(planted: string, column: ColumnSpec, direction?: -1): Promise<string> {
  const place = matrix.columns.findIndex(({ id }) => id === planted)
  const one = new MemoryMatrix([column], matrix.rowIds, [matrix.column(place)])
  const monotone = direction === undefined ? {} : { [column.id]: direction }
  const settings = { rounds: 8, numLeaves: 6, seed: 1, monotone } as const
  return writeLightgbmText(await trainTrees(await binMatrix(one), target, settings))
}

const read = (text: string, column: ColumnSpec, under = policy) =>
  readImported({ text, catalogue, tables, policy: under, columns: [column] })

it('refuses a model that takes a category for a number, or a number for a category', async () => {
  const job: ColumnSpec = {
    id: 'job',
    kind: 'category',
    categories: Array.from({ length: 12 }, (_, c) => `${c}`),
  }
  const id = catalogue.features[0]!.id
  const asNumber = await modelOf('steps', { id, kind: 'number' })
  const asCategory = await modelOf('job', { ...job, id })
  await expect(read(asNumber, { ...job, id })).rejects.toMatchObject({ code: 'E_FEATURE_KIND' })
  await expect(read(asCategory, { id, kind: 'number' })).rejects.toThrow(`${id} (a number in the catalogue)`)
  expect((await read(asCategory, { ...job, id })).features).toEqual([id])
  const fewer = { ...job, id, categories: job.categories.slice(0, 5) }
  await expect(read(asCategory, fewer)).rejects.toThrow(`${id}: code 11 of 5`)
})

it('lets age into a score under the American policy only where the risk never rises with it', async () => {
  const age: ColumnSpec = { id: 'age', kind: 'number' }
  const falling = await modelOf('savings', age, -1)
  const free = await modelOf('noise', age)
  expect((await read(falling, age, us)).model.monotone).toEqual([-1])
  await expect(read(free, age, us)).rejects.toMatchObject({
    code: 'E_POLICY_DIRECTION',
    column: 'application.DAYS_BIRTH',
  })
})
