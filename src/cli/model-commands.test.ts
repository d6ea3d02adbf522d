import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { homeCredit } from '../../lenders/home-credit/index.ts'
import { callCli, matrixOf, smallBank, smallModel } from '../../test/support/small-bank.ts'
import { gatherRows } from '../matrix/index.ts'
import { challengerOf, championOf, readLightgbmText, TreeScorer } from '../model/index.ts'
import { openBank, workspacePaths } from '../workspace/index.ts'
import { enrol } from '../workspace/models/enrol.ts'
import { readScores } from '../workspace/models/read-scores.ts'
import { runCli } from './run-cli.ts'

const FEATURES = ['income', 'external_score_b', 'education_level', 'external_score_a', 'external_score_c']

let folder = ''
let dataDir = ''
let models = ''
/** Ids of two imported models. */
let one = ''
let other = ''
const fileOf = (name: string) => join(folder, name)
const call = (...args: readonly string[]) => callCli(...args, '--data-dir', dataDir)

beforeAll(async () => {
  ;({ folder, dataDir } = await smallBank())
  models = workspacePaths(dataDir).models
  writeFileSync(fileOf('one.txt'), await smallModel(dataDir, FEATURES, 1))
  writeFileSync(fileOf('other.txt'), await smallModel(dataDir, FEATURES.slice(1).reverse(), 2))
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true }))

it('imports a model whose columns stand in another order: everybody has its own raw score, bit for bit', async () => {
  const { code, json } = await call('model', 'import', fileOf('one.txt'))
  expect(code).toBe(0)
  expect(json).toMatchObject({ role: 'none', trees: 25, features: FEATURES })
  one = json.modelId
  // No model decides by being imported.
  expect(await championOf(models)).toBeUndefined()
  const matrix = await matrixOf(dataDir)
  const places = FEATURES.map((id) => matrix.columns.findIndex((column) => column.id === id))
  const text = readFileSync(fileOf('one.txt'), 'utf8')
  const scorer = new TreeScorer(readLightgbmText(text, { columns: places.map((c) => matrix.columns[c]!) }))
  const all = gatherRows(matrix)
  const rows = Float64Array.from({ length: 600 * 5 }, (_, at) => {
    return all[Math.floor(at / 5) * matrix.columns.length + places[at % 5]!]!
  })
  const written = await readScores(workspacePaths(dataDir).portfolio(matrix.hashes.generation, one))
  for (const id of ['ranking', 'bank_cost', 'f_beta'] as const) {
    expect(written.objectives[id].rawScores).toEqual(scorer.rawScores(rows))
  }
  matrix.close()
  expect((await call('model', 'import', fileOf('one.txt'))).json.modelId).toBe(one)
})

it('imports the same model without names by a column file, to the same scores', async () => {
  const names = FEATURES.map((_, c) => `Column_${c}`)
  const text = readFileSync(fileOf('one.txt'), 'utf8')
  const bare = text
    .replace(/^feature_names=.*$/m, `feature_names=${names.join(' ')}`)
    .replace(/^monotone_constraints=.*\n/m, '')
  writeFileSync(fileOf('bare.txt'), bare)
  const refused = await call('model', 'import', fileOf('bare.txt'))
  expect([refused.code, refused.json.error.code]).toEqual([1, 'E_FEATURE_NAME'])
  writeFileSync(fileOf('columns.txt'), names.map((name, c) => `${name}: ${FEATURES[c]}\n`).join(''))
  const { json } = await call('model', 'import', fileOf('bare.txt'), '--columns', fileOf('columns.txt'))
  expect(json.features).toEqual(FEATURES)
  // Another file is another model; its scores are the same.
  expect(json.modelId).not.toBe(one)
  const { json: compared } = await call('model', 'compare', one, json.modelId)
  for (const { metrics, swap } of compared.objectives) {
    expect(metrics.auc.difference).toEqual({ value: 0, low: 0, high: 0 })
    expect([swap.onlyFirst.n, swap.onlySecond.n]).toEqual([0, 0])
  }
})

