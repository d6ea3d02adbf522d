import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Fixture, NOON, startFixture } from '../testing/fixture-server.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await startFixture()
  await fill(249)
})
afterAll(() => fixture.close())

/** Views of a file; record 1 is that of the keys. */
async function fill(count: number): Promise<void> {
  const entry = {
    kind: 'view',
    subject: { personId: 'P0', applicationId: 100_001 },
    body: { what: 'data' },
    personal: { answerHash: null, requestId: 'a secret' },
  } as const
  const actor = { role: 'manager', name: '1' } as const
  await Promise.all(Array.from({ length: count }, () => fixture.record.append(actor, entry, NOON)))
}
const page = async (query = '') => (await fixture.as('auditor', `/v1/records${query}`)).json()

it('pages through the whole chain, newest first, whatever is added meanwhile', async () => {
  const first = await page()
  await fill(5)
  const seen = [...first.items]
  for (let cursor = first.nextCursor; cursor !== null; ) {
    const next = await page(`?cursor=${cursor}`)
    seen.push(...next.items)
    cursor = next.nextCursor
  }
  expect(seen.map((one) => one.recordId)).toEqual(Array.from({ length: 250 }, (_, k) => 250 - k))
  for (const [index, { prev }] of seen.slice(0, -1).entries()) expect(prev).toBe(seen[index + 1].hash)
})

it('tells nothing that is sealed', async () => {
  const answer = await fixture.as('auditor', '/v1/records')
  expect(answer.body).not.toContain('a secret')
  expect(answer.body).not.toContain('sealed')
})

it('takes one kind alone, and one record, which a browser may keep', async () => {
  expect((await page('?kind=key')).items).toMatchObject([{ recordId: 1, kind: 'key' }])
  const one = await fixture.as('auditor', '/v1/records/1')
  const again = await fixture.as('auditor', {
    url: '/v1/records/1',
    headers: { 'if-none-match': String(one.headers.etag) },
  })
  expect([one.statusCode, again.statusCode, again.body]).toEqual([200, 304, ''])
})

it.each(['?cursor=x', '?cursor=cmVjb3JkIDA', '?cursor=YQ', `?cursor=${'A'.repeat(150)}`])(
  'refuses a cursor that is not one of ours: %s',
  async (query) => {
    expect(await page(query)).toMatchObject({ status: 400, code: 'E_CURSOR' })
  },
)

it('says of a record and a model that are not there that they are not', async () => {
  expect((await fixture.as('auditor', '/v1/records/999999')).json()).toMatchObject({
    code: 'E_RECORD_UNKNOWN',
  })
  expect((await fixture.as('auditor', '/v1/models/none')).json()).toMatchObject({ code: 'E_MODEL_UNKNOWN' })
})
