import type { InjectOptions } from 'fastify'
import Fastify from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { recordsOf } from '../record/index.ts'
import { refuseRoutesWithoutRule } from './create-server.ts'
import { personal } from './replies.ts'
import { route } from './route.ts'
import { ROUTES } from './routes/index.ts'
import { type Fixture, type PEOPLE, startFixture } from './testing/fixture-server.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await startFixture()
})
afterAll(() => fixture.close())

type Who = keyof typeof PEOPLE

/** Every route about one application, with whether customers may call it. */
const ABOUT: readonly (readonly [path: string, forCustomers: boolean, rest?: InjectOptions])[] = [
  ['decision', true],
  ['data', true],
  ['compare?group=all', true],
  ['compare/pair?x=AMT_CREDIT&y=payment_share', false],
  ['similar', true],
  ['what-if', true],
  ['what-if', true, { method: 'POST', payload: { edits: {} } }],
  ['what-if/curve?along=AMT_CREDIT', true],
  ['plans?wait=cannot', true],
  ['letter?lang=fr', true],
  ['letter.pdf', true],
]
/** 100001 and 100002 belong to P0, 100004 to P1; odd numbers to Nantes, even ones to Lyon; 999999 is nobody's. */
const MAY: Readonly<Record<Who, readonly number[]>> = {
  nantes: [100_001],
  nowhere: [],
  customer: [100_001, 100_002],
  listed: [100_004],
  stranger: [],
}
const CUSTOMERS: readonly Who[] = ['customer', 'listed', 'stranger']

for (const [path, forCustomers, rest] of ABOUT) {
  it(`opens ${rest?.method ?? 'GET'} …/${path} for those with a right to it, and tells nobody else that it exists`, async () => {
    for (const who of Object.keys(MAY) as Who[]) {
      const missing = await fixture.as(who, { ...rest, url: `/v1/applications/999999/${path}` })
      for (const id of [100_001, 100_002, 100_004]) {
        const answer = await fixture.as(who, { ...rest, url: `/v1/applications/${id}/${path}` })
        const label = `${who} ${id}`
        if (CUSTOMERS.includes(who) && !forCustomers) expect(answer.statusCode, label).toBe(403)
        else if (MAY[who].includes(id)) expect(answer.statusCode, label).toBe(200)
        else {
          expect(answer.statusCode, label).toBe(404)
          const same = (body: string, number: number) =>
            body.replaceAll(String(number), 'N').replace(/"requestId":"[^"]*"/, '')
          expect(same(answer.body, id), label).toBe(same(missing.body, 999_999))
        }
      }
    }
    const nobody = await fixture.as(null, { ...rest, url: `/v1/applications/100001/${path}` })
    expect(nobody.statusCode).toBe(401)
  })
}

it('keeps search, columns and the model for advisers: 403 for customers, 401 for nobody', async () => {
  for (const url of ['/v1/applications', '/v1/columns', '/v1/model', '/v1/model/items/job']) {
    expect((await fixture.as('nantes', url)).statusCode, url).toBe(200)
    expect((await fixture.as('customer', url)).statusCode, url).toBe(403)
    expect((await fixture.as(null, url)).statusCode, url).toBe(401)
  }
})

it('opens the dictionary for advisers and customers, 401 for nobody; it names no person', async () => {
  for (const url of ['/v1/dictionary', '/v1/dictionary?theme=file', '/v1/dictionary?table=application']) {
    for (const who of ['nantes', 'customer', 'stranger'] as const) {
      expect((await fixture.as(who, url)).statusCode, url).toBe(200)
    }
    expect((await fixture.as(null, url)).statusCode, url).toBe(401)
    const body = (await fixture.as('customer', url)).body
    expect(body).not.toMatch(/Ferrand|100001|Nantes/)
  }
})

it('finds only the 31 applications of the own branch, and none for an adviser without a branch', async () => {
  expect((await fixture.as('nantes', '/v1/applications')).json()).toMatchObject({
    total: 31,
    counts: { all: 31 },
  })
  expect((await fixture.as('nowhere', '/v1/applications')).json()).toMatchObject({
    total: 0,
    counts: { all: 0 },
  })
  const lyon = (await fixture.as('nantes', '/v1/applications?q=100002')).json()
  expect(lyon.items).toEqual([])
})

it('opens everything to every adviser where the data names no branches', async () => {
  const bare = await startFixture({ withoutEnvelope: true })
  expect((await bare.as('nowhere', '/v1/applications')).json()).toMatchObject({ total: 62 })
  const decision = await bare.as('nowhere', '/v1/applications/100002/decision')
  expect(decision.json().application).toMatchObject({ displayName: null, currency: null, receivedOn: null })
  await bare.close()
})

it('refuses customers a group of their own making, and shows them no group of fewer than 50', async () => {
  const compare = (who: Who, query: string) => fixture.as(who, `/v1/applications/100001/compare?${query}`)
  const custom = await compare('customer', 'group=custom&filter=AMT_CREDIT:4000..4000')
  expect([custom.statusCode, custom.json().code]).toEqual([403, 'E_GROUP_CUSTOM'])
  const similar = (await compare('customer', 'group=similar')).json()
  expect(similar).toMatchObject({ group: { n: 21, observed: null, floor: 50 }, items: [] })
  expect((await compare('customer', 'group=all')).json().items.length).toBeGreaterThan(0)
  expect((await compare('nantes', 'group=similar')).json().group.observed.n).toBe(19)
})

it('puts on record who read what of an application, and nothing of a refused reading', async () => {
  const { store, record } = fixture
  const subject = { personId: 'P1', applicationId: 100_003 }
  const before = (await recordsOf(store, record.persons, subject)).length
  await fixture.as('nantes', '/v1/applications/100003/data')
  await fixture.as('customer', '/v1/applications/100003/data')
  const found = (await recordsOf(store, record.persons, subject)).slice(before)
  expect(found).toMatchObject([
    { kind: 'view', role: 'manager', body: { what: 'data' }, applicationId: 100_003 },
  ])
})

it('cannot register a route without a rule, neither by type nor at run time', async () => {
  const bare = { schema: { method: 'GET', url: '/x', summary: '' }, call: () => 1, reply: personal } as const
  // @ts-expect-error it names no access
  expect(route(bare)).toBeDefined()
  const server = Fastify()
  refuseRoutesWithoutRule(server)
  expect(() => server.get('/x', () => 1)).toThrow('E_ROUTE_RULE')
})

it('gives every route of the service a rule and an address of its own', () => {
  expect(new Set(ROUTES).size).toBe(21)
})
