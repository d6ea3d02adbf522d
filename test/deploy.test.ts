import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { readSettings } from '../src/cli/settings/read-settings.ts'
import { FILE_VARIABLE, SETTINGS } from '../src/cli/settings/settings.ts'
import { ROUTES } from '../src/serve/routes/index.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const linesOf = (path: string) => read(path).replaceAll('\\\n', '').split('\n')
const variables = new Set<string>([FILE_VARIABLE, ...Object.values(SETTINGS).map(({ variable }) => variable)])
const ours = (names: readonly string[]) =>
  names.filter((name) => name.startsWith('VITRINE_') || name === 'DATABASE_URL')

interface Container {
  readonly image: string
  readonly environment: Readonly<Record<string, string>>
  readonly ports?: readonly string[]
  readonly volumes: readonly string[]
  readonly [key: string]: unknown
}
const compose = parse(read('deploy/compose.yaml')) as {
  readonly services: Readonly<Record<'vitrine' | 'postgres', Container>>
  readonly volumes: object
}

it('runs in a container without root, without rights and without a place to write but its volume', () => {
  const { vitrine, postgres } = compose.services
  expect(vitrine).toMatchObject({
    read_only: true,
    tmpfs: ['/tmp'],
    user: '10001:10001',
    cap_drop: ['ALL'],
    security_opt: ['no-new-privileges:true'],
    depends_on: { postgres: { condition: 'service_healthy' } },
  })
  expect(vitrine.volumes).toEqual(['bank:/data'])
  // The database answers the service alone, the service this machine alone: TLS comes before it.
  expect([vitrine.ports, postgres.ports]).toEqual([['127.0.0.1:8080:8080'], undefined])
  expect(Object.keys(compose.volumes)).toEqual(['bank', 'store'])
})

it('names no password, and only settings that there are', () => {
  const { vitrine, postgres } = compose.services
  const held = ours(Object.keys(vitrine.environment))
  expect(held).toHaveLength(6)
  for (const name of held) expect(variables).toContain(name)
  for (const text of [vitrine.environment.DATABASE_URL, postgres.environment.POSTGRES_PASSWORD])
    expect(text).toContain('${POSTGRES_PASSWORD:?')
})

/** A text of the compose file, as compose reads it where the one variable is set. */
function filledIn(text: string, variable: string, value: string): string {
  return text.replaceAll(/\$\{(\w+)(:[-+?])([^}]*)\}/g, (_all, name: string, rule: string, other: string) => {
    const set = name === variable ? value : ''
    if (rule === ':+') return set === '' ? '' : other
    return set === '' && rule === ':-' ? other : set
  })
}

it('opens metrics to the network of the containers behind a token, and nowhere else', () => {
  const { vitrine } = compose.services
  const settings = (token: string) => {
    const texts = Object.entries(vitrine.environment)
    const environment = texts.map(([name, text]) => [name, filledIn(text, 'VITRINE_METRICS_TOKEN', token)])
    return readSettings({ file: undefined, options: {}, environment: Object.fromEntries(environment) }).values
  }
  const token = 'a token of some length'
  expect(settings(token)).toMatchObject({ metricsHost: '0.0.0.0', metricsPort: 9464, metricsToken: token })
  expect(settings('')).toMatchObject({ metricsHost: '127.0.0.1', metricsPort: 9464, metricsToken: null })
})

it('builds an image whose last stage is not root, holds no sources and asks the service for its health', () => {
  const lines = linesOf('deploy/Dockerfile')
  const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')))
  const copied = last.filter((line) => line.startsWith('COPY '))
  expect(copied.map((line) => line.split(' ').slice(2).join(' '))).toEqual([
    '/vitrine/package.json ./',
    '/vitrine/node_modules node_modules',
    '/vitrine/dist dist',
  ])
  const order = ['USER 10001:10001', 'ENTRYPOINT', 'CMD'].map((word) =>
    last.findIndex((line) => line.startsWith(word)),
  )
  expect(order).toEqual([...order].sort((a, b) => a - b))
  expect(order[0]).toBeGreaterThan(0)
  const [, path] = /fetch\('http:\/\/127\.0\.0\.1:8080(\/\w+)'\)/.exec(last.join('\n'))!
  expect(ROUTES.map(({ schema }) => schema.url)).toContain(path)
  const set = last.filter((line) => line.startsWith('ENV ')).flatMap((line) => line.match(/\w+(?==)/g) ?? [])
  for (const name of ours(set)) expect(variables).toContain(name)
  expect(ours(set)).toHaveLength(2)
})

/** What the first stage is given. */
const given = linesOf('deploy/Dockerfile')
  .filter((line) => line.startsWith('COPY ') && !line.includes('--from'))
  .flatMap((line) => line.split(' ').slice(1, -1))

it('builds from what the image is given, and ships nothing that only tests use', () => {
  const tsc = ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--listFilesOnly']
  const compiled = execFileSync(process.execPath, tsc, { cwd: root, encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((file) => relative(root, file))
    .filter((file) => !file.startsWith('node_modules/'))
  expect(compiled.length).toBeGreaterThan(400)
  expect(compiled.filter((file) => !given.includes(file.split('/')[0]!))).toEqual([])
  expect(
    compiled.filter((file) => /\.(test|fixture|test-helper)\.|\/(testing|fixtures)\//.test(file)),
  ).toEqual([])
})

it('copies into the image what is there and what .dockerignore lets through', () => {
  const letIn = new Set(
    linesOf('.dockerignore')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1)),
  )
  expect(given.length).toBeGreaterThan(8)
  for (const path of given)
    expect([path, existsSync(join(root, path)), letIn.has(path)]).toEqual([path, true, true])
})

it('runs under systemd as nobody in particular, with a read-only system and settings that there are', () => {
  const unit = linesOf('deploy/vitrine.service').filter((line) => /^\w+=/.test(line))
  for (const line of [
    'User=vitrine',
    'ProtectSystem=strict',
    'NoNewPrivileges=true',
    'CapabilityBoundingSet=',
    'PrivateTmp=true',
    'UMask=0077',
    'Restart=on-failure',
  ])
    expect(unit).toContain(line)
  const set = unit.filter((line) => line.startsWith('Environment=')).map((line) => line.split('=')[1]!)
  for (const name of ours(set)) expect(variables).toContain(name)
  expect(ours(set)).toEqual(['VITRINE_DATA_DIR', 'VITRINE_CONFIG'])
})

it('shows a proxy that lets through every body the service takes, and lines of any length as they come', () => {
  const proxy = /^server \{.*?^\}/ms.exec(read('docs/how-to/run-in-production.md'))![0]
  const most = Math.max(...ROUTES.map(({ schema }) => schema.mostBytes ?? 0))
  expect(most).toBe(2_000_000)
  expect(Number(/client_max_body_size (\d+)m;/.exec(proxy)![1]) * 2 ** 20).toBeGreaterThanOrEqual(most)
  for (const { schema } of ROUTES.filter((one) => one.schema.lines !== undefined)) {
    const place = new RegExp(`location = ${schema.url} \\{(.*?)\\}`, 's').exec(proxy)![1]
    for (const line of ['client_max_body_size 0;', 'proxy_request_buffering off;', 'proxy_buffering off;'])
      expect(place).toContain(line)
  }
})