it('refuses what cannot be imported, with exit code 1, and stores nothing', async () => {
  const before = readdirSync(models).sort()
  const text = readFileSync(fileOf('one.txt'), 'utf8')
  writeFileSync(fileOf('age.txt'), text.replace(/^(feature_names=)income /m, '$1age '))
  writeFileSync(fileOf('cut.txt'), text.slice(0, 2000))
  for (const [file, expected] of [
    ['age.txt', 'E_POLICY_BREACH'],
    ['cut.txt', 'E_MODEL_TEXT'],
    ['nowhere.txt', 'E_MODEL_FILE'],
  ] as const) {
    const { code, json } = await call('model', 'import', fileOf(file))
    expect([file, code, json.error.code]).toEqual([file, 1, expected])
  }
  expect(readdirSync(models).sort()).toEqual(before)
})

it('keeps a challenger beside the champion; whichever step an import dies at (-9), the champion stays', async () => {
  await call('model', 'promote', one)
  const child = fileURLToPath(new URL('./fixtures/import-child.ts', import.meta.url))
  const stages: string[] = []
  const before = new Set(readdirSync(models))
  // Renames: the bundle, scores, attributions, features, CHALLENGER; a bundle that stands there is not written again.
  for (const step of [0, 1, 1, 2, 3]) {
    const run = spawn(
      process.execPath,
      ['--import', 'tsx', child, dataDir, fileOf('other.txt'), String(step)],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    )
    expect(await once(run, 'exit')).toEqual([null, 'SIGKILL'])
    expect(await championOf(models)).toBe(one)
    expect(await challengerOf(models)).toBeUndefined()
    const { json } = await call('model', 'list')
    const last = json.models.find((model: { readonly id: string }) => !before.has(model.id))
    stages.push(last === undefined ? 'absent' : (last.sound.notReady?.code ?? 'ready'))
    if (last?.sound.notReady) {
      const refused = await call('model', 'promote', last.id)
      expect(refused.json.error.code).toBe('E_MODEL_UNSCORED')
    }
    const bank = await openBank({ dataDir, lender: homeCredit })
    expect(bank.modelId).toBe(one)
    await bank.close()
  }
  expect(stages).toEqual(['absent', 'E_MODEL_UNSCORED', 'E_MODEL_UNSCORED', 'E_MODEL_UNSCORED', 'ready'])
  const { json } = await call('model', 'import', fileOf('other.txt'), '--challenger')
  other = json.modelId
  expect([await championOf(models), await challengerOf(models)]).toEqual([one, other])
}, 120_000)

it('lists role, origin, AUC and limit of every model, the champion first, then the challenger', async () => {
  const { json } = await call('model', 'list')
  expect(json.models.slice(0, 2)).toMatchObject([
    { id: one, role: 'champion', damage: null, sound: { origin: 'imported', notReady: null } },
    { id: other, role: 'challenger', damage: null },
  ])
  expect(json.models[2].role).toBe('none')
  let text = ''
  await runCli(
    ['model', 'list', '--data-dir', dataDir],
    { write: (part: string) => (text += part) },
    { write: () => 0 },
  )
  expect(text).toMatch(
    new RegExp(`^${one}  champion .*imported, calibrated on \\d+ outcomes, policy eu-fr-3`),
  )
  expect(text).toContain('(not out of fold)')
})

it('compares the champion with its challenger on the same people, and turned about with the other sign', async () => {
  const { json } = await call('model', 'compare', 'champion', 'challenger')
  const { json: back } = await call('model', 'compare', 'challenger', 'champion')
  expect(json).toMatchObject({
    applications: 600,
    first: { id: one, origin: 'imported' },
    second: { id: other },
  })
  for (const [at, { objective, metrics, swap, limitPd }] of json.objectives.entries()) {
    const { difference, first, second } = metrics.auc
    expect(difference.value).toBeCloseTo(second.value - first.value, 12)
    expect(difference.low).toBeLessThanOrEqual(difference.high)
    expect(back.objectives[at].metrics.auc.difference.value).toBeCloseTo(-difference.value, 12)
    expect(back.objectives[at].swap.onlyFirst).toMatchObject({ n: swap.onlySecond.n })
    const cells = [swap.bothApprove, swap.bothDecline, swap.onlyFirst, swap.onlySecond]
    expect(cells.reduce((sum, { n }) => sum + n, 0)).toBe(600)
    expect(cells.reduce((sum, { observed }) => sum + observed.n, 0)).toBe(json.known)
    expect((swap.bothApprove.n + swap.onlyFirst.n) / 600).toBeCloseTo(swap.approvalRate.first, 12)
    expect(limitPd.first).toBeGreaterThan(0)
    expect(['ranking', 'bank_cost', 'f_beta'][at]).toBe(objective)
  }
})

