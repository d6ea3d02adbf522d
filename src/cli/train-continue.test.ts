import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { homeCredit } from '../../lenders/home-credit/index.ts'
import { callCli, matrixOf, smallBank } from '../../test/support/small-bank.ts'
import { gatherRows } from '../matrix/index.ts'
import { readLightgbmText, TreeScorer } from '../model/index.ts'
import { openBank, workspacePaths } from '../workspace/index.ts'
import { readFolds, readScores } from '../workspace/models/read-scores.ts'

let folder = ''
let dataDir = ''
/** Trained from the start, and in use. */
let first = ''
const call = (...args: readonly string[]) => callCli(...args, '--data-dir', dataDir)
const file = (id: string, name: string) =>
  readFileSync(join(workspacePaths(dataDir).models, id, name), 'utf8')

beforeAll(async () => {
  ;({ folder, dataDir } = await smallBank())
  first = (await call('train')).json.modelId
}, 240_000)
afterAll(() => rmSync(folder, { recursive: true }))

it('goes on from the model in use for 20 rounds: the former trees stay, folds too, and it says whence it comes', async () => {
  const { code, json } = await call('train', '--continue', '--rounds', '20')
  expect(code).toBe(0)
  expect(json).toMatchObject({ role: 'challenger', continues: { modelId: first, rounds: 20 } })
  const { json: shown } = await call('model', 'show', json.modelId)
  expect(shown.origin).toEqual({ kind: 'trained', continues: { modelId: first, rounds: 20 } })
  const { json: before } = await call('model', 'show', first)
  for (const [at, { settings, objective }] of shown.objectives.entries()) {
    const former = before.objectives[at].settings
    expect(settings).toEqual({
      ...former,
      settings: { ...former.settings, rounds: former.settings.rounds + 20 },
    })
    const name = objective === 'bank_cost' ? 'model.txt' : `${objective}.model.txt`
    const parameter = `[num_iterations: ${settings.settings.rounds}]`
    expect(file(json.modelId, name)).toContain(parameter)
    expect(file(first, name)).not.toContain(parameter)
  }
  const paths = workspacePaths(dataDir)
  const { generation } = before.hashes
  expect(await readFolds(paths.portfolio(generation, json.modelId))).toEqual(
    await readFolds(paths.portfolio(generation, first)),
  )
})

it('goes on on newer tables: whoever was in a fold stays in it, and is scored by the model that has not seen it', async () => {
  const paths = workspacePaths(dataDir)
  const { generation } = (await call('model', 'show', first)).json.hashes
  const former = await readFolds(paths.portfolio(generation, first))
  const tables = join(folder, 'newer')
  await callCli('generate', '--applications', '700', '--out', tables)
  await call('ingest', tables)
  await call('features')
  const { code, json } = await call('train', '--continue', '--rounds', '10', '--promote')
  expect(code).toBe(0)
  const matrix = await matrixOf(dataDir)
  const scores = paths.portfolio(matrix.hashes.generation, json.modelId)
  const folds = await readFolds(scores)
  const both = [...folds].filter(([id]) => former.has(id))
  expect(both.length).toBeGreaterThan(300)
  for (const [id, fold] of both) expect(fold).toBe(former.get(id))
  expect([...folds.keys()].some((id) => !former.has(id))).toBe(true)
  // What the pages say of a person is what the fold's own file says.
  const [id, fold] = both[0]!
  const bank = await openBank({ dataDir, lender: homeCredit })
  const scored = (await bank.scored(id))!
  await bank.close()
  const row = matrix.rowOf(id)!
  const text = file(json.modelId, `model.fold-${fold + 1}.txt`)
  const scorer = new TreeScorer(readLightgbmText(text, { columns: matrix.columns }))
  expect(scored.scoredBy).toBe(`fold-${fold + 1}`)
  expect(scored.results.bank_cost.rawScore).toBe(scorer.rawScores(gatherRows(matrix, row, row + 1))[0])
  expect((await readScores(scores)).objectives.bank_cost.rawScores[row]).toBe(
    scored.results.bank_cost.rawScore,
  )
  matrix.close()
})

it('goes on beside no search, and takes --rounds for nothing else', async () => {
  expect((await call('train', '--continue', '--tune')).json.error.code).toBe('E_OPTION')
  expect((await call('train', '--rounds', '5')).json.error.code).toBe('E_OPTION')
  expect((await call('train', '--continue', '--rounds', '0')).json.error.code).toBe('E_OPTION')
})
