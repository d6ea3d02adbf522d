import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStore, type Store } from '../../store/index.ts'
import { type Fixture, startFixture } from '../testing/fixture-server.ts'
import { createMetrics } from './metrics.ts'
import { type MetricsServer, serveMetrics } from './metrics-server.ts'

const metrics = createMetrics()
let store: Store
let fixture: Fixture
beforeAll(async () => {
  store = await openStore(':memory:', metrics.observeStatement)
  fixture = await startFixture({ metrics, store })
})
afterAll(() => fixture.close())

/** Value of one series, labels as written. */
async function value(series: string): Promise<number> {
  const { text } = await metrics.text()
  const line = text.split('\n').find((one) => one.startsWith(`${series} `))
  return line === undefined ? 0 : Number(line.slice(series.length + 1))
}

it('counts each answer under the template of its route, and a new score once, by its outcome', async () => {
  const outcomes = async () =>
    (await value('vitrine_decisions_total{outcome="approved"}')) +
    (await value('vitrine_decisions_total{outcome="declined"}'))
  const route = '/v1/applications/:applicationId/decision'
  for (const id of [100_001, 100_001, 100_003])
    expect((await fixture.as('nantes', `/v1/applications/${id}/decision`)).statusCode).toBe(200)
  expect((await fixture.as('nantes', '/v1/applications/100004/decision')).statusCode).toBe(404)
  const count = (status: number) =>
    value(`vitrine_http_request_duration_seconds_count{method="GET",route="${route}",status="${status}"}`)
  expect([await count(200), await count(404), await outcomes()]).toEqual([3, 1, 2])
  expect(await value('vitrine_record_append_duration_seconds_count{kind="view"}')).toBe(3)
  expect(await value('vitrine_record_queue_length')).toBe(0)
  expect(
    await value('vitrine_store_statement_duration_seconds_count{kind="insert",failed="false"}'),
  ).toBeGreaterThan(4)
  expect(await value('process_resident_memory_bytes')).toBeGreaterThan(1e7)
  expect((await metrics.text()).text).toContain('nodejs_eventloop_lag_seconds ')
})

it('names nobody: no application, account, person or search in any label', async () => {
  await fixture.as('nantes', '/v1/applications?q=ferrand')
  await fixture.as('customer', '/v1/applications/100002/decision')
  await fixture.as(null, '/no/such/page/100001')
  await fixture.as('nantes', '/v1/applications/424242/data')
  const { text } = await metrics.text()
  const labels = new Set(text.replaceAll(/le="[^"]*",/g, '').match(/\{.*\}/g))
  expect(labels).toContain('{method="GET",route="page",status="404"}')
  for (const label of labels) expect(label).not.toMatch(/\d{4}|ferrand|marc|nantes|P0\b/i)
})

it('counts a record that could not be written', async () => {
  const error = new Error('no')
  const { measuredRecord } = await import('./measured-record.ts')
  const record = measuredRecord({ ...fixture.record, append: () => Promise.reject(error) }, metrics)
  const entry = { kind: 'stop', body: { stopped: true, reason: 'x' } } as const
  await expect(record.append({ role: 'system', name: 'x' }, entry, 0)).rejects.toBe(error)
  expect(await value('vitrine_record_append_failures_total')).toBe(1)
  expect(await value('vitrine_record_queue_length')).toBe(0)
})

it('is not answered by the service itself', async () => {
  expect((await fixture.as('admin', '/metrics')).statusCode).toBe(404)
})

const get = (server: MetricsServer, path = '/metrics', authorization?: string) =>
  fetch(new URL(path, server.address), { headers: authorization === undefined ? {} : { authorization } })

it('is answered on an address of its own, to the token alone where there is one', async () => {
  const open = await serveMetrics(metrics, { host: '127.0.0.1', port: 0, token: undefined })
  const answer = await get(open)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    'text/plain; version=0.0.4; charset=utf-8',
  ])
  expect((await get(open, '/')).status).toBe(404)
  expect((await fetch(open.address, { method: 'POST' })).status).toBe(404)
  await open.close()
  const guarded = await serveMetrics(metrics, { host: '127.0.0.1', port: 0, token: 'the token' })
  for (const wrong of [undefined, 'Bearer the tokem', 'the token', 'Bearer '])
    expect((await get(guarded, '/metrics', wrong)).status).toBe(401)
  expect((await get(guarded, '/metrics', 'Bearer the token')).status).toBe(200)
  await guarded.close()
})
