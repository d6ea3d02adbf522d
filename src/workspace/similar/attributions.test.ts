import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { randomEnsemble, randomRows } from '../../../test/support/random-trees.ts'
import { createTreeExplainer } from '../../explain/index.ts'
import { MemoryMatrix } from '../../matrix/index.ts'
import { NO_FOLD } from '../../model/index.ts'
import { createRandom } from '../../random/index.ts'
import { type AttributionOwner, readAttributions, writeAttributions } from './attribution-file.ts'
import { attributionsOfAll } from './attributions-of-all.ts'
import { findSimilar } from './similar-search.ts'

const folder = mkdtempSync(join(tmpdir(), 'vitrine-attributions-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const owner: AttributionOwner = {
  modelId: 'm-1',
  generation: 'g-1',
  matrix: 'x-1',
  nRows: 3,
  groups: ['job', 'prêt', 'scores'],
}
const columns = [Float32Array.of(1, 2, 3), Float32Array.of(0, 0.5, -0.5), Float32Array.of(-1, -1, 2)]
const written = async (name: string): Promise<string> => {
  const path = join(folder, name)
  await writeAttributions(path, owner, columns)
  return path
}

it('gives back what was written, with means and variances, and writes the same bytes twice', async () => {
  const path = await written('a')
  const { points, spread } = readAttributions(path, owner)
  expect(columns.map((_, c) => points.column(c))).toEqual(columns)
  expect([spread.means[0], spread.variances[0]]).toEqual([2, 2 / 3])
  expect([...points.distances(points.point(0))]).toEqual([0, 1.25, 13.25])
  expect(readFileSync(await written('b')).equals(readFileSync(path))).toBe(true)
})

it('takes 4 bytes per application and reason group beside a header of whole lines of 64 bytes', async () => {
  const bytes = readFileSync(await written('size')).length
  expect((bytes - 4 * 3 * 3) % 64).toBe(0)
})

it.each([
  ['modelId', { modelId: 'm-2' }],
  ['generation', { generation: 'g-2' }],
  ['matrix', { matrix: 'x-2' }],
  ['nRows', { nRows: 2 }],
  ['groups', { groups: ['prêt', 'job', 'scores'] }],
])('refuses a file of another %s', async (_, other) => {
  const path = await written('other')
  expect(() => readAttributions(path, { ...owner, ...other })).toThrow('E_ATTRIBUTIONS')
})

it('refuses a file that is missing, cut at any place, or something else', async () => {
  expect(() => readAttributions(join(folder, 'nowhere'), owner)).toThrow('E_ATTRIBUTIONS')
  const whole = readFileSync(await written('whole'))
  for (let length = 0; length < whole.length; length += 7) {
    const path = join(folder, 'cut')
    writeFileSync(path, whole)
    truncateSync(path, length)
    expect(() => readAttributions(path, owner), `${length} bytes`).toThrow('E_ATTRIBUTIONS')
  }
  writeFileSync(join(folder, 'text'), 'SK_ID_CURR,TARGET\n'.repeat(20))
  expect(() => readAttributions(join(folder, 'text'), owner)).toThrow('E_ATTRIBUTIONS')
})

it('explains every row by the model that scores it: its fold’s, or the final one', async () => {
  const random = createRandom(5)
  const shape = { nTrees: 6, nLeaves: 5, nFeatures: 4, categoryEvery: 0 }
  const models = [1, 2, 3].map(() => randomEnsemble(random, shape))
  const nRows = 5000
  const rows = randomRows(random, models[0]!, nRows)
  const folds = Uint8Array.from({ length: nRows }, (_, row) => [NO_FOLD, 0, 1][row % 3]!)
  const matrix = new MemoryMatrix(
    models[0]!.columns,
    Float64Array.from({ length: nRows }, (_, row) => row),
    models[0]!.columns.map((_, c) => Float64Array.from({ length: nRows }, (_, row) => rows[4 * row + c]!)),
  )
  const groups = { ids: ['a', 'b'], groupOf: Int32Array.of(0, 1, 1, 0) }
  const found = await attributionsOfAll(matrix, folds, models, groups)
  const explainers = models.map(createTreeExplainer)
  for (const row of [0, 1, 2, 2047, 2048, 2049, 4998, 4999]) {
    const phi = explainers[row % 3]!.attribution(rows.slice(4 * row, 4 * row + 4), 1)
    expect(found[0]![row], `row ${row}`).toBe(Math.fround(phi[0]! + phi[3]!))
    expect(found[1]![row], `row ${row}`).toBe(Math.fround(phi[1]! + phi[2]!))
  }
})

it('names the reason groups in which the nearest are alike, and the one in which each differs most', async () => {
  const { points, spread } = readAttributions(await written('named'), owner)
  const search = { points, spread, groups: owner.groups, rowIds: Float64Array.of(11, 12, 13) }
  const { searched, neighbours, alike } = findSimilar(search, points.point(0), 1, new Set([0]))
  expect(searched).toBe(2)
  // To (1, 0, −1) everybody is 5/3, 1/6 and 3 away, squared; application 12 is 1, 0.25 and 0 away.
  expect(neighbours).toEqual([
    { applicationId: 12, distance: Math.sqrt(1.25), alike: ['scores', 'job'], unlike: 'job' },
  ])
  expect(alike.map(({ group }) => group)).toEqual(['scores', 'job'])
  expect(alike[0]!.share).toBeCloseTo(3 / (3 + 2 / 3), 12)
})
