import { Writable } from 'node:stream'
import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createLogger } from '../logger.ts'
import { ROUTES } from '../routes/index.ts'
import { fixtureBank } from '../testing/fixture-bank.ts'
import {
  type Fixture,
  fixtureApplications,
  fixtureEnvelope,
  PEOPLE,
  startFixture,
} from '../testing/fixture-server.ts'

const lines: string[] = []
let fixture: Fixture
let broken = false
let bank: Awaited<ReturnType<typeof fixtureBank>>
beforeAll(async () => {
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(...String(chunk).trim().split('\n'))
      done()
    },
  })
  bank = await fixtureBank({ applications: fixtureApplications(), envelope: fixtureEnvelope() })
  const { query } = bank
  bank.query = (sql, parameters) =>
    broken
      ? Promise.reject(new Error(`Marc Ferrand of application 100001 in ${sql} with ${parameters}`))
      : query(sql, parameters)
  fixture = await startFixture({ bank, logger: createLogger('trace', stream) })
})
afterAll(async () => {
  await fixture.close()
  await bank.close()
})

/** Everything that tells one person from another in what was asked and answered. */
const PERSONAL =
  /ferrand|lefèvre|œuvrard|marie|nantes|lyon|hunter2|a long password|1000\d\d|"P\d+"|192\.0\.2|127\.0\.0\.1/i

it('writes no name, number, address, password or search to the log, whatever is asked and whatever fails', async () => {
  const ask = async () => {
    for (const { schema } of ROUTES) {
      const url = schema.url
        .replace(':applicationId', '100001')
        .replace(':name', 'marie')
        .replace(':item', 'ferrand')
      for (const who of [null, ...(Object.keys(PEOPLE) as (keyof typeof PEOPLE)[])]) {
        // Sessions of the others must live on.
        if (schema.method === 'DELETE' && who !== null) continue
        const request: InjectOptions = {
          method: schema.method,
          url: `${url}?q=ferrand&filter=marie&cursor=100001`,
          headers: { 'x-forwarded-for': '192.0.2.7', 'user-agent': 'Marie' },
          ...(schema.method === 'POST' && { payload: { name: 'marc.ferrand', password: 'hunter2hunter2' } }),
        }
        await fixture.as(who, request)
      }
      if (schema.method === 'DELETE') continue
      await fixture.as('nantes', {
        method: schema.method,
        url,
        ...(schema.method === 'POST' && { payload: {} }),
      })
    }
  }
  await ask()
  broken = true
  await ask()
  broken = false
  const log = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
  const statuses = new Set(log.map(({ status }) => status))
  for (const status of [200, 400, 401, 403, 404, 500]) expect(statuses).toContain(status)
  for (const line of lines) expect(line).not.toMatch(PERSONAL)
})

it('gives each answer one line with its route, status, milliseconds and the id that the answer carries', async () => {
  lines.length = 0
  const answer = await fixture.as('nantes', '/v1/applications/100001/decision')
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    {
      level: 30,
      time: expect.any(Number),
      reqId: answer.headers['x-request-id'],
      method: 'GET',
      route: '/v1/applications/:applicationId/decision',
      status: 200,
      milliseconds: expect.any(Number),
      role: 'manager',
    },
  ])
})

it('keeps of a defect its kind and its places in the source, not its words', async () => {
  lines.length = 0
  broken = true
  const answer = await fixture.as('nantes', '/v1/applications/100001/decision')
  broken = false
  expect(answer.statusCode).toBe(500)
  const { err, msg } = JSON.parse(lines[0]!)
  expect([err.type, msg]).toEqual(['Error', 'E_DEFECT'])
  expect(err.at.join('\n')).toContain('logs.test.ts')
})
