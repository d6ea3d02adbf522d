import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createRandom } from '../src/random/index.ts'
import {
  type Actor,
  type DecisionRecord,
  type Entry,
  openRecord,
  ownKeys,
  verifyRecord,
} from '../src/record/index.ts'
import { openStore, readStore } from '../src/store/index.ts'
import type { Bench } from './bench.ts'

const RECORDS = 1_000_000
/** Records of one application: a score and those who open it. */
const PER_APPLICATION = 3
/** Columns of the demo's model. */
const VALUES = 270
/** Waiting at the same time while the chain is made. */
const TOGETHER = 512
const ACTOR: Actor = { role: 'manager', name: '1' }

/** How long does it take to check that a million records are as they were written? */
export const audit: Bench = {
  name: 'audit',
  question: 'Seconds to check a million records, every byte of each, a third of them whole scores',
  unit: 'seconds',
  async run({ scratch, applications: records = RECORDS, repeats = 3, log }) {
    const address = join(scratch, 'store.db')
    const keysFolder = join(scratch, 'keys')
    const made = existsSync(address) ? null : await makeChain(address, keysFolder, records, log)
    const store = await readStore(address)
    const second = await readStore(address)
    try {
      const keys = await ownKeys(store, keysFolder)
      const seconds: number[] = []
      for (let k = 0; k < repeats; k++) {
        const start = performance.now()
        const { findings, records: checked } = await verifyRecord(
          [store, second],
          keys,
          new AbortController().signal,
        )
        seconds.push((performance.now() - start) / 1000)
        log(`${checked} records checked in ${seconds.at(-1)!.toFixed(2)} s, ${findings.length} findings`)
        if (findings.length > 0) throw new Error(findings[0]!.words)
      }
      return { figure: Math.min(...seconds), details: { records, seconds, made } }
    } finally {
      await second.close()
      await store.close()
    }
  },
}

async function makeChain(address: string, keys: string, records: number, log: (line: string) => void) {
  const store = await openStore(address)
  const record = await openRecord(store, keys, 0)
  const start = performance.now()
  const random = createRandom(1)
  const values = Float64Array.from({ length: VALUES }, () =>
    random.uniform() < 0.3 ? Number.NaN : random.normal(),
  )
  const content = Buffer.from(values.buffer).toString('base64')
  // The key of the chain is a record of its own.
  for (let done = 1; done < records; ) {
    const count = Math.min(TOGETHER, records - done)
    await Promise.all(Array.from({ length: count }, (_, k) => appendOne(record, done + k, content)))
    done += count
    if (done % 51_200 < TOGETHER) log(`${done} records made`)
  }
  const seconds = (performance.now() - start) / 1000
  await store.close()
  return { seconds, perSecond: records / seconds }
}

function appendOne(record: DecisionRecord, number: number, values: string) {
  const subject = { personId: null, applicationId: Math.floor(number / PER_APPLICATION) }
  const entry: Entry =
    number % PER_APPLICATION === 0
      ? {
          kind: 'score',
          subject,
          body: {
            modelId: 'm'.repeat(16),
            policy: 'p'.repeat(64),
            catalogue: 'c'.repeat(64),
            generation: 'g'.repeat(16),
            matrix: 'x'.repeat(64),
          },
          personal: { number, values },
        }
      : {
          kind: 'view',
          subject,
          body: { what: 'decision' },
          personal: { answerHash: 'a'.repeat(64), requestId: `r-${number}` },
        }
  // Ten thousand records a day.
  return record.append(ACTOR, entry, Math.floor(number / 10_000) * 24 * 3_600_000)
}
