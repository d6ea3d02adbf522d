import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { homeCredit } from '../../lenders/home-credit/index.ts'
import { COMMANDS } from './commands.ts'
import { COMMON_OPTIONS } from './parse-command.ts'
import { runCli } from './run-cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'vitrine-cli-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A command line with its exit code and everything it wrote. */
async function call(...args: string[]) {
  const written = { out: '', err: '' }
  const collect = (to: 'out' | 'err') => ({
    write(text: string) {
      written[to] += text
    },
  })
  const code = await runCli(args, collect('out'), collect('err'))
  return { code, ...written }
}

const hashes = (path: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(path)
      .sort()
      .map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(path, name)))
          .digest('hex'),
      ]),
  )

it('lists all 34 commands when called with nothing, with help or with --help', async () => {
  const { code, out, err } = await call()
  expect([code, err]).toEqual([0, ''])
  for (const { name, summary } of COMMANDS)
    expect(out).toMatch(new RegExp(`^ {2}${name} +${summary[0]}`, 'm'))
  expect(COMMANDS).toHaveLength(34)
  expect((await call('help')).out).toBe(out)
  expect((await call('--help')).out).toBe(out)
})

it('refuses an unknown command with exit code 2, the overview on stderr and one error document under --json', async () => {
  const plain = await call('ingset')
  expect([plain.code, plain.out]).toEqual([2, ''])
  expect(plain.err).toMatch(/^E_COMMAND: .*ingset/)
  expect(plain.err).toContain('Usage: vitrine COMMAND')
  const json = await call('ingset', '--json')
  expect(json.code).toBe(2)
  expect(JSON.parse(json.out).error).toMatchObject({ code: 'E_COMMAND', got: 'ingset' })
})

it.each(COMMANDS)('lists every option of $name under --help, with its default', async (command) => {
  const { code, out, err } = await call(...command.name.split(' '), '--help')
  expect([code, err]).toEqual([0, ''])
  expect(out).toContain(`Usage: ${command.usage}`)
  for (const [option, spec] of Object.entries({ ...command.options, ...COMMON_OPTIONS })) {
    const line = out.split('\n').find((one) => one.startsWith(`  --${option} `))
    expect(line).toContain(spec.about)
    if (spec.default !== undefined) expect(line).toContain(`(default ${spec.default})`)
  }
})

it('refuses an unknown option, a bad number and a missing argument with E_OPTION and exit code 2', async () => {
  const calls = [
    ['generate', '--aplications', '5'],
    ['generate', '--applications', '1e3.5'],
    ['train', '--seed', '-1'],
    ['evaluate', '--folds', '1'],
    ['ingest'],
    ['explain', '100001', '100002'],
    ['explain'],
    ['explain', '100001', '--id', '100001'],
    ['explain', '--id', 'me'],
    ['explain', '--sample', '0'],
    ['explain', '--sample', '3', '--lang', 'de'],
    ['generate', '--applications', '5', '--out', join(folder, 'no'), '--last-day', 'yesterday'],
  ]
  for (const args of calls) {
    const { code, out, err } = await call(...args, '--json')
    expect([args, code]).toEqual([args, 2])
    expect(JSON.parse(out).error.code).toBe('E_OPTION')
    expect(err).toMatch(/^E_OPTION: /)
  }
  expect(existsSync(join(folder, 'no'))).toBe(false)
})

it('refuses an unknown policy or objective, and options that do not go together, with exit code 2', async () => {
  const calls = [
    ['E_POLICY_UNKNOWN', 'features', '--list', '--policy', 'mars'],
    ['E_OBJECTIVE_UNKNOWN', 'evaluate', '--objective', 'luck'],
    ['E_OPTION', 'features', '--monitored'],
    ['E_OPTION', 'features', '--list', '--out', join(folder, 'no.parquet')],
    ['E_OPTION', 'features', '--memory', 'lots'],
    ['E_OPTION', 'ingest', folder, '--memory', '2'],
    ['E_OPTION', 'ingest', folder, '--memory', '0GB'],
    ['E_OPTION', 'features', '--engine', 'spark'],
    ['E_OPTION', 'features', '--engine', 'trino'],
    ['E_OPTION', 'features', '--trino-schema', 'bank'],
    ['E_OPTION', 'features', '--engine', 'trino', '--trino-export', folder],
    ['E_TRINO_URL', 'features', '--engine', 'trino', '--trino-url', 'trino'],
  ]
  for (const [expected, ...args] of calls) {
    const { code, out } = await call(...args, '--data-dir', join(folder, 'nothing'), '--json')
    expect([args, code, JSON.parse(out).error.code]).toEqual([args, 2, expected])
  }
})

