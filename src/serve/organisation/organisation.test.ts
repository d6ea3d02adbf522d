import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { CLIENT, type RunningProvider, startProvider } from '../../../test/support/provider.ts'
import { createAccount, disableAccount, findAccount } from '../../store/index.ts'
import { type Fixture, NOON, startFixture } from '../testing/fixture-server.ts'
import { createOrganisation } from './organisation.ts'
import { readOrganisationSettings } from './settings.ts'

const ADDRESS = 'http://127.0.0.1:8080'
const HOST = '127.0.0.1:8080'
const PEOPLE = {
  ines: { name: 'Inès Bernard', preferred_username: 'ines', groups: ['all', 'advisers'], site: 'Nantes' },
  omar: { name: 'Omar Haddad', preferred_username: 'omar', groups: 'risk' },
  guest: { name: 'A Guest', groups: ['all'] },
  thief: { name: 'A Thief', preferred_username: 'nantes', groups: ['audit'] },
  gone: { name: 'Gone', preferred_username: 'gone', groups: ['audit'] },
}

let provider: RunningProvider
let fixture: Fixture
const settings = () => ({
  issuer: provider.issuer,
  clientId: CLIENT.id,
  publicAddress: ADDRESS,
  roleClaim: 'groups',
  roles: { advisers: 'manager', risk: 'risk_officer', audit: 'auditor' },
  branchClaim: 'site',
})
beforeAll(async () => {
  provider = await startProvider(`${ADDRESS}/v1/organisation/callback`, PEOPLE)
  const organisation = createOrganisation(readOrganisationSettings(JSON.stringify(settings())), CLIENT.secret)
  fixture = await startFixture({ organisation })
})
afterAll(async () => {
  await fixture.close()
  await provider.close()
})

const ask = (url: string, cookies: Record<string, string> = {}) =>
  fixture.server.inject({ url, cookies, headers: { host: HOST } })
const cookiesOf = (answer: LightMyRequestResponse) =>
  Object.fromEntries(answer.cookies.map(({ name, value }) => [name, value]))

/** As a browser does it: start, the provider's pages, back. */
async function signIn(login: string, back = '/files') {
  const start = await ask(`/v1/organisation/start?back=${encodeURIComponent(back)}`)
  const attempt = cookiesOf(start)
  const address = await provider.signIn(String(start.headers.location), login)
  const callback = address.slice(ADDRESS.length)
  return { start, attempt, callback, end: await ask(callback, attempt) }
}

it('signs staff in through a real provider: code, PKCE, state and nonce; role and branch come from the claims', async () => {
  const { start, end } = await signIn('ines', '/files?q=1')
  const asked = new URL(String(start.headers.location))
  expect(asked.searchParams.get('code_challenge_method')).toBe('S256')
  for (const name of ['state', 'nonce', 'code_challenge']) {
    expect(asked.searchParams.get(name)).toMatch(/^[\w-]{43}$/)
  }
  expect(String(start.headers['set-cookie'])).toMatch(
    /^vitrine-attempt=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/,
  )
  expect([end.statusCode, end.headers.location]).toEqual([302, '/files?q=1'])
  expect(String(end.headers['set-cookie'])).toMatch(/vitrine=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict/)
  const session = await ask('/v1/session', cookiesOf(end))
  expect(session.json()).toMatchObject({
    name: 'ines',
    displayName: 'Inès Bernard',
    role: 'manager',
    branch: 'Nantes',
    signsInWith: 'organisation',
  })
  expect((await signIn('omar')).end.headers.location).toBe('/files')
  expect((await findAccount(fixture.store, 'omar'))?.role).toBe('risk_officer')
})

it('uses each answer once, and only in the browser that began the sign-in', async () => {
  const { attempt, callback, end } = await signIn('ines')
  expect(end.headers.location).toBe('/files')
  const refused = '/sign-in?refused=E_ORGANISATION_ANSWER'
  expect((await ask(callback, attempt)).headers.location).toBe(refused)
  const start = await ask('/v1/organisation/start')
  const address = await provider.signIn(String(start.headers.location), 'ines')
  const elsewhere = await ask(address.slice(ADDRESS.length))
  expect(elsewhere.headers.location).toBe(refused)
  expect(cookiesOf(elsewhere).vitrine).toBeUndefined()
})

