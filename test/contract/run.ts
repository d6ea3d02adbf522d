// npm run test:contract: asks every route what its description allows and what it forbids, as every role and as a machine.
// VITRINE_CONTRACT_ROLE asks as one of them, VITRINE_CONTRACT_EXAMPLES says how often each route is asked (100).
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Scope } from '../../src/contract/index.ts'
import { LIMITS } from '../../src/serve/index.ts'
import { type Fixture, NOON, PEOPLE, startFixture } from '../../src/serve/testing/fixture-server.ts'
import { addMachine, findAccount, openSession } from '../../src/store/index.ts'
import { type Asked, askAll, ENDS_WORK } from './ask-all.ts'
import { KNOWN_PLACES } from './known-places.ts'
import { findSchemathesis } from './schemathesis.ts'
import { onlyRefused, Tally } from './tally.ts'

const ROLES = ['nobody', 'machine', 'customer', 'nantes', 'risk', 'auditor', 'admin'] as const
const NO_LIMIT = 1e9
const say = (line: string): void => void process.stdout.write(`${line}\n`)

const folder = mkdtempSync(join(tmpdir(), 'vitrine-contract-'))
writeFileSync(join(folder, 'schemathesis.toml'), KNOWN_PLACES)
copyFileSync(fileURLToPath(new URL('lines.py', import.meta.url)), join(folder, 'lines.py'))
const found = findSchemathesis(folder)
const told: string[] = []
const tallies: Tally[] = []
let failed = 0
if ('none' in found) say(`skipped: ${found.none}`)
else {
  const only = process.env.VITRINE_CONTRACT_ROLE
  for (const who of ROLES.filter((one) => only === undefined || one === only)) {
    // A service of its own: what one role changes is no other's concern.
    const tally = new Tally()
    tallies.push(tally)
    const fixture = await startFixture({
      metrics: tally.metrics,
      limits: {
        ...LIMITS,
        requestsPerMinute: NO_LIMIT,
        machineRequestsPerMinute: NO_LIMIT,
        wrongKeysPerMinute: NO_LIMIT,
        // How busy this machine is is no question of the contract.
        maxEventLoopDelayMs: NO_LIMIT,
      },
    })
    await fixture.server.listen({ host: '127.0.0.1', port: 0 })
    const { port } = fixture.server.server.address() as AddressInfo
    const asking = { program: found.program, folder, url: `http://127.0.0.1:${port}/openapi.json` }
    const header = await headerOf(who, fixture)
    const rounds: Asked[] = [
      await askAll({ ...asking, header, without: ENDS_WORK }),
      await askAll({ ...asking, header, only: ENDS_WORK }),
    ]
    await fixture.close()
    const notAsked = tally.notAsked()
    const isGood = rounds.every(({ code }) => code === 0) && notAsked.length === 0
    if (!isGood) failed++
    const requests = rounds.reduce((sum, one) => sum + one.requests, 0)
    told.push(
      `${who}: ${requests} requests, ${isGood ? 'every answer as described, none of 5xx' : 'differs from its description'}`,
      ...notAsked.map((route) => `${who}: ${route} was not asked`),
    )
  }
  // Refusals alone say little of what a route answers when it does.
  if (only === undefined) for (const route of onlyRefused(tallies)) told.push(`${route}: refusals alone`)
  for (const line of told) say(line)
}
rmSync(folder, { recursive: true, force: true })
process.exitCode = failed === 0 ? 0 : 1

async function headerOf(who: (typeof ROLES)[number], { store }: Fixture): Promise<string | undefined> {
  if (who === 'nobody') return undefined
  if (who === 'machine') {
    const machine = { name: 'contract', scopes: Scope.anyOf.map((one) => one.const), expiresAt: NOON + 1 }
    return `Authorization: Bearer ${(await addMachine(store, machine, null, NOON)).key}`
  }
  const { id } = (await findAccount(store, PEOPLE[who].name))!
  return `Cookie: vitrine=${await openSession(store, id, NOON)}`
}
