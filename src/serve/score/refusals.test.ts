import { afterAll, beforeAll, expect, it } from 'vitest'
import { addMachine } from '../../store/index.ts'
import { type Fixture, NOON, startFixture } from '../testing/fixture-server.ts'

const FACTS = { AMT_CREDIT: 9000, JOB: 'driver' }

let fixture: Fixture
let key: string
beforeAll(async () => {
  fixture = await startFixture()
  const machine = { name: 'core', scopes: ['score'] as const, expiresAt: NOON + 1000 }
  key = (await addMachine(fixture.store, machine, null, NOON)).key
})
afterAll(() => fixture.close())

const post = (payload: unknown, headers: Record<string, string> = { 'idempotency-key': 'one' }) =>
  fixture.server.inject({
    method: 'POST',
    url: '/v1/applications/score',
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
    headers: {
      host: 'localhost:8080',
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      ...headers,
    },
  })
const scores = () =>
  fixture.store.database.selectFrom('record').select('seq').where('kind', '=', 'score').execute()

it.each([
  ['an unknown column', { application: { ...FACTS, AMT_CREDITS: 1 } }, 'E_FACT'],
  ['a text for a number', { application: { ...FACTS, AMT_CREDIT: '9000' } }, 'E_FACT'],
  ['a number for a text', { application: { ...FACTS, JOB: 7 } }, 'E_FACT'],
  ['a part of a whole number', { application: { ...FACTS, SK_ID_CURR: 1.5 } }, 'E_FACT'],
  ['a huge number', { application: { ...FACTS, AMT_CREDIT: 1e300 } }, 'E_REQUEST'],
  ['a long text', { application: { ...FACTS, JOB: 'x'.repeat(201) } }, 'E_REQUEST'],
  ['a list for a fact', { application: { ...FACTS, JOB: ['driver'] } }, 'E_REQUEST'],
  ['an unknown table', { application: FACTS, tables: { nowhere: [{}] } }, 'E_FACT'],
  ['the envelope', { application: FACTS, tables: { envelope: [{}] } }, 'E_FACT'],
  [
    'an unknown column of a side table',
    { application: FACTS, tables: { elsewhere: [{ DEBT: 1 }] } },
    'E_FACT',
  ],
  [
    '10,000 rows',
    { application: FACTS, tables: { elsewhere: Array(10_000).fill({ DAY: -1 }) } },
    'E_REQUEST',
  ],
  ['rows beside a history', { application: FACTS, tables: {}, historyOf: 100_001 }, 'E_FACT'],
  ['no application', {}, 'E_REQUEST'],
  ['a part that is not known', { application: FACTS, more: 1 }, 'E_REQUEST'],
  ['a list', [], 'E_REQUEST'],
  ['a number that JSON does not have', '{"application":{"AMT_CREDIT":NaN}}', 'E_REQUEST'],
  ['a number past the largest', '{"application":{"AMT_CREDIT":1e999}}', 'E_REQUEST'],
  ['deep JSON', `{"application":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'E_REQUEST'],
  ['a way to a prototype', '{"application":{"__proto__":{"x":1}}}', 'E_REQUEST'],
  ['half a body', '{"application":{', 'E_REQUEST'],
])('refuses %s and records nothing', async (_what, payload, code) => {
  const answer = await post(payload)
  expect([answer.statusCode, answer.json().code]).toEqual([400, code])
  expect(await scores()).toEqual([])
})

it('refuses a body of more than 2 MB', async () => {
  const large = await post({ application: { JOB: 'x'.repeat(2_000_001) } })
  expect([large.statusCode, large.json().code]).toEqual([413, 'E_BODY_TOO_LARGE'])
})

it.each([
  {},
  { 'idempotency-key': '' },
  { 'idempotency-key': 'two words' },
  { 'idempotency-key': 'x'.repeat(201) },
])('refuses a request without a proper key of its own: %j', async (headers) => {
  const bare = await post({ application: FACTS }, headers as Record<string, string>)
  expect([bare.statusCode, bare.json().code]).toEqual([400, 'E_REQUEST'])
})

it.each(['Bearer', 'Bearer x', 'Basic eDp5', 'vitrine_', `Bearer vitrine_${'A'.repeat(43)}`])(
  'opens nothing by %s: 401 with the way to prove oneself',
  async (authorization) => {
    const answer = await post({ application: FACTS }, { authorization, 'idempotency-key': 'one' })
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'E_KEY'])
    expect(answer.headers['www-authenticate']).toBe('Bearer realm="vitrine"')
  },
)

it('lets an address wait that tries 60 keys which open nothing, and again a minute later', async () => {
  const wrong = () => post({ application: FACTS }, { authorization: 'Bearer x', 'idempotency-key': 'one' })
  let tries = 0
  while ((await wrong()).statusCode === 401) tries++
  expect(tries).toBeLessThanOrEqual(60)
  const waiting = await post({ application: FACTS })
  expect([waiting.statusCode, waiting.json().code]).toEqual([429, 'E_TOO_MANY'])
  fixture.setTime(NOON + 60_000)
  expect((await wrong()).statusCode).toBe(401)
})
