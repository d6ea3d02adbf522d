// A service that decides under load until it is killed. Arguments: address of the store, folder of the keys. Each answer
// that a reader has got is written to standard output, one line: application, hash of the answer.
import { once } from 'node:events'
import { writeSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { startFixture } from '../../src/serve/testing/fixture-server.ts'
import { openStore } from '../../src/store/index.ts'

/** Readers who ask at the same time. */
const READERS = 24
const FIRST = 100_001
const APPLICATIONS = 31

const [address, keysFolder] = process.argv.slice(2)
// Everything is loaded: it waits until the one before is dead.
await once(process.stdin, 'data')
const store = await openStore(address!)
const { as } = await startFixture({ store, keysFolder: keysFolder! })

async function ask(reader: number): Promise<never> {
  for (let k = reader; ; k++) {
    const applicationId = FIRST + 2 * (k % APPLICATIONS)
    const answer = await as('nantes', `/v1/applications/${applicationId}/decision`)
    // 429 is the limit of requests a minute, 503 a machine with too much to do: nothing was decided. Whoever asks again
    // at once never lets the event loop turn, and the service never finds that it has time again.
    if (answer.statusCode === 429 || answer.statusCode === 503) await setTimeout(20)
    else if (answer.statusCode === 200)
      writeSync(1, `${applicationId} ${answer.json().provenance.answerHash}\n`)
    else throw new Error(answer.body)
  }
}
await Promise.all(Array.from({ length: READERS }, (_, reader) => ask(reader)))
