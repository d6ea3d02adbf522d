import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { callCli } from '../../test/support/small-bank.ts'
import { sha256 } from '../hash/index.ts'
import { openRecord, readSwitch } from '../record/index.ts'
import { openStore } from '../store/index.ts'
import { workspacePaths } from '../workspace/index.ts'

let folder: string
let dataDir: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vitrine-record-'))
  dataDir = join(folder, 'data')
  await callCli('stop', '--reason', 'makes the folder', '--data-dir', dataDir)
  const store = await openStore(workspacePaths(dataDir).store)
  const record = await openRecord(store, workspacePaths(dataDir).keys, 0)
  for (const personId of ['P1', 'P2']) {
    const subject = { personId, applicationId: 100_001 }
    const entry = {
      kind: 'view',
      subject,
      body: { what: 'data' },
      personal: { answerHash: null, requestId: 'r' },
    } as const
    await record.append({ role: 'manager', name: '1' }, entry, 0)
  }
  await store.close()
})
afterAll(() => rmSync(folder, { recursive: true }))

const call = (...args: readonly string[]) => callCli(...args, '--data-dir', dataDir)

it('verifies the record, and says which record is not as it was written', async () => {
  expect(await call('audit', 'verify')).toMatchObject({ code: 0, json: { records: 3, findings: [] } })
  const store = await openStore(workspacePaths(dataDir).store)
  const { body } = await store.database
    .selectFrom('record')
    .select('body')
    .where('seq', '=', 2)
    .executeTakeFirstOrThrow()
  const put = (text: string) =>
    store.database.updateTable('record').set({ body: text }).where('seq', '=', 2).execute()
  await put(body.replace('data', 'date'))
  const damaged = await call('audit', 'verify')
  expect(damaged).toMatchObject({
    code: 1,
    json: { error: { code: 'E_RECORD_DAMAGED', got: 'record 2 is not as it was written' } },
  })
  await put(body)
  await store.close()
  expect((await call('audit', 'verify')).code).toBe(0)
})

it('exports lines that anybody can check with SHA-256 alone, sealed unless they are to be opened', async () => {
  const file = join(folder, 'record.ndjson')
  expect(await call('audit', 'export', file)).toMatchObject({ code: 0, json: { records: 3 } })
  const lines = readFileSync(file, 'utf8').trim().split('\n')
  expect(lines).toHaveLength(4)
  let prev = '0'.repeat(64)
  for (const line of lines.slice(0, 3)) {
    const [, hash, record] = /^\{"hash":"([0-9a-f]{64})","record":(.*)\}$/.exec(line)!
    expect(sha256(record!)).toBe(hash)
    expect(JSON.parse(record!).prev).toBe(prev)
    prev = hash!
  }
  expect(JSON.parse(lines[3]!).head).toMatchObject({ seq: 3, hash: prev })
  await call('audit', 'export', file, '--opened')
  const opened = readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => (line === '' ? {} : JSON.parse(line).opened))
  expect(opened[1]).toMatchObject({ applicationId: 100_001 })
})

it('backs up, erases after the time that records are kept, and restores without bringing anybody back', async () => {
  const file = join(folder, 'backup.gz')
  expect(await call('backup', file)).toMatchObject({ code: 0 })
  // Views alone need not be kept.
  expect(await call('erase', 'P1')).toMatchObject({ code: 0 })
  expect(await call('erase', 'P1')).toMatchObject({ code: 1, json: { error: { code: 'E_ERASED' } } })
  expect(await call('erase', 'P9')).toMatchObject({ code: 1, json: { error: { code: 'E_PERSON_UNKNOWN' } } })
  expect(await call('erase')).toMatchObject({ code: 2, json: { error: { code: 'E_OPTION' } } })
  expect(await call('audit', 'verify')).toMatchObject({ code: 0, json: { records: 4 } })
  expect(await call('restore', file)).toMatchObject({ code: 0, json: { erased: 1 } })
  expect(await call('audit', 'verify')).toMatchObject({ code: 0, json: { records: 4, findings: [] } })
  expect(await call('erase', 'P1')).toMatchObject({ code: 1, json: { error: { code: 'E_ERASED' } } })
  expect(await call('restore', join(folder, 'none.gz'))).toMatchObject({
    code: 1,
    json: { error: { code: 'E_BACKUP_DAMAGED' } },
  })
})

it('signs with another key from now on', async () => {
  const before = (await call('audit', 'verify')).json
  const { json } = await call('audit', 'rotate-key')
  expect(json.key).toMatch(/^[0-9a-f]{16}$/)
  expect(json.key).not.toBe(before.firstKey)
  expect(await call('audit', 'verify')).toMatchObject({
    code: 0,
    json: { records: 5, firstKey: before.firstKey },
  })
})

it('replays nothing where no score is, and refuses the number of another record', async () => {
  expect(await call('audit', 'replay')).toMatchObject({ code: 0, json: { scores: 0, different: [] } })
  expect(await call('audit', 'replay', '1')).toMatchObject({
    code: 1,
    json: { error: { code: 'E_RECORD_UNKNOWN' } },
  })
})

it('stops and resumes with a reason, and not without', async () => {
  const file = workspacePaths(dataDir).stopSwitch
  expect(await call('stop')).toMatchObject({ code: 2, json: { error: { code: 'E_OPTION' } } })
  await call('stop', '--reason', 'drift in the external score')
  expect(readSwitch(file)).toMatchObject({ stopped: true, reason: 'drift in the external score' })
  await call('resume', '--reason', 'checked')
  expect(readSwitch(file)).toMatchObject({ stopped: false, reason: 'checked' })
})
