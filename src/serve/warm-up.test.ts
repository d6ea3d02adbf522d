import { expect, it } from 'vitest'
import { fixtureBank } from './testing/fixture-bank.ts'
import { fixtureApplications, fixtureEnvelope, startFixture } from './testing/fixture-server.ts'

it('prepares explanations beside the first requests, and stops when the service closes', async () => {
  const bank = await fixtureBank({ applications: fixtureApplications(), envelope: fixtureEnvelope() })
  const said: string[] = []
  bank.prepare = (signal) => {
    said.push('prepares')
    return new Promise((resolve) =>
      signal.addEventListener('abort', () => {
        said.push('stops')
        resolve()
      }),
    )
  }
  const fixture = await startFixture({ bank })
  const answer = await fixture.as('nantes', '/v1/applications/100001/decision')
  expect([answer.statusCode, said]).toEqual([200, ['prepares']])
  await fixture.close()
  expect(said).toEqual(['prepares', 'stops'])
  await bank.close()
})
