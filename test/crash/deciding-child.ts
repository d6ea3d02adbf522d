// A service that decides under load until it is killed. Arguments: address of the store, folder of the keys. Each answer
// that somebody has got is written to standard output as a line of JSON: `Answered`.
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { writeSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import type { LightMyRequestResponse } from 'fastify'
import { NOON, startFixture } from '../../src/serve/testing/fixture-server.ts'
import { addMachine, openStore } from '../../src/store/index.ts'

/** A decision on a new application, as it was answered to a machine. */
interface AnsweredPost {
  readonly asker: string
  /** Of the request: no other has it. */
  readonly key: string
  readonly body: { readonly application: Readonly<Record<string, number>>; readonly reference: string }
  readonly answer: string
}

/** A decision on file, as it was answered to an adviser. */
interface AnsweredView {
  readonly requestId: string
  readonly applicationId: number
  readonly answerHash: string
}

export type Answered = AnsweredPost | AnsweredView

/** Who asks at the same time: a machine for decisions on new applications, an adviser for decisions on file. */
const POSTING = 16
const READING = 8
const FIRST = 100_001
const APPLICATIONS = 31

const [address, keysFolder] = process.argv.slice(2)
// Everything is loaded: it waits until the one before is dead.
await once(process.stdin, 'data')
const store = await openStore(address!)
const { as, server } = await startFixture({ store, keysFolder: keysFolder! })
const name = `core-${randomUUID()}`
const machine = await addMachine(store, { name, scopes: ['score'], expiresAt: NOON + 1 }, null, NOON)
const asker = String(machine.account.id)

function answered(line: Answered): void {
  writeSync(1, `${JSON.stringify(line)}\n`)
}

/** Asks until there is an answer. 429 is the limit of requests a minute, 503 a machine with too much to do: nothing was decided. */
async function patiently(ask: () => Promise<LightMyRequestResponse>): Promise<LightMyRequestResponse> {
  for (;;) {
    const answer = await ask()
    if (answer.statusCode === 200) return answer
    if (answer.statusCode !== 429 && answer.statusCode !== 503) throw new Error(answer.body)
    // Whoever asks again at once never lets the event loop turn, and the service never finds that it has time again.
    await setTimeout(20)
  }
}

async function post(): Promise<never> {
  for (;;) {
    const key = randomUUID()
    const body = {
      application: { AMT_CREDIT: 5000, AMT_ANNUITY: 400, AMT_INCOME_TOTAL: 2000 },
      reference: key,
    }
    const { body: answer } = await patiently(() =>
      server.inject({
        method: 'POST',
        url: '/v1/applications/score',
        payload: body,
        headers: { host: 'localhost:8080', authorization: `Bearer ${machine.key}`, 'idempotency-key': key },
      }),
    )
    answered({ asker, key, body, answer })
  }
}

async function read(first: number): Promise<never> {
  for (let k = first; ; k++) {
    const applicationId = FIRST + 2 * (k % APPLICATIONS)
    const { headers, body } = await patiently(() =>
      as('nantes', `/v1/applications/${applicationId}/decision`),
    )
    const { answerHash } = JSON.parse(body).provenance
    answered({ requestId: String(headers['x-request-id']), applicationId, answerHash })
  }
}

await Promise.all([
  ...Array.from({ length: POSTING }, post),
  ...Array.from({ length: READING }, (_, reader) => read(reader)),
])
