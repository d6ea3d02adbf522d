// npm run test:contract: asks every route what its description allows and what it forbids, as every role and as a machine.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Scope } from '../../src/contract/index.ts'
import { LIMITS } from '../../src/serve/create-server.ts'
import { NOON, PEOPLE, startFixture } from '../../src/serve/testing/fixture-server.ts'
import { addMachine, findAccount, openSession } from '../../src/store/index.ts'
import { findSchemathesis } from './schemathesis.ts'

const EXAMPLES = process.env.VITRINE_CONTRACT_EXAMPLES ?? '100'
const SEED = '7'
const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
]
/** Ends the session that asks: asked for as nobody. */
const ENDS_SESSIONS = '^/v1/(sessions|session/password)$'
const say = (line: string): void => void process.stdout.write(`${line}\n`)

const folder = mkdtempSync(join(tmpdir(), 'vitrine-contract-'))
const found = findSchemathesis(folder)
let failed = 0
if ('none' in found) say(`skipped: ${found.none}`)
else {
  const fixture = await startFixture({
    limits: { ...LIMITS, requestsPerMinute: 1e9, machineRequestsPerMinute: 1e9 },
  })
  await fixture.server.listen({ host: '127.0.0.1', port: 0 })
  const { port } = fixture.server.server.address() as AddressInfo
  const machine = { name: 'contract', scopes: Scope.anyOf.map((one) => one.const), expiresAt: NOON + 1 }
  const { key } = await addMachine(fixture.store, machine, null, NOON)
  const roles: [who: string, header: string | undefined][] = [
    ['nobody', undefined],
    ['machine', `Authorization: Bearer ${key}`],
  ]
  for (const who of ['customer', 'nantes', 'risk', 'auditor', 'admin'] as const) {
    const { id } = (await findAccount(fixture.store, PEOPLE[who].name))!
    roles.push([who, `Cookie: vitrine=${await openSession(fixture.store, id, NOON)}`])
  }
  const only = process.env.VITRINE_CONTRACT_ROLE
  for (const [who, header] of roles.filter(([name]) => only === undefined || name === only)) {
    const code = await ask(found.program, `http://127.0.0.1:${port}/openapi.json`, header)
    say(`${who}: ${code === 0 ? 'every answer as described, none of 5xx' : 'differs from its description'}`)
    if (code !== 0) failed++
  }
  await fixture.close()
}
rmSync(folder, { recursive: true, force: true })
process.exitCode = failed === 0 ? 0 : 1

function ask(program: string, url: string, header: string | undefined): Promise<number> {
  const settings = ['--max-examples', EXAMPLES, '--seed', SEED, '--generation-database', 'none', '--no-color']
  const who = header === undefined ? [] : ['--header', header, '--exclude-path-regex', ENDS_SESSIONS]
  const how = [
    '--checks',
    CHECKS.join(','),
    '--phases',
    'examples,coverage,fuzzing',
    '--suppress-health-check',
    'all',
  ]
  const child = spawn(program, ['run', url, ...settings, ...who, ...how], { cwd: folder, stdio: 'inherit' })
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)))
}