it('refuses an answer with another state, without a code, or after ten minutes', async () => {
  const refused = '/sign-in?refused=E_ORGANISATION_ANSWER'
  const answers = [
    (query: URLSearchParams) => query.set('state', 'x'.repeat(43)),
    (query: URLSearchParams) => query.set('code', 'x'.repeat(43)),
    (query: URLSearchParams) => query.delete('code'),
    () => fixture.setTime(NOON + 10 * 60_000 + 1),
  ]
  for (const change of answers) {
    const start = await ask('/v1/organisation/start')
    const address = new URL(await provider.signIn(String(start.headers.location), 'ines'))
    change(address.searchParams)
    const end = await ask(`${address.pathname}${address.search}`, cookiesOf(start))
    expect(end.headers.location).toBe(refused)
    expect(cookiesOf(end).vitrine).toBeUndefined()
  }
  fixture.setTime(NOON)
})

it('gives nobody a role by default, takes over no local account, and lets no disabled one in', async () => {
  expect((await signIn('guest')).end.headers.location).toBe('/sign-in?refused=E_ORGANISATION_ROLE')
  expect(await findAccount(fixture.store, 'guest')).toBeUndefined()
  expect((await signIn('thief')).end.headers.location).toBe('/sign-in?refused=E_ACCOUNT_EXISTS')
  expect((await findAccount(fixture.store, 'nantes'))?.role).toBe('manager')
  expect((await signIn('gone')).end.headers.location).toBe('/files')
  await disableAccount(fixture.store, 'gone', null, NOON)
  expect((await signIn('gone')).end.headers.location).toBe('/sign-in?refused=E_ACCOUNT_DISABLED')
})

it.each(['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])(
  'leads back to no other site: %s',
  async (back) => {
    expect((await signIn('ines', back)).end.headers.location).toBe('/')
  },
)

it('renews the session at sign-in: the one before it has ended', async () => {
  await createAccount(
    fixture.store,
    {
      name: 'before',
      displayName: 'Before',
      role: 'auditor',
      branch: null,
      personId: null,
      applicationIds: [],
      password: 'correct horse battery',
    },
    NOON,
  )
  const local = await fixture.server.inject({
    method: 'POST',
    url: '/v1/session',
    payload: { name: 'before', password: 'correct horse battery' },
    headers: { host: HOST },
  })
  const old = cookiesOf(local)
  const start = await ask('/v1/organisation/start', old)
  const address = await provider.signIn(String(start.headers.location), 'ines')
  const end = await ask(address.slice(ADDRESS.length), { ...old, ...cookiesOf(start) })
  expect(cookiesOf(end).vitrine).not.toBe(old.vitrine)
  expect((await ask('/v1/session', old)).statusCode).toBe(401)
})

it('says on the sign-in page that the organisation does not answer, and that there is one', async () => {
  const down = await startFixture({
    organisation: createOrganisation(
      readOrganisationSettings(JSON.stringify({ ...settings(), issuer: 'http://127.0.0.1:9' })),
      undefined,
    ),
  })
  const start = await down.server.inject({ url: '/v1/organisation/start', headers: { host: HOST } })
  expect(start.headers.location).toBe('/sign-in?refused=E_ORGANISATION_DOWN')
  expect((await down.server.inject('/v1/sign-in')).json()).toEqual({ organisation: true })
  await down.close()
  const without = await startFixture()
  expect((await without.server.inject('/v1/sign-in')).json()).toEqual({ organisation: false })
  expect((await without.server.inject('/v1/organisation/start')).statusCode).toBe(404)
  await without.close()
})

it.each([
  ['no JSON', '{', 'JSON'],
  ['an unknown field', JSON.stringify({ secret: 'x' }), 'E_ORGANISATION_SETTINGS'],
  ['a role for customers', { roles: { all: 'customer' } }, 'E_ORGANISATION_SETTINGS'],
  ['an issuer without TLS', { issuer: 'http://login.bank.example' }, 'https'],
  ['an address that is none', { publicAddress: 'credit' }, 'https'],
])('refuses settings with %s', (_what, change, word) => {
  const text = typeof change === 'string' ? change : JSON.stringify({ ...settings(), ...change })
  expect(() => readOrganisationSettings(text)).toThrow(word)
})
