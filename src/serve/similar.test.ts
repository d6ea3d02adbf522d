import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Similar } from '../contract/index.ts'
import { type Fixture, startFixture } from './testing/fixture-server.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await startFixture()
})
afterAll(() => fixture.close())

const IDS = Array.from({ length: 62 }, (_, k) => 100_001 + k)
const similar = async (who: 'nantes' | 'customer' | 'listed', id: number, query = ''): Promise<Similar> => {
  const answer = await fixture.as(who, `/v1/applications/${id}/similar?${query}`)
  expect(answer.statusCode).toBe(200)
  return answer.json()
}

/** Everybody but the person’s own, nearest first, from the explanations of the bank. */
async function nearestByEffects(id: number, own: readonly number[]): Promise<number[]> {
  const places = new Map<number, number[]>()
  for (const each of IDS) {
    const { groups } = await fixture.bank.explain(each)
    places.set(
      each,
      groups.map((group) => Math.fround(group.attribution)),
    )
  }
  const distance = (other: number) =>
    places.get(other)!.reduce((sum, value, g) => sum + (value - places.get(id)![g]!) ** 2, 0)
  return IDS.filter((other) => !own.includes(other)).sort((a, b) => distance(a) - distance(b) || a - b)
}

it('gives the 50 nearest of 60 without the person’s own two, and their outcomes as counted by hand', async () => {
  const expected = (await nearestByEffects(100_001, [100_001, 100_002])).slice(0, 50)
  const answer = await similar('nantes', 100_001)
  expect(answer).toMatchObject({ by: 'effects', searched: 60, n: 50, floor: 1, group: { kind: 'all' } })
  // An adviser of Nantes opens odd numbers; the others are counted.
  expect(answer.items.map((item) => item.applicationId)).toEqual(expected.filter((id) => id % 2 === 1))
  expect(answer.items.every((item) => item.branch === 'Nantes')).toBe(true)
  for (const item of answer.items) expect(item.rank).toBe(expected.indexOf(item.applicationId) + 1)
  // Every tenth outcome is not known, every sixth other one has difficulties.
  const numbers = expected.map((id) => id - 100_001)
  const known = numbers.filter((k) => k % 10 !== 9)
  expect(answer.observed).toMatchObject({
    n: known.length,
    difficulties: known.filter((k) => k % 6 === 0).length,
  })
  const { low, rate, high } = answer.observed!
  expect(low).toBeLessThan(rate)
  expect(high).toBeGreaterThan(rate)
})

it('counts how many the score approves, and says in words why they are alike', async () => {
  const answer = await similar('nantes', 100_001)
  const rows = await fixture.bank.query('select SK_ID_CURR as id, OUTCOME_BANK_COST as outcome from scores')
  const expected = new Set((await nearestByEffects(100_001, [100_001, 100_002])).slice(0, 50))
  const approved = rows.filter((row) => expected.has(row.id as number) && row.outcome === 'approved')
  expect(answer.approved).toBe(approved.length)
  expect(answer.alike.length).toBeGreaterThan(0)
  const shares = answer.alike.map((one) => one.share)
  expect(shares).toEqual([...shares].sort((a, b) => b - a))
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(1 + 1e-12)
  for (const { label } of answer.alike) expect(label.en.length * label.fr.length).toBeGreaterThan(0)
})

it('shows customers the counts of 50 and no file, and nothing of fewer than 50', async () => {
  const answer = await similar('customer', 100_001)
  expect(answer).toMatchObject({ n: 50, floor: 50, items: [] })
  expect(answer.observed!.n).toBeGreaterThan(0)
  // The similar group of this applicant holds 21 people.
  const few = await similar('customer', 100_001, 'by=score&group=similar')
  expect(few).toMatchObject({ observed: null, approved: null, alike: [], items: [] })
  expect(few.n).toBeLessThan(50)
  const custom = await fixture.as('customer', '/v1/applications/100001/similar?by=score&group=custom&filter=')
  expect([custom.statusCode, custom.json().code]).toEqual([403, 'E_GROUP_CUSTOM'])
})

it('orders the group by how near the risk is, within the group alone', async () => {
  const rows = await fixture.bank.query('select SK_ID_CURR as id, PD_BANK_COST as pd from scores')
  const pd = new Map(rows.map((row) => [row.id as number, row.pd as number]))
  const distance = (id: number) => Math.abs(pd.get(id)! - pd.get(100_011)!)
  // Amounts 4,000 to 6,000 are the first 21 numbers; 100011 and 100012 are one person.
  const group = IDS.filter((id) => id <= 100_021 && id !== 100_011 && id !== 100_012)
  const expected = group.sort((a, b) => distance(a) - distance(b) || a - b)
  const answer = await similar('nantes', 100_011, 'by=score&group=custom&filter=AMT_CREDIT:4000..6000')
  expect(answer).toMatchObject({
    by: 'score',
    searched: 19,
    n: 19,
    alike: [],
    group: { kind: 'custom', filter: 'AMT_CREDIT:4000..6000' },
  })
  expect(answer.items.map((item) => item.applicationId)).toEqual(expected.filter((id) => id % 2 === 1))
})

it('gives an empty list for a group of nobody, and refuses a filter that cannot be read', async () => {
  const nobody = await similar('nantes', 100_001, 'by=score&group=custom&filter=AMT_CREDIT:1..2')
  expect(nobody).toMatchObject({ searched: 0, n: 0, observed: null, items: [] })
  const wrong = await fixture.as('nantes', '/v1/applications/100001/similar?by=score&group=custom&filter=x')
  expect([wrong.statusCode, wrong.json().code]).toEqual([400, 'E_FILTER'])
  const unknown = await fixture.as('nantes', '/v1/applications/100001/similar?by=value')
  expect(unknown.statusCode).toBe(400)
})
