import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { sha256 } from '../src/hash/index.ts'
import { createRandom } from '../src/random/index.ts'
import {
  type Actor,
  type Entry,
  lineOf,
  openRecord,
  ownKeys,
  recordsAfter,
  verifyRecord,
} from '../src/record/index.ts'
import { openStore, readStore } from '../src/store/index.ts'
import type { Bench } from './bench.ts'

const RECORDS = 1_000_000
/** Records of one application: a score and those who open it. */
const PER_APPLICATION = 3
/** Columns of the demo's model. */
const VALUES = 270
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
      const cpuSeconds: number[] = []
      for (let k = 0; k < repeats; k++) {
        const start = performance.now()
        const before = process.cpuUsage()
        const { findings, records: checked } = await verifyRecord(
          [store, second],
          keys,
          new AbortController().signal,
        )
        seconds.push((performance.now() - start) / 1000)
        const { user, system } = process.cpuUsage(before)
        cpuSeconds.push((user + system) / 1e6)
        log(
          `${checked} records checked in ${seconds.at(-1)!.toFixed(2)} s (${cpuSeconds.at(-1)!.toFixed(2)} s of processors), ${findings.length} findings`,
        )
        if (findings.length > 0) throw new Error(findings[0]!.words)
      }
      return { figure: Math.min(...seconds), details: { records, seconds, cpuSeconds, made } }
    } finally {
      await second.close()
      await store.close()
    }
  },
}

/**
 * A score and its readings are appended once; the chain then goes on with rows that say the same, each with its own number,
 * time and hash, and ends with a record that signs it.
 */
async function makeChain(address: string, keys: string, records: number, log: (line: string) => void) {
  const start = performance.now()
  const store = await openStore(address)
  const record = await openRecord(store, keys, 0)
  const random = createRandom(1)
  const values = Float64Array.from({ length: VALUES }, () =>
    random.uniform() < 0.3 ? Number.NaN : random.normal(),
  )
  for (const entry of sample(Buffer.from(values.buffer).toString('base64')))
    await record.append(ACTOR, entry, 0)
  await record.close()
  const [, score, view] = await recordsAfter(store, 0, 3)
  const file = new Database(address)
  const columns = Object.keys(score!) as (keyof typeof view & string)[]
  const insert = file.prepare(
    `insert into record (${columns.map((one) => `"${one}"`).join(', ')}) values (${columns.map(() => '?').join(', ')})`,
  )
  let prev = view!.hash
  file.exec('begin')
  for (let seq = 4; seq < records; seq++) {
    const like = seq % PER_APPLICATION === 0 ? score! : view!
    const row = { ...like, seq, at: seq, prev }
    prev = sha256(lineOf(row))
    const written: Readonly<Record<string, unknown>> = { ...row, hash: prev }
    insert.run(...columns.map((one) => written[one]))
  }
  file.exec('commit')
  file.close()
  await store.close()
  const again = await openStore(address)
  const last = await openRecord(again, keys, records)
  await last.append(ACTOR, sample('')[1]!, records)
  await last.close()
  await again.close()
  log(`${records} records made in ${((performance.now() - start) / 1000).toFixed(0)} s`)
  return { scoreBytes: lineOf(score!).length, viewBytes: lineOf(view!).length }
}

function sample(values: string): readonly [Entry, Entry] {
  const subject = { personId: null, applicationId: 100_001 }
  const hash = 'a'.repeat(64)
  const body = { modelId: 'm'.repeat(16), policy: hash, catalogue: hash, generation: hash, matrix: hash }
  return [
    { kind: 'score', subject, body, personal: { values } },
    { kind: 'view', subject, body: { what: 'decision' }, personal: { answerHash: hash, requestId: hash } },
  ]
}
