import fc from 'fast-check'
import Fastify from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { recordsOf } from '../record/index.ts'
import { can, mayOpen } from './access.ts'
import { refuseRoutesWithoutRule } from './create-server.ts'
import { personal } from './replies.ts'
import { route } from './route.ts'
import { ID } from './sql-names.ts'
import { type Fixture, type PEOPLE, startFixture } from './testing/fixture-server.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await startFixture()
})
afterAll(() => fixture.close())

type Who = keyof typeof PEOPLE
const ROLES = ['customer', 'manager', 'risk_officer', 'auditor', 'admin'] as const

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

it('names nobody to risk officers: in the list, in a file, among similar people, and by no search for a name', async () => {
  const found = (await fixture.as('risk', '/v1/applications')).json()
  expect(found).toMatchObject({ total: 62 })
  const bodies = [
    found,
    (await fixture.as('risk', '/v1/applications/100001/decision')).json(),
    (await fixture.as('risk', '/v1/applications/100002/similar')).json(),
  ].map((answer) => JSON.stringify(answer))
  for (const body of bodies) {
    expect(body).toContain('"displayName":null')
    expect(body).not.toMatch(/Ferrand|Lefèvre|Œuvrard/)
  }
  expect((await fixture.as('auditor', '/v1/applications/100001/decision')).body).toContain('Marc Ferrand')
  expect((await fixture.as('risk', '/v1/applications?q=ferrand')).json().total).toBe(0)
  expect((await fixture.as('auditor', '/v1/applications?q=ferrand')).json().total).toBe(16)
  expect((await fixture.as('risk', '/v1/applications?q=100001')).json().total).toBe(1)
})

it('asks the same of a row that was read as of the query that reads it: can() and mayOpen() agree on everybody', async () => {
  const rows = await fixture.bank.query(`select h.* from headers h order by h.${ID}`)
  const text = fc.option(fc.constantFrom('Nantes', 'Lyon', 'P0', 'P7', 'nowhere', ''), { nil: null })
  const actor = fc.record({
    role: fc.constantFrom(...ROLES),
    branch: text,
    personId: text,
    applicationIds: fc.array(fc.integer({ min: 100_001, max: 100_070 }), { maxLength: 3 }),
  })
  await fc.assert(
    fc.asyncProperty(actor, fc.boolean(), async (who, hasBranches) => {
      const right = mayOpen(who, hasBranches)
      const open = await fixture.bank.query(
        `select h.${ID} from headers h where ${right.sql} order by h.${ID}`,
        right.parameters,
      )
      const reached = rows.filter((row) =>
        can(who, 'session', {
          applicationId: row[ID] as number,
          personId: row.PERSON_ID as string | null,
          branch: row.BRANCH as string | null,
          hasBranches,
        }),
      )
      expect(open.map((row) => row[ID])).toEqual(reached.map((row) => row[ID]))
    }),
  )
})
