import { afterAll, beforeAll, expect, it } from 'vitest'
import { addMachine } from '../../store/index.ts'
import { applicationColumns } from '../testing/fixture-lender.ts'
import {
  type Fixture,
  fixtureApplications,
  NOON,
  type PEOPLE,
  startFixture,
} from '../testing/fixture-server.ts'
import { FACTS } from '../testing/new-facts.ts'

let fixture: Fixture
let key: string
beforeAll(async () => {
  fixture = await startFixture()
  const machine = { name: 'core', scopes: ['score'], expiresAt: NOON + 1000 } as const
  key = (await addMachine(fixture.store, machine, null, NOON)).key
})
afterAll(() => fixture.close())

let nPosted = 0
/** @returns the number that it got */
const posted = async (payload: object): Promise<number> => {
  const answer = await fixture.server.inject({
    method: 'POST',
    url: '/v1/applications/score',
    payload: { branch: 'Nantes', currency: 'EUR', ...payload },
    headers: {
      host: 'localhost:8080',
      authorization: `Bearer ${key}`,
      'idempotency-key': `number-${++nPosted}`,
    },
  })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json().applicationId
}
const ask = async (who: keyof typeof PEOPLE, id: number, part: string) => {
  const answer = await fixture.as(who, `/v1/applications/${id}/${part}`)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}

/** All but whose it is, and which model said so. */
const said = async (id: number, part: string) => {
  const { application: _header, provenance: _made, ...rest } = await ask('risk', id, part)
  return rest
}

it('stands among everybody where the filed one with the same facts stands', async () => {
  for (const k of [0, 5, 7, 61]) {
    const row = fixtureApplications()[k]!
    const facts = applicationColumns.map(({ name }, c) => [name, row[c]] as const)
    const application = Object.fromEntries(
      facts.filter(([name]) => name !== 'SK_ID_CURR' && name !== 'TARGET'),
    )
    const id = await posted({ application, personId: `P${Math.floor(k / 2)}` })
    for (const part of [
      'compare',
      'compare?group=all&by=outcome',
      'compare?group=custom&filter=AMT_CREDIT:4000..7000&by=decision&items=job,outside_score,payment_share,AMT_CREDIT',
      'compare/pair?group=all&x=AMT_CREDIT&y=payment_share',
      'compare/pair?x=job&y=outside_score',
      'similar',
      'similar?by=score&group=similar',
      'similar?by=score&group=custom&filter=AMT_CREDIT:4000..7000',
    ]) {
      const [filed, own] = await Promise.all([100_001 + k, id].map((one) => said(one, part)))
      expect(own, part).toEqual(filed)
    }
  }
})

it('shows an adviser the files of the own branch among the similar, and a customer none', async () => {
  const id = await posted({ application: FACTS, personId: 'P0' })
  const { items } = await ask('nantes', id, 'similar')
  expect(items.length).toBeGreaterThan(0)
  expect(items.every(({ branch }: { branch: string }) => branch === 'Nantes')).toBe(true)
  expect(await ask('customer', id, 'similar')).toMatchObject({ n: 50, items: [] })
  expect((await ask('customer', id, 'compare?group=all')).items.length).toBeGreaterThan(0)
})

it('leaves the filed applications of the same person out, by person or by the history that was taken', async () => {
  // 100003 and 100004 are one person.
  for (const [whose, searched] of [
    [{ personId: 'P1' }, 60],
    [{ historyOf: 100_003 }, 60],
    [{}, 62],
  ] as const) {
    const id = await posted({ application: FACTS, ...whose })
    for (const part of ['similar', 'similar?by=score'])
      expect(await ask('risk', id, part), part).toMatchObject({ searched })
  }
})

it('finds nobody like an applicant whose kind of loan the tables do not know', async () => {
  const id = await posted({ application: { ...FACTS, NAME_CONTRACT_TYPE: 'Barter' } })
  expect(await ask('nantes', id, 'compare')).toMatchObject({ group: { n: 0, observed: null }, items: [] })
})
