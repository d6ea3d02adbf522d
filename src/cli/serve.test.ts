import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { startPostgres } from '../../test/support/postgres.ts'
import { callCli, smallBank, smallModel } from '../../test/support/small-bank.ts'
import { openRow, recordsAfter } from '../record/index.ts'
import { openStore } from '../store/index.ts'
import { withRecord } from './opened-record.ts'

let folder: string
let dataDir: string
let code: string
const PASSWORD = 'correct horse battery'
beforeAll(async () => {
  ;({ folder, dataDir } = await smallBank())
  const model = join(folder, 'model.txt')
  writeFileSync(model, await smallModel(dataDir, ['income', 'external_score_a', 'external_score_b'], 1))
  const { modelId } = (await callCli('model', 'import', model, '--data-dir', dataDir)).json
  expect(await callCli('model', 'promote', modelId, '--data-dir', dataDir)).toMatchObject({ code: 0 })
  code = (await callCli('user', 'add', 'lea', '--role', 'risk_officer', '--data-dir', dataDir)).json.code
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true }))

let child: ChildProcess | undefined
afterEach(() => child?.kill('SIGKILL'))

/** A service in a process of its own, once it answers. */
async function serve(environment: Readonly<Record<string, string>>) {
  const started = spawn(
    process.execPath,
    ['--import', 'tsx', 'src/cli/main.ts', 'serve', '--port', '0', '--data-dir', dataDir],
    { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, ...environment } },
  )
  child = started
  const said = { text: '' }
  const ended = new Promise<number | null>((resolve) => started.once('close', resolve))
  const address = await new Promise<string>((resolve, reject) => {
    started.stderr.on('data', (part: Buffer) => {
      said.text += part
      const ready = /ready at (\S+)\n(?:Metrics|$)/.exec(said.text)
      if (ready !== null) resolve(ready[1]!)
    })
    started.once('close', (exit) => reject(new Error(`ended with ${exit}: ${said.text}`)))
  })
  return { address, said, ended, signal: (name: NodeJS.Signals) => started.kill(name) }
}

it('answers what was asked before the signal, puts it on record and ends with 0', async () => {
  const { address, ended, said, signal } = await serve({ VITRINE_METRICS_PORT: '0' })
  // As a load balancer does: while explanations are prepared the service may say that it is busy.
  while ((await fetch(`${address}/readyz`)).status !== 200)
    await new Promise((resolve) => setTimeout(resolve, 50))
  const signedIn = await fetch(`${address}/v1/invitation`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify({ name: 'lea', code, password: PASSWORD }),
  })
  const cookie = signedIn.headers.getSetCookie()[0]!.split(';')[0]!
  const get = (path: string) => fetch(address + path, { headers: { cookie } })
  const found = (await (await get('/v1/applications')).json()) as { items: { applicationId: number }[] }
  const ids = found.items.map(({ applicationId }) => applicationId).slice(0, 20)
  expect(ids).toHaveLength(20)
  const asked = ids.map(async (id) => {
    // A connection of which nothing was read when the door closed is closed with it.
    const answer = await get(`/v1/applications/${id}/decision`).catch(() => null)
    if (answer === null) return [503, 'unread'] as const
    const { provenance } = (await answer.json()) as { provenance?: { answerHash: string } }
    return [answer.status, `${id} ${provenance?.answerHash}`] as const
  })
  // The first answer is there: the others are on their way.
  await Promise.race(asked)
  signal('SIGTERM')
  const answers = await Promise.all(asked)
  expect([await ended, said.text.includes('Metrics at http://127.0.0.1:')]).toEqual([0, true])
  // What had not begun when the door closed was refused: nothing was decided.
  for (const [status] of answers) expect([200, 503]).toContain(status)
  const given = answers.filter(([status]) => status === 200)
  expect(given.length).toBeGreaterThan(0)
  const recorded = await withRecord(dataDir, async ({ store, persons }) => {
    const hashes = new Set<string>()
    for (const row of await recordsAfter(store, 0, 1000)) {
      if (row.kind !== 'view') continue
      const { applicationId, personal } = await openRow(row, persons)
      hashes.add(`${applicationId} ${(personal as { answerHash: string }).answerHash}`)
    }
    return hashes
  })
  expect([...recorded].sort()).toEqual(given.map(([, hash]) => hash).sort())
}, 120_000)