it('shows everything of a model, and that its figures are not out of fold', async () => {
  const { json } = await call('model', 'show', 'champion')
  expect(json).toMatchObject({
    id: one,
    role: 'champion',
    lender: 'home-credit',
    policy: { profile: 'eu-fr' },
    origin: { kind: 'imported', features: FEATURES },
  })
  expect(json.features.used).toBeLessThanOrEqual(5)
  expect(json.strongest.every(({ id }: { id: string }) => FEATURES.includes(id))).toBe(true)
  expect(json.promotions).toHaveLength(1)
  let text = ''
  await runCli(
    ['model', 'show', one, '--data-dir', dataDir],
    { write: (part: string) => (text += part) },
    { write: () => 0 },
  )
  expect(text).toContain('its figures are not out of fold')
})

it('promotes the challenger, goes back to the previous one, and keeps the history', async () => {
  const { json } = await call('model', 'promote', 'challenger')
  expect(json).toEqual({ modelId: other, former: one })
  expect(await challengerOf(models)).toBeUndefined()
  expect((await call('model', 'promote', '--previous')).json).toEqual({ modelId: one, former: other })
  expect((await call('model', 'show', one)).json.promotions).toHaveLength(2)
  for (const args of [[], [one, '--previous']]) {
    const { code, json: refused } = await call('model', 'promote', ...args)
    expect([code, refused.error.code]).toEqual([2, 'E_OPTION'])
  }
})

it('gives a model that was trained its place: beside a champion that can decide it challenges, if asked to', async () => {
  expect(await enrol({ dataDir, modelId: one, challenge: true })).toBe('champion')
  expect(await enrol({ dataDir, modelId: other, challenge: true })).toBe('challenger')
  expect([await championOf(models), await challengerOf(models)]).toEqual([one, other])
  // Without scores the champion decides nothing.
  const { generation } = (await call('model', 'show', one)).json.hashes
  const scores = join(workspacePaths(dataDir).portfolio(generation, one), 'scores.parquet')
  renameSync(scores, `${scores}.away`)
  expect(await enrol({ dataDir, modelId: other, challenge: true })).toBe('champion')
  renameSync(`${scores}.away`, scores)
  expect(await enrol({ dataDir, modelId: one })).toBe('champion')
  expect(await championOf(models)).toBe(one)
})

it('exports the model file, which comes back as a model, and the bundle, never over something', async () => {
  const out = fileOf('exported.txt')
  expect((await call('model', 'export', one, '--out', out)).code).toBe(0)
  expect(readFileSync(out)).toEqual(readFileSync(join(models, one, 'model.txt')))
  const again = await call('model', 'import', out)
  const { json } = await call('model', 'compare', one, again.json.modelId)
  expect(json.objectives[1].metrics.brier.difference.value).toBe(0)
  const dir = fileOf('exported')
  await call('model', 'export', one, '--format', 'bundle', '--out', dir)
  expect(readdirSync(dir).sort()).toEqual(readdirSync(join(models, one)).sort())
  const refused = await call('model', 'export', one, '--out', out)
  expect([refused.code, refused.json.error.code]).toEqual([1, 'E_OUT_FILE'])
  const nowhere = await call('model', 'export', one, '--out', join(folder, 'no', 'where.txt'))
  expect(nowhere.json.error.code).toBe('E_OUT_FILE')
  expect((await call('model', 'export', one, '--format', 'pickle')).code).toBe(2)
  expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([])
})

