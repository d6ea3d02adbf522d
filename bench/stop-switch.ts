import { execFile } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { homeCredit, homeCreditOversight } from '../lenders/home-credit/index.ts'
import { openRecord, recordsAfter, watchSwitch } from '../src/record/index.ts'
import { createServer } from '../src/serve/index.ts'
import { createAccount, openSession, openStore, type Store } from '../src/store/index.ts'
import { openBank, workspacePaths } from '../src/workspace/index.ts'
import { bankInUse } from './answers/bank-in-use.ts'
import type { Bench } from './bench.ts'

type Puller = 'http' | 'another program'
interface Pull {
  readonly by: Puller
  readonly loaded: boolean
  /** From the pull to the stop on record, and to the last score that was still let through (0 = none after). */
  readonly recordedMs: number
  readonly lastScoreMs: number
}

/** Readers who ask for scores that nobody has asked for, all the time. */
const READERS = 4

/** How long after the switch is pulled is a new score still made? */
export const stopSwitch: Bench = {
  name: 'stop-switch',
  question:
    'Milliseconds from pulling the stop switch to the last new score and to the stop on record, the worst of all',
  unit: 'ms',
  async run({ scratch, applications = 2000, repeats = 5, log }) {
    const dataDir = await bankInUse(scratch, applications, log)
    const pulls: Pull[] = []
    for (const by of ['http', 'another program'] as const) {
      for (const loaded of [true, false]) {
        for (let k = 0; k < repeats; k++) {
          const pull = await onePull(dataDir, join(scratch, `${pulls.length}`), by, loaded)
          pulls.push(pull)
          log(
            `${by}, ${loaded ? 'under load' : 'idle'}: on record after ${pull.recordedMs.toFixed(0)} ms, last score after ${pull.lastScoreMs.toFixed(0)} ms`,
          )
        }
      }
    }
    const worst = Math.max(...pulls.flatMap(({ recordedMs, lastScoreMs }) => [recordedMs, lastScoreMs]))
    return { figure: worst, details: { pulls: pulls.map((pull) => ({ ...pull })) } }
  },
}

async function onePull(dataDir: string, folder: string, by: Puller, loaded: boolean): Promise<Pull> {
  const file = workspacePaths(dataDir).stopSwitch
  await turn(dataDir, 'resume')
  const bank = await openBank({ dataDir, lender: homeCredit })
  const store = await openStore(`${folder}.db`)
  const record = await openRecord(store, `${folder}-keys`, Date.now())
  const stop = await watchSwitch(record, file, Date.now, (error) => {
    throw error
  })
  const server = await createServer({
    ...{ bank, store, record, stop, lender: homeCredit, oversight: homeCreditOversight, clock: Date.now },
  })
  const address = await server.listen({ host: '127.0.0.1', port: 0 })
  const headers = { cookie: `vitrine=${await riskOfficer(store)}`, origin: address }
  const rows = await bank.query('select SK_ID_CURR as id from application order by id')
  let next = 0
  let isOver = false
  const read = async (): Promise<void> => {
    while (!isOver) {
      const { id } = rows[next++ % rows.length]!
      await (await fetch(`${address}/v1/applications/${id}/decision`, { headers })).text()
      // Fewer than the service takes from one address in a minute.
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }
  const readers = Array.from({ length: loaded ? READERS : 0 }, read)
  if (loaded) await until(async () => (await kinds(store)).filter((one) => one.kind === 'score').length > 20)
  let pulledAt = Date.now()
  if (by === 'http') {
    const body = JSON.stringify({ stopped: true, reason: 'bench' })
    const json = { ...headers, 'content-type': 'application/json' }
    const { status } = await fetch(`${address}/v1/scoring`, { method: 'POST', headers: json, body })
    if (status !== 200) throw new Error(`the switch answered ${status}`)
  } else {
    await turn(dataDir, 'stop')
    pulledAt = statSync(file).mtimeMs
  }
  await until(async () => (await kinds(store)).some((one) => one.kind === 'stop'))
  await new Promise((resolve) => setTimeout(resolve, 300))
  isOver = true
  await Promise.all(readers)
  const chain = await kinds(store)
  const stopped = chain.find((one) => one.kind === 'stop')!
  const scores = chain.filter((one) => one.kind === 'score')
  if (scores.some((one) => one.seq > stopped.seq)) throw new Error('a score stands behind the stop')
  await server.close()
  await stop.close()
  await record.close()
  await store.close()
  await bank.close()
  return {
    by,
    loaded,
    recordedMs: Math.max(0, stopped.at - pulledAt),
    lastScoreMs: Math.max(0, ...scores.map((one) => one.at - pulledAt)),
  }
}

/** As an operator does it, in a program of its own. */
async function turn(dataDir: string, name: 'stop' | 'resume'): Promise<void> {
  const run = ['--import', 'tsx', 'src/cli/main.ts', name, '--reason', 'bench', '--data-dir', dataDir]
  await promisify(execFile)(process.execPath, run)
}

async function riskOfficer(store: Store): Promise<string> {
  const { id } = await createAccount(
    store,
    {
      name: 'bench',
      displayName: 'Bench',
      role: 'risk_officer',
      branch: null,
      password: 'a long password',
      personId: null,
      applicationIds: [],
    },
    Date.now(),
  )
  return openSession(store, id, Date.now())
}

const kinds = (store: Store) => recordsAfter(store, 0, 100_000)

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20))
}
