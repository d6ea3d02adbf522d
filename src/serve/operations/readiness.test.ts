import { afterEach, expect, it, vi } from 'vitest'
import { openStore } from '../../store/index.ts'
import { fixtureBank } from '../testing/fixture-bank.ts'
import {
  type Fixture,
  fixtureApplications,
  fixtureEnvelope,
  startFixture,
} from '../testing/fixture-server.ts'

let fixture: Fixture | undefined
afterEach(async () => {
  await fixture?.close()
  fixture = undefined
})

/** What the service says of itself within ten seconds: it prepares itself beside the first questions. */
const eventually = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 10_000, interval: 20 })

async function ready(of: Fixture) {
  const answer = await of.as(null, '/readyz')
  const { ready, parts } = answer.json() as {
    ready: boolean
    parts: { part: string; ready: boolean; why: string }[]
  }
  expect(answer.headers['cache-control']).toBe('no-store')
  return {
    status: answer.statusCode,
    ready,
    not: parts.filter((one) => !one.ready),
    parts,
    body: answer.body,
  }
}

it('is ready with every part: service, bank, model, store and record', async () => {
  fixture = await startFixture()
  await eventually(async () => {
    const { status, ready: is, parts } = await ready(fixture!)
    expect([status, is]).toEqual([200, true])
    expect(parts.map(({ part }) => part)).toEqual(['service', 'model', 'bank', 'store', 'record'])
  })
})

it('is not ready while the service stops, and goes on answering everything else', async () => {
  fixture = await startFixture()
  fixture.server.drain()
  await eventually(async () => {
    const { status, not } = await ready(fixture!)
    expect([status, not]).toEqual([503, [{ part: 'service', ready: false, why: 'the service is stopping' }]])
  })
  expect((await fixture.as(null, '/healthz')).statusCode).toBe(200)
  expect((await fixture.as('nantes', '/v1/applications/100001/decision')).statusCode).toBe(200)
})

it('is not ready until explanations are prepared', async () => {
  const bank = await fixtureBank({ applications: fixtureApplications(), envelope: fixtureEnvelope() })
  let prepared = (): void => undefined
  bank.prepare = () => new Promise((resolve) => (prepared = resolve))
  const own = await startFixture({ bank })
  expect((await ready(own)).not.map(({ part }) => part)).toEqual(['model'])
  prepared()
  await eventually(async () => expect((await ready(own)).status).toBe(200))
  await own.close()
  await bank.close()
})

it('is not ready with a store that cannot be written to, and says so without its place', async () => {
  const store = await openStore(':memory:')
  fixture = await startFixture({ store })
  await store.database.schema.dropTable('record_head').execute()
  await eventually(async () => {
    const { status, not, body } = await ready(fixture!)
    expect([status, not.map(({ part, why }) => [part, why])]).toEqual([
      503,
      [
        ['store', 'the store cannot be written to'],
        ['record', 'the record cannot be appended to'],
      ],
    ])
    expect(body).not.toMatch(/memory|record_head|\.ts|password/)
  })
})

it('is not ready when the record does not end where its signed head says', async () => {
  fixture = await startFixture()
  await fixture.store.database
    .updateTable('record_head')
    .set({ hash: '0'.repeat(64) })
    .execute()
  await eventually(async () => {
    const { status, not } = await ready(fixture!)
    expect([status, not.map(({ part }) => part)]).toEqual([503, ['record']])
  })
})

it('looks at the parts once for many who ask, and leaves the head as it was', async () => {
  fixture = await startFixture()
  const head = () => fixture!.store.database.selectFrom('record_head').selectAll().execute()
  const before = await head()
  const { bank } = fixture
  const query = vi.spyOn(bank, 'query')
  await Promise.all(Array.from({ length: 50 }, () => ready(fixture!)))
  expect(query.mock.calls.filter(([sql]) => sql === 'select 1 as one')).toHaveLength(1)
  expect(await head()).toEqual(before)
})
