import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { readSettings, type SettingsInput } from './read-settings.ts'
import { SETTING_NAMES, SETTINGS, settingsJsonSchema } from './settings.ts'

const folder = mkdtempSync(join(tmpdir(), 'vitrine-settings-'))
afterAll(() => rmSync(folder, { recursive: true }))

const file = join(folder, 'vitrine.json')
const read = (input: Partial<SettingsInput>) =>
  readSettings({ file: undefined, environment: {}, options: {}, ...input })
const filed = (value: unknown, input: Partial<SettingsInput> = {}) => {
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value))
  return read({ file, ...input })
}
function refusal(act: () => unknown) {
  try {
    act()
  } catch (error) {
    return error as { code: string; message: string; got: string; expected: string }
  }
  throw new Error('was not refused')
}

it('has a value for every setting without any file or variable', () => {
  const { values, sources, file: none } = read({})
  expect(none).toBeNull()
  expect(values).toMatchObject({ dataDir: '.vitrine', host: '127.0.0.1', port: 8080, metricsPort: null })
  expect(new Set(Object.values(sources))).toEqual(new Set(['default']))
})

it('lets an option outweigh the environment, the environment the file, the file the default', () => {
  const environment = { VITRINE_PORT: '2', VITRINE_HOST: 'h2', VITRINE_CONFIG: file }
  filed({ port: 1, host: 'h1', logLevel: 'warn' })
  const { values, sources } = read({ environment, options: { port: '3' } })
  expect([values.port, values.host, values.logLevel, values.requestsPerMinute]).toEqual([
    3,
    'h2',
    'warn',
    1200,
  ])
  expect([sources.port, sources.host, sources.logLevel, sources.requestsPerMinute]).toEqual([
    'option',
    'environment',
    'file',
    'default',
  ])
})

it('takes an empty variable for none, as compose files set them', () => {
  expect(
    read({ environment: { VITRINE_PORT: '', DATABASE_URL: '', VITRINE_CONFIG: '' } }).values,
  ).toMatchObject({
    port: 8080,
    databaseUrl: null,
  })
})

it('names paths of a file from where it stands, and lists from the environment by commas', () => {
  expect(filed({ dataDir: 'data', organisation: '/etc/o.json' }).values).toMatchObject({
    dataDir: join(folder, 'data'),
    organisation: '/etc/o.json',
  })
  expect(read({ environment: { VITRINE_TRUST_PROXY: '10.0.0.0/8, ::1' } }).values.trustProxy).toEqual([
    '10.0.0.0/8',
    '::1',
  ])
})

it.each([
  ['an unknown key', { prot: 1 }, 'the key prot'],
  ['a text for a number', { port: '8080' }, '"8080"'],
  ['a port beyond the last', { port: 65_536 }, '65536'],
  ['half a number', { port: 1.5 }, '1.5'],
  ['another level', { logLevel: 'trace' }, '"trace"'],
  ['a proxy by name', { trustProxy: ['proxy.example'] }, '["proxy.example"]'],
  ['a network of 33 bits', { trustProxy: ['10.0.0.0/33'] }, '["10.0.0.0/33"]'],
  ['a prototype', '{"__proto__": {"port": 1}}', 'the key __proto__'],
  ['a list', [], 'another kind of JSON'],
  ['no JSON', '{ "port": ', 'a text that is no JSON'],
  ['a token for others to read', { metricsToken: 'hush-hush' }, 'the secret metricsToken'],
])('refuses in a file %s', (_what, value, got) => {
  const { code, got: said, message } = refusal(() => filed(value))
  expect([code, said]).toEqual(['E_SETTING', got])
  expect(message).not.toContain('hush-hush')
})

it.each([
  [{ VITRINE_PORT: '80a' }, '"80a"'],
  [{ VITRINE_PORT: '-1' }, '"-1"'],
  [{ VITRINE_PORT: '0x50' }, '"0x50"'],
  [{ VITRINE_CONFIG: '/no/such/file.json' }, "ENOENT: no such file or directory, open '/no/such/file.json'"],
  [{ DATABASE_URL: 'mysql://u:hush-hush@h/d' }, 'another text'],
  [{ VITRINE_METRICS_PORT: '9464', VITRINE_METRICS_HOST: '0.0.0.0' }, '0.0.0.0 without a token'],
])('refuses in the environment %j', (environment, got) => {
  const { code, got: said, message } = refusal(() => read({ environment }))
  expect([code, said]).toEqual(['E_SETTING', got])
  expect(message).not.toContain('hush-hush')
})

it('opens metrics to other machines behind a token', () => {
  const environment = {
    VITRINE_METRICS_PORT: '9464',
    VITRINE_METRICS_HOST: '0.0.0.0',
    VITRINE_METRICS_TOKEN: 't',
  }
  expect(read({ environment }).values.metricsHost).toBe('0.0.0.0')
})

it('names variables that look like settings and are none', () => {
  expect(read({ environment: { VITRINE_PROT: '1', VITRINE_PORT: '1', HOME: '/' } }).strangers).toEqual([
    'VITRINE_PROT',
  ])
})

it('describes in its schema every setting that a file may hold, and no secret', () => {
  const { properties } = settingsJsonSchema() as { properties: Record<string, unknown> }
  const open = SETTING_NAMES.filter((name) => !('secret' in SETTINGS[name]))
  expect(Object.keys(properties)).toEqual(['$schema', ...open])
  expect(open).toHaveLength(SETTING_NAMES.length - 3)
})
