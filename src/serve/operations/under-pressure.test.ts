import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { LIMITS } from '../create-server.ts'
import { type Fixture, startFixture } from '../testing/fixture-server.ts'

let fixture: Fixture
beforeAll(async () => {
  // No event loop is ever this quick: the service finds itself too busy at its first look.
  fixture = await startFixture({ limits: { ...LIMITS, maxEventLoopDelayMs: 1e-6 } })
})
afterAll(() => fixture.close())

it('refuses work with 503 and says when to come back, and is still there for whoever looks after it', async () => {
  const answer = await vi.waitFor(
    async () => {
      const one = await fixture.as('nantes', '/v1/applications/100001/decision')
      expect(one.statusCode).toBe(503)
      return one
    },
    { timeout: 10_000, interval: 50 },
  )
  expect(answer.json()).toMatchObject({ type: '/errors/E_BUSY', status: 503, code: 'E_BUSY' })
  expect([answer.headers['retry-after'], answer.headers['content-type']]).toEqual([
    '2',
    'application/problem+json',
  ])
  for (let k = 0; k < 100; k++) expect((await fixture.as(null, '/healthz')).statusCode).toBe(200)
  expect((await fixture.as(null, '/readyz')).statusCode).toBe(200)
})

it('limits each address, behind a named proxy the one that it names, and never a look at the health', async () => {
  const limited = await startFixture({
    limits: { ...LIMITS, requestsPerMinute: 3, trustProxy: ['127.0.0.1'] },
  })
  const from = async (client: string, url = '/v1/sign-in') =>
    (await limited.as(null, { url, headers: { 'x-forwarded-for': client } })).statusCode
  for (let k = 0; k < 3; k++) expect(await from('192.0.2.1')).toBe(200)
  expect(await from('192.0.2.1')).toBe(429)
  expect(await from('192.0.2.2')).toBe(200)
  for (let k = 0; k < 10; k++) expect(await from('192.0.2.1', '/healthz')).toBe(200)
  await limited.close()
  const direct = await startFixture({ limits: { ...LIMITS, requestsPerMinute: 3 } })
  const claimed = async (client: string) =>
    (await direct.as(null, { url: '/v1/sign-in', headers: { 'x-forwarded-for': client } })).statusCode
  for (let k = 0; k < 3; k++) expect(await claimed(`192.0.2.${k}`)).toBe(200)
  // Without a named proxy nobody is believed about where they come from.
  expect(await claimed('192.0.2.9')).toBe(429)
  await direct.close()
})