it('writes an additive model as SQL that gives its scores, and as a scorecard; other trees are neither', async () => {
  writeFileSync(fileOf('shapes.txt'), await smallModel(dataDir, FEATURES, 3, 'additive'))
  const { json } = await call('model', 'import', fileOf('shapes.txt'))
  const out = fileOf('score.sql')
  expect((await call('model', 'export', json.modelId, '--format', 'sql', '--out', out)).code).toBe(0)
  const bank = await openBank({ dataDir, lender: homeCredit })
  const rows = await bank.query(`${readFileSync(out, 'utf8')} order by SK_ID_CURR`)
  const dir = workspacePaths(dataDir).portfolio(bank.dataGeneration, json.modelId)
  await bank.close()
  const { objectives, target } = await readScores(dir)
  expect(rows).toHaveLength(600)
  for (const [row, { raw_score, pd }] of rows.entries()) {
    expect(raw_score).toBeCloseTo(objectives.bank_cost.rawScores[row]!, 9)
    // Those with a known outcome have the calibrator of their fold.
    if (Number.isNaN(target[row]!)) expect(pd).toBeCloseTo(objectives.bank_cost.pds[row]!, 9)
  }
  expect(target.some(Number.isNaN)).toBe(true)
  const card = fileOf('scorecard.json')
  await call('model', 'export', json.modelId, '--format', 'scorecard', '--out', card)
  const written = JSON.parse(readFileSync(card, 'utf8'))
  expect(written.scale).toMatchObject({ pointsToDouble: 20, baseScore: 600, baseOdds: 50 })
  expect(written.items.length).toBeGreaterThan(0)
  const wide = fileOf('wide.json')
  const scale = ['--points-to-double', '40', '--base-score', '500', '--base-odds', '30']
  await call('model', 'export', json.modelId, '--format', 'scorecard', ...scale, '--out', wide)
  const other = JSON.parse(readFileSync(wide, 'utf8'))
  expect(other.scale).toMatchObject({ pointsToDouble: 40, baseScore: 500, baseOdds: 30 })
  // Twice the points to double: every cell counts twice.
  expect(other.items[0].cells[0].exactPoints).toBeCloseTo(2 * written.items[0].cells[0].exactPoints, 9)
  expect((await call('model', 'export', json.modelId, '--base-odds', '0')).code).toBe(2)
  for (const format of ['sql', 'scorecard']) {
    const refused = await call('model', 'export', one, '--format', format, '--out', fileOf('no.txt'))
    expect([refused.code, refused.json.error.code]).toEqual([1, 'E_NOT_ADDITIVE'])
  }
})

it('does not cross-validate a model that was made elsewhere', async () => {
  const { code, json } = await call('evaluate', '--seeds', '1')
  expect([code, json.error.code]).toEqual([1, 'E_MODEL_IMPORTED'])
})

it('refuses to promote or serve a model made under another policy, and takes it back with its features', async () => {
  await call('features', '--policy', 'us')
  const { json } = await call('model', 'promote', other)
  expect(json.error).toMatchObject({ code: 'E_MODEL_STALE', got: expect.stringContaining('(eu-fr-3)') })
  expect(json.error.got).toMatch(/^policy /)
  await expect(openBank({ dataDir, lender: homeCredit })).rejects.toMatchObject({ code: 'E_MODEL_STALE' })
  const { json: listed } = await call('model', 'list')
  expect(listed.models[0].sound.notReady.code).toBe('E_MODEL_STALE')
  await call('features')
  expect((await call('model', 'promote', other)).json).toEqual({ modelId: other, former: one })
})

it('lists a damaged champion as damaged, and lets another be promoted in its place', async () => {
  writeFileSync(join(models, other, 'model.txt'), 'tree')
  const { code, json } = await call('model', 'list')
  expect(code).toBe(0)
  expect(json.models[0]).toMatchObject({
    id: other,
    role: 'champion',
    sound: null,
    damage: { code: 'E_BUNDLE_CORRUPT', file: join(models, other, 'model.txt') },
  })
  expect(json.models.find((model: { id: string }) => model.id === one).damage).toBeNull()
  expect((await call('model', 'show', other)).json.error.code).toBe('E_BUNDLE_CORRUPT')
  expect((await call('model', 'promote', one)).json.modelId).toBe(one)
  expect(existsSync(join(models, other))).toBe(true)
})

it('shows the commands of the family, and refuses one that it does not have', async () => {
  let text = ''
  const out = { write: (part: string) => (text += part) }
  expect(await runCli(['model', '--help'], out, out)).toBe(0)
  for (const name of ['list', 'show', 'compare', 'promote', 'import', 'export']) {
    expect(text).toContain(`  model ${name}`)
  }
  expect(text).not.toContain('  ingest')
  const { code, json } = await callCli('model', 'delete')
  expect([code, json.error]).toMatchObject([2, { code: 'E_COMMAND', got: 'model delete' }])
  const none = await callCli('model', 'list', '--data-dir', join(folder, 'nothing'))
  expect(none.json).toEqual({ models: [] })
  expect(existsSync(join(folder, 'nothing'))).toBe(false)
})