it('ends at once at the second signal, however long it was to wait', async () => {
  const { address, ended, signal } = await serve({ VITRINE_DRAIN_SECONDS: '300' })
  signal('SIGTERM')
  const ready = async () => {
    const answer = await fetch(`${address}/readyz`)
    const { parts } = (await answer.json()) as { parts: { part: string; ready: boolean }[] }
    return parts.find(({ part }) => part === 'service')?.ready
  }
  while (await ready());
  signal('SIGINT')
  expect(await ended).toBe(130)
  expect(await callCli('audit', 'verify', '--data-dir', dataDir)).toMatchObject({ code: 0 })
}, 120_000)

it('is not ready from the moment that the lock of its database is gone, ends with 1 and lets the next one in', async ({
  skip,
}) => {
  const postgres = await startPostgres()
  if (postgres === undefined) return skip('no PostgreSQL')
  try {
    const database = await postgres.createDatabase()
    const { address, ended, said } = await serve({ DATABASE_URL: database })
    while ((await fetch(`${address}/readyz`)).status !== 200)
      await new Promise((resolve) => setTimeout(resolve, 50))
    // A question that is on its way: the door closes at once, so that nobody new would be told.
    const asking = connect(Number(new URL(address).port), '127.0.0.1')
    await once(asking, 'connect')
    asking.write('GET /readyz HTTP/1.1\r\nHost: localhost\r\n')
    const client = new pg.Client(database)
    await client.connect()
    const { rows } = await client.query(
      "select pg_terminate_backend(pid) as done from pg_locks where locktype = 'advisory'",
    )
    expect(rows).toEqual([{ done: true }])
    const refused = async () => {
      const answer = await fetch(`${address}/readyz`).catch(() => null)
      return answer === null || answer.status === 503
    }
    while (!(await refused()));
    asking.write('\r\n')
    expect(String((await once(asking, 'data'))[0])).toMatch(/^HTTP\/1\.1 503 /)
    expect(await ended).toBe(1)
    expect(said.text).toContain('E_STORE_LOST')
    const next = await openStore(database)
    expect(next.lost.aborted).toBe(false)
    await next.close()
    await client.end()
  } finally {
    postgres.stop()
  }
}, 120_000)

it('says what would be used and where it comes from, and shows no secret', async () => {
  const file = join(folder, 'vitrine.json')
  writeFileSync(file, JSON.stringify({ port: 9000, dataDir: 'data' }))
  process.env.VITRINE_METRICS_TOKEN = 'hush-hush'
  try {
    const { json } = await callCli('config', 'check', '--config', file)
    const settings = json.settings as { name: string; value: unknown; source: string }[]
    const of = (name: string) => settings.find((one) => one.name === name)
    expect(json.file).toBe(file)
    expect(of('port')).toEqual({ name: 'port', value: 9000, source: 'file' })
    expect(of('dataDir')).toEqual({ name: 'dataDir', value: dataDir, source: 'file' })
    expect(of('metricsToken')).toEqual({ name: 'metricsToken', value: '(set)', source: 'environment' })
    expect(JSON.stringify(json)).not.toContain('hush-hush')
  } finally {
    delete process.env.VITRINE_METRICS_TOKEN
  }
  writeFileSync(file, JSON.stringify({ prot: 9000 }))
  expect(await callCli('config', 'check', '--config', file)).toMatchObject({
    code: 2,
    json: { error: { code: 'E_SETTING', got: 'the key prot' } },
  })
  writeFileSync(file, JSON.stringify({ organisation: 'none.json' }))
  expect(await callCli('config', 'check', '--config', file)).toMatchObject({
    code: 1,
    json: { error: { code: 'E_ORGANISATION_FILE' } },
  })
})