it('lists every feature as an array with its sources and its use under the policy, without any data', async () => {
  const list = async (policy: string) => {
    const { code, out } = await call('features', '--list', '--json', '--policy', policy)
    expect(code).toBe(0)
    return JSON.parse(out) as Record<string, unknown>[]
  }
  const inEuFr = await list('eu-fr')
  expect(inEuFr.map((one) => one.id)).toEqual(homeCredit.catalogue.features.map((one) => one.id))
  for (const one of inEuFr) {
    expect(Object.keys(one)).toEqual(
      expect.arrayContaining(['id', 'label', 'theme', 'unit', 'scope', 'sources', 'use', 'sql']),
    )
  }
  const share = (features: readonly Record<string, unknown>[]) =>
    features.find((one) => one.id === 'job_share_of_life')
  expect(share(inEuFr)).toMatchObject({
    label: { en: 'Part of life in the current job' },
    sources: ['application.DAYS_EMPLOYED', 'application.DAYS_BIRTH'],
    use: 'monitor',
    scope: 'application',
  })
  const age = (features: readonly Record<string, unknown>[]) => features.find((one) => one.id === 'age')?.use
  expect([age(inEuFr), age(await list('us'))]).toEqual(['monitor', 'review'])
  const { out } = await call('features', '--list')
  expect(out).toMatch(/^FEATURE +USE +UNIT +LABEL +SOURCES\n/)
  expect(out).toMatch(/^job_share_of_life +monitor +share +Part of life in the current job +application\./m)
})

it('writes one JSON document and, for the same seed, the same bytes of all 10 files; another seed, others', async () => {
  const generate = (out: string, seed: string) =>
    call('generate', '--applications', '100', '--seed', seed, '--out', join(folder, out), '--json')
  const { code, out } = await generate('a', '7')
  expect(code).toBe(0)
  expect(out.trimEnd().split('\n')).toHaveLength(1)
  const summary = JSON.parse(out)
  expect(summary).toMatchObject({ applications: 100, out: join(folder, 'a') })
  const files = hashes(join(folder, 'a'))
  expect(summary.files.map((file: { name: string }) => file.name).sort()).toEqual(Object.keys(files))
  await generate('b', '7')
  await generate('c', '8')
  expect(hashes(join(folder, 'b'))).toEqual(files)
  expect(hashes(join(folder, 'c'))['application_train.csv']).not.toBe(files['application_train.csv'])
})

it('refuses to ingest a folder that is missing: exit code 1, one error document, nothing written', async () => {
  const dataDir = join(folder, 'untouched')
  const { code, out, err } = await call('ingest', join(folder, 'nowhere'), '--data-dir', dataDir, '--json')
  expect(code).toBe(1)
  expect(out.trimEnd().split('\n')).toHaveLength(1)
  const { error } = JSON.parse(out)
  expect(error.code).toBe('E_SOURCE_UNREADABLE')
  expect(error.remedy.length).toBeGreaterThan(0)
  expect(err).toContain('E_SOURCE_UNREADABLE')
  expect(existsSync(dataDir)).toBe(false)
})

it.each([
  ['features'],
  ['train'],
  ['evaluate'],
  ['evaluate', '--nested'],
  ['explain', '100001'],
  ['serve', '--port', '0'],
])('refuses %s before there is any data, and makes no folder', async (...args) => {
  const dataDir = join(folder, 'empty')
  const { code, out } = await call(...args, '--data-dir', dataDir, '--json')
  expect(code).toBe(1)
  expect(JSON.parse(out).error.code).toMatch(/^E_NO/)
  expect(existsSync(dataDir)).toBe(false)
})

it('refuses a demo that other machines could reach before it does any work', async () => {
  const dataDir = join(folder, 'public')
  const { code, out } = await call('demo', '--host', '0.0.0.0', '--data-dir', dataDir, '--json')
  expect(code).toBe(1)
  expect(JSON.parse(out).error).toMatchObject({ code: 'E_DEMO_HOST', got: '0.0.0.0' })
  expect(existsSync(dataDir)).toBe(false)
})

it('loads 100 generated applications and writes their features as Parquet, the monitored ones apart; no training under another policy', async () => {
  const tables = join(folder, 'tables')
  const dataDir = join(folder, 'data')
  await call('generate', '--applications', '100', '--out', tables)
  const { code, out } = await call('ingest', tables, '--data-dir', dataDir, '--json')
  expect(code).toBe(0)
  const summary = JSON.parse(out)
  expect(summary.tables.map((table: { name: string }) => table.name)).toHaveLength(8)
  expect(summary.tables[0]).toMatchObject({ name: 'application', rows: 100 })
  const text = await call('ingest', tables, '--data-dir', dataDir)
  expect(text.out).toContain(`generation ${summary.generation}`)

  const file = join(folder, 'matrix.parquet')
  const exported = await call('features', '--out', file, '--data-dir', dataDir, '--json')
  expect(exported.code).toBe(0)
  expect(JSON.parse(exported.out)).toMatchObject({ rows: 100, out: file })
  const scored: string[] = JSON.parse(exported.out).features
  expect(scored).not.toContain('age')
  const apart = await call('features', '--out', file, '--monitored', '--data-dir', dataDir, '--json')
  const monitored: string[] = JSON.parse(apart.out).features
  expect(monitored).toContain('age')
  expect(monitored.filter((id) => scored.includes(id))).toEqual([])
  const other = await call('train', '--policy', 'us', '--data-dir', dataDir, '--json')
  expect(other.code).toBe(1)
  expect(JSON.parse(other.out).error).toMatchObject({
    code: 'E_MATRIX_STALE',
    expected: 'features of policy us-3',
    remedy: 'Run "vitrine features --policy us" first.',
  })
})
