import { rmSync } from 'node:fs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type OpenedRecord, recordsOf, setSwitch, verifyRecord } from '../record/index.ts'
import { type Fixture, startFixture } from './testing/fixture-server.ts'

let fixture: Fixture
beforeEach(async () => {
  fixture = await startFixture()
})
afterEach(() => fixture.close())

const MARC = { personId: 'P0', applicationId: 100_001 }
const about = (subject = MARC) => recordsOf(fixture.store, fixture.record.persons, subject)
const kinds = (records: readonly OpenedRecord[]) => records.map((one) => `${one.kind} ${one.role}`)
const open = (who: 'nantes' | 'customer', path: string) => fixture.as(who, `/v1/applications/100001/${path}`)

it('has the score on record before it answers, once, and every reading of it', async () => {
  const answer = (await open('customer', 'decision')).json()
  await open('nantes', 'decision')
  await open('nantes', 'plans?wait=cannot')
  const records = await about()
  expect(kinds(records)).toEqual(['score customer', 'view customer', 'view manager', 'view manager'])
  expect(records[0]).toMatchObject({
    body: { modelId: 'fixture-model', generation: 'g-1', policy: 'p-1' },
    personal: {
      results: { bank_cost: { outcome: answer.outcome, pd: answer.scores[1].pd } },
      explanation: { held: false },
    },
  })
  expect(records[1]).toMatchObject({
    body: { what: 'decision' },
    personal: { answerHash: answer.provenance.answerHash },
  })
})

it('does not record the same score again after a restart; another one it does', async () => {
  await open('nantes', 'decision')
  const [score] = await about()
  const again = await startFixtureOn(fixture)
  await again.as('nantes', '/v1/applications/100001/decision')
  expect(kinds(await about())).toEqual(['score manager', 'view manager', 'view manager'])
  await again.close()
  const newer = await startFixtureOn(fixture, 'g-2')
  await newer.as('nantes', '/v1/applications/100001/decision')
  await newer.close()
  const records = await about()
  expect(kinds(records)).toEqual([
    'score manager',
    'view manager',
    'view manager',
    'score manager',
    'view manager',
  ])
  expect(records[3]!.body.fingerprint).not.toBe(score!.body.fingerprint)
})

it('leaves one score for many who ask at the same time', async () => {
  await Promise.all(Array.from({ length: 12 }, () => open('nantes', 'decision')))
  const records = await about()
  expect(records.filter((one) => one.kind === 'score')).toHaveLength(1)
  expect(records.filter((one) => one.kind === 'view')).toHaveLength(12)
})

it('leaves no score for the facts alone, and nothing at all for a refused request', async () => {
  await open('customer', 'data')
  expect(kinds(await about())).toEqual(['view customer'])
  await fixture.as('customer', '/v1/applications/100004/decision')
  await open('nantes', 'what-if/curve?along=NO_SUCH_COLUMN')
  expect(kinds(await about())).toEqual(['view customer', 'score manager'])
  expect(await about({ personId: 'P1', applicationId: 100_004 })).toEqual([])
})

it('stops new scores at once when the switch is set, shows those on record, and notes both turns', async () => {
  await open('nantes', 'decision')
  setSwitch(fixture.stopSwitch, { stopped: true, by: 'anna', reason: 'drift' })
  const refused = [
    await fixture.as('nantes', '/v1/applications/100003/decision'),
    await fixture.as('nantes', '/v1/applications/100003/similar'),
    await fixture.as('nantes', {
      method: 'POST',
      url: '/v1/applications/100001/what-if',
      payload: { edits: { AMT_CREDIT: 4500 } },
    }),
    await open('nantes', 'what-if/curve?along=AMT_CREDIT'),
    await open('customer', 'plans?wait=cannot'),
  ]
  for (const answer of refused) expect([answer.statusCode, answer.json().code]).toEqual([503, 'E_STOPPED'])
  expect((await open('customer', 'decision')).statusCode).toBe(200)
  expect((await fixture.as('nantes', '/v1/applications/100003/data')).statusCode).toBe(200)
  setSwitch(fixture.stopSwitch, { stopped: false, by: 'anna', reason: 'checked' })
  expect((await fixture.as('nantes', '/v1/applications/100003/decision')).statusCode).toBe(200)
  await fixture.record.close()
  const turns = await fixture.store.database
    .selectFrom('record')
    .selectAll()
    .where('kind', '=', 'stop')
    .execute()
  expect(turns.map((row) => [row.role, JSON.parse(row.body)])).toEqual([
    ['operator', { stopped: true, reason: 'drift' }],
    ['operator', { stopped: false, reason: 'checked' }],
  ])
  const whole = await verifyRecord([fixture.store], fixture.record.keys, new AbortController().signal)
  expect(whole.findings).toEqual([])
})

it('notes a turn of the switch that nobody asked a score after', async () => {
  setSwitch(fixture.stopSwitch, { stopped: true, by: 'anna', reason: 'night' })
  const stops = () =>
    fixture.store.database.selectFrom('record').select('body').where('kind', '=', 'stop').execute()
  await expect.poll(async () => (await stops()).length, { timeout: 5000 }).toBe(1)
  rmSync(fixture.stopSwitch)
  await expect.poll(async () => (await stops()).length, { timeout: 5000 }).toBe(2)
})

/** The service started again over the same store. */
async function startFixtureOn({ store, record }: Fixture, generation = 'g-1'): Promise<Fixture> {
  const again = await startFixture({ store, keysFolder: record.keys.folder })
  Object.assign(again.bank.hashes, { generation })
  return { ...again, close: async () => void (await again.server.close()) }
}
