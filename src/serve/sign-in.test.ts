import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Fixture, NOON, startFixture } from './testing/fixture-server.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await startFixture()
})
afterAll(() => fixture.close())

const right = { name: 'nantes', password: 'a long password' }
const signIn = (payload: object, headers: Record<string, string> = { host: 'localhost:8080' }) =>
  fixture.server.inject({ method: 'POST', url: '/v1/session', payload, headers })

it('gives a cookie that scripts and other sites cannot use, and the session with it', async () => {
  const answer = await signIn(right)
  expect(answer.json()).toEqual({
    name: 'nantes',
    displayName: 'Test nantes',
    role: 'manager',
    branch: 'Nantes',
    applicationIds: [],
    signsInWith: 'password',
    lender: { name: 'Fixture Bank' },
  })
  const cookie = String(answer.headers['set-cookie'])
  expect(cookie).toMatch(/^vitrine=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
  expect(answer.headers['cache-control']).toBe('no-store')
})

it('sends the cookie encrypted only, and bound to the host, away from this machine', async () => {
  const answer = await signIn(right, { host: 'bank.example' })
  expect(String(answer.headers['set-cookie'])).toMatch(
    /^__Host-vitrine=.*; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
  )
})

it('tells a customer their own applications, newest first', async () => {
  expect((await fixture.as('customer', '/v1/session')).json().applicationIds).toEqual([100_002, 100_001])
  expect((await fixture.as('listed', '/v1/session')).json().applicationIds).toEqual([100_004])
  expect((await fixture.as('stranger', '/v1/session')).json().applicationIds).toEqual([])
})

it('answers a wrong password and an unknown name with the same words', async () => {
  const wrong = await signIn({ ...right, password: 'no' })
  const unknown = await signIn({ name: 'nobody', password: 'no' })
  const { requestId: _, ...first } = wrong.json()
  const { requestId: __, ...second } = unknown.json()
  expect(first).toEqual(second)
  expect(first).toMatchObject({ status: 401, code: 'E_PASSWORD' })
})

it('ends the session at sign-out, also for a copied cookie', async () => {
  const cookie = (await signIn(right)).cookies[0]!
  const cookies = { [cookie.name]: cookie.value }
  const ask = () =>
    fixture.server.inject({ url: '/v1/session', cookies, headers: { host: 'localhost:8080' } })
  expect((await ask()).statusCode).toBe(200)
  const out = await fixture.server.inject({
    method: 'DELETE',
    url: '/v1/session',
    cookies,
    headers: { host: 'localhost:8080' },
  })
  expect([out.statusCode, out.body]).toEqual([204, ''])
  expect((await ask()).statusCode).toBe(401)
})

it('ends a session after 31 minutes without a request', async () => {
  fixture.setTime(NOON + 31 * 60_000)
  expect((await fixture.as('nantes', '/v1/session')).statusCode).toBe(401)
  fixture.setTime(NOON)
})

it.each([
  ['another site’s page', { 'sec-fetch-site': 'cross-site' }],
  ['a sister domain', { 'sec-fetch-site': 'same-site' }],
  ['an older browser on another site', { origin: 'https://evil.example' }],
  ['a page without an origin', { origin: 'null' }],
])('refuses a change that comes from %s', async (_from, headers) => {
  const edit = { method: 'POST' as const, url: '/v1/applications/100001/what-if', payload: { edits: {} } }
  const answer = await fixture.as('nantes', { ...edit, headers })
  expect([answer.statusCode, answer.json().code]).toEqual([403, 'E_CROSS_SITE'])
  const own = await fixture.as('nantes', { ...edit, headers: { origin: 'http://localhost:8080' } })
  expect(own.statusCode).toBe(200)
})

it('takes no form and no plain text as a body: 415', async () => {
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
    const answer = await fixture.server.inject({
      method: 'POST',
      url: '/v1/session',
      headers: { host: 'localhost:8080', 'content-type': type },
      payload: JSON.stringify(right),
    })
    expect([type, answer.statusCode, answer.json().code]).toEqual([type, 415, 'E_BODY_TYPE'])
  }
})

it('stops the twenty-first try to sign in within a minute, and says when to come back', async () => {
  const other = await startFixture()
  const statuses: number[] = []
  for (let k = 0; k < 21; k++) {
    const answer = await other.server.inject({
      method: 'POST',
      url: '/v1/session',
      headers: { host: 'localhost:8080' },
      payload: { name: '', password: 'x' },
    })
    statuses.push(answer.statusCode)
    if (k === 20) {
      expect(answer.json()).toMatchObject({ status: 429, code: 'E_TOO_MANY' })
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
    }
  }
  expect(statuses).toEqual([...new Array(20).fill(400), 429])
  await other.close()
})

it('locks a name after five wrong passwords: 429 even for the right one', async () => {
  const other = await startFixture()
  const tryOnce = (password: string) =>
    other.server.inject({
      method: 'POST',
      url: '/v1/session',
      headers: { host: 'localhost:8080' },
      payload: { name: 'nantes', password },
    })
  for (let k = 0; k < 5; k++) expect((await tryOnce('wrong')).statusCode).toBe(401)
  expect((await tryOnce('a long password')).statusCode).toBe(429)
  await other.close()
})
