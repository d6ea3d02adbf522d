import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createLogger } from './logger.ts'
import { type Fixture, startFixture } from './testing/fixture-server.ts'

let fixture: Fixture
let webRoot: string
const lines: string[] = []

beforeAll(async () => {
  webRoot = await mkdtemp(join(tmpdir(), 'vitrine-web-'))
  await mkdir(join(webRoot, 'assets'))
  await writeFile(join(webRoot, 'index.html'), '<!doctype html><title>Vitrine</title>')
  await writeFile(join(webRoot, 'assets', 'main-4f2a.js'), 'export {}')
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  fixture = await startFixture({ webRoot, logger: createLogger('info', stream) })
})
afterAll(async () => {
  await fixture.close()
  await rm(webRoot, { recursive: true })
})

it.each([
  '/v1/applications/abc/decision',
  '/v1/applications/0/decision',
  '/v1/applications/1.5/decision',
  '/v1/applications?show=some',
  '/v1/applications?cursor=zzz',
  `/v1/applications?q=${'x'.repeat(101)}`,
  '/v1/applications?q=%E0%A4%A',
  '/v1/applications/%E0%A4%A/decision',
])('answers 400 to %s, as a problem without a stack', async (url) => {
  const answer = await fixture.as('nantes', url)
  // An escape that is no UTF-8 in a query is read as it stands.
  if (url.includes('?q=%E0')) expect(answer.statusCode).toBe(200)
  else {
    expect(answer.statusCode).toBe(400)
    expect(answer.headers['content-type']).toBe('application/problem+json')
    expect(answer.json()).toMatchObject({ status: 400, type: expect.stringMatching(/^\/errors\/E_/) })
  }
  expect(answer.body).not.toMatch(/\bat .*\.ts|node_modules/)
})

it.each([
  ['half a document', '{"name":'],
  ['a document that is none', 'name=a'],
  ['nothing', ''],
  ['an attack on prototypes', '{"__proto__": {"role": "manager"}, "name": "a", "password": "b"}'],
  ['a very long name', JSON.stringify({ name: 'x'.repeat(201), password: 'x' })],
])('answers 400 to %s as a sign-in', async (_what, payload) => {
  const answer = await fixture.server.inject({
    method: 'POST',
    url: '/v1/session',
    headers: { 'content-type': 'application/json', host: 'localhost:8080' },
    payload,
  })
  expect([answer.statusCode, answer.json().code]).toEqual([400, 'E_REQUEST'])
})

it('answers 413 to a body of 70 kB', async () => {
  const payload = { edits: { AMT_CREDIT: 'x'.repeat(70_000) } }
  const answer = await fixture.as('nantes', {
    method: 'POST',
    url: '/v1/applications/100001/what-if',
    payload,
  })
  expect([answer.statusCode, answer.json().code]).toEqual([413, 'E_BODY_TOO_LARGE'])
})

it('answers 404 as a problem to unknown addresses of the API and to methods that no route has', async () => {
  for (const [method, url] of [
    ['GET', '/v1/nothing'],
    ['GET', '/v1'],
    ['POST', '/files'],
    ['PUT', '/v1/session'],
  ] as const) {
    const answer = await fixture.as('nantes', { method, url })
    expect([url, answer.statusCode, answer.json().code]).toEqual([url, 404, 'E_NOT_FOUND'])
  }
})

it('hides a defect behind E_DEFECT, and keeps it for the log', async () => {
  const broken = await startFixture({ logger: createLogger('silent') })
  Object.assign(broken.bank, { decided: () => Promise.reject(new Error('secret /internal/path')) })
  const answer = await broken.as('nantes', '/v1/applications/100001/decision')
  expect([answer.statusCode, answer.json().code]).toEqual([500, 'E_DEFECT'])
  expect(answer.body).not.toContain('secret')
  await broken.close()
})

it('opens the first page for deep links, sends assets for ever, and nothing outside the folder', async () => {
  const page = await fixture.as(null, '/applications/100001/compare?group=all')
  expect([page.statusCode, page.body]).toEqual([200, '<!doctype html><title>Vitrine</title>'])
  expect(page.headers['cache-control']).toBe('no-cache')
  const asset = await fixture.as(null, '/assets/main-4f2a.js')
  expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  expect(asset.headers.etag).toBeDefined()
  for (const url of [
    '/assets/gone.js',
    '/../package.json',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/assets/..%2f..%2fx.txt',
  ]) {
    const answer = await fixture.as(null, url)
    expect(answer.body, url).not.toMatch(/root:|"name"/)
    if (/\.\w+$/.test(url)) expect(answer.statusCode, url).toBe(404)
  }
})

it('allows scripts, styles and connections of its own only, and no frame', async () => {
  const { headers } = await fixture.as(null, '/')
  const policy = String(headers['content-security-policy'])
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self';")
  expect(policy).toContain("style-src 'self';")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toContain('unsafe')
  expect(headers['x-content-type-options']).toBe('nosniff')
})

it('keeps answers about people out of every cache, and describes itself as OpenAPI 3.1', async () => {
  expect((await fixture.as('nantes', '/v1/applications/100001/data')).headers['cache-control']).toBe(
    'no-store',
  )
  const description = (await fixture.as(null, '/openapi.json')).json()
  expect(description.openapi).toBe('3.1.0')
  expect(Object.keys(description.paths)).toContain('/v1/applications/{applicationId}/what-if')
})

it('logs no name, no search and no password: route, status and role only', async () => {
  await fixture.as('nantes', '/v1/applications?q=ferrand')
  await fixture.server.inject({
    method: 'POST',
    url: '/v1/session',
    headers: { host: 'localhost:8080' },
    payload: { name: 'marc.ferrand', password: 'hunter2hunter2' },
  })
  const log = lines.join('')
  expect(log).toContain('"route":"/v1/applications"')
  expect(log).not.toMatch(/ferrand/i)
  expect(log).not.toContain('hunter2')
  expect(JSON.parse(lines.at(-1)!)).toMatchObject({ route: '/v1/session', status: 401 })
})
