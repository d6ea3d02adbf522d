import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { eachEngine } from '../../test/support/each-engine.ts'
import { backUpStore, openStore, restoreStore, type Store } from '../store/index.ts'
import {
  type Actor,
  acceptRestored,
  type DecisionRecord,
  type Entry,
  eraseAgain,
  erasePerson,
  openRecord,
  openRow,
  ownKeys,
  recordAt,
  recordsOf,
  rotateSigningKey,
  type Subject,
  verifyRecord,
} from './index.ts'

const NOON = Date.UTC(2026, 10, 23, 12)
const DAY = 24 * 3_600_000
const LEA: Actor = { role: 'manager', name: '7' }
const MARC: Subject = { personId: 'P7', applicationId: 100_002 }
const never = new AbortController().signal

const view = (subject: Subject, what = 'decision'): Entry => ({
  kind: 'view',
  subject,
  body: { what },
  personal: { answerHash: 'abc', requestId: 'r-1' },
})

eachEngine((place) => {
  let store: Store
  let record: DecisionRecord
  let keys: string
  beforeEach(async () => {
    keys = join(place.folder, 'keys')
    store = await openStore(place.address)
    record = await openRecord(store, keys, NOON)
  })
  afterEach(async () => {
    await record?.close()
    await store?.close()
  })
  const verify = () => verifyRecord([store], record.keys, never)

  it('numbers records from 1 without a gap, each with the hash of the one before', async () => {
    const heads = await Promise.all(
      Array.from({ length: 40 }, (_, k) => record.append(LEA, view({ ...MARC, applicationId: k }), NOON + k)),
    )
    expect(heads.map((head) => head.seq)).toEqual(Array.from({ length: 40 }, (_, k) => k + 2))
    const [second, third] = [await recordAt(store, 2), await recordAt(store, 3)]
    expect(third!.prev).toBe(second!.hash)
    expect(await verify()).toMatchObject({ records: 41, head: { seq: 41 }, findings: [] })
  })

  it('gives back what was recorded of an application, in order, after it was opened again', async () => {
    await record.append(LEA, view(MARC), NOON)
    await record.append(LEA, view({ ...MARC, applicationId: 100_003 }), NOON)
    const override: Entry = {
      kind: 'override',
      subject: MARC,
      of: 2,
      body: { reason: 'income-confirmed', modelId: 'm', branch: 'Nantes', awaitsSecond: false },
      personal: {
        outcome: 'approved',
        ownJudgement: 'approve',
        words: 'Fiche de paie vue — é',
        dwellMilliseconds: 61_500,
        openedExplanation: true,
      },
    }
    await record.append(LEA, override, NOON + 1)
    await record.close()
    record = await openRecord(store, keys, NOON + 2)
    const found = await recordsOf(store, record.persons, MARC)
    expect(found.map((one) => [one.seq, one.kind, one.of])).toEqual([
      [2, 'view', null],
      [4, 'override', 2],
    ])
    expect(found[1]).toMatchObject({ applicationId: 100_002, personal: override.personal, role: 'manager' })
  })

  it('keeps nothing readable about a person: neither number, nor name, nor words', async () => {
    await record.append(
      LEA,
      {
        kind: 'dispute',
        subject: { personId: 'PERSON-SEVEN', applicationId: 987_654 },
        body: { columns: ['AMT_INCOME_TOTAL'] },
        personal: { ownView: 'my income is 23457 euros' },
      },
      NOON,
    )
    const text = JSON.stringify(await store.database.selectFrom('record').selectAll().execute())
    expect(text).toContain('AMT_INCOME_TOTAL')
    for (const secret of ['PERSON-SEVEN', '987654', '23457', 'income is']) expect(text).not.toContain(secret)
  })

  it('refuses a record that JSON cannot hold alone: those beside it are written', async () => {
    const bad: Entry = {
      kind: 'letter',
      subject: MARC,
      body: { letter: 'decline', language: 'en' },
      personal: { letterHash: '', pdfHash: '', letter: [Number.NaN] },
    }
    const done = await Promise.allSettled([
      record.append(LEA, view(MARC), NOON),
      record.append(LEA, bad, NOON),
      record.append(LEA, view(MARC), NOON),
    ])
    expect(done.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await verify()).toMatchObject({ records: 3, findings: [] })
  })

  it('goes on after a batch that the store refused, with no gap', async () => {
    await record.append(LEA, view(MARC), NOON)
    // Somebody else wrote the next number: the insert fails, the end of the chain is read again.
    const last = (await recordAt(store, 2))!
    await store.database
      .insertInto('record')
      .values({ ...last, seq: 3 })
      .execute()
    await expect(record.append(LEA, view(MARC), NOON)).rejects.toThrow()
    await store.database.deleteFrom('record').where('seq', '=', 3).execute()
    expect(await record.append(LEA, view(MARC), NOON)).toMatchObject({ seq: 3 })
    expect(await verify()).toMatchObject({ records: 3, findings: [] })
  })

  it('signs the last record of each day, in the store and beside the keys', async () => {
    for (const day of [0, 0, 1, 3]) await record.append(LEA, view(MARC), NOON + day * DAY)
    const heads = await store.database
      .selectFrom('daily_head')
      .select(['day', 'seq'])
      .orderBy('day')
      .execute()
    expect(heads).toEqual([
      { day: '2026-11-23', seq: 3 },
      { day: '2026-11-24', seq: 4 },
    ])
    expect(readFileSync(join(keys, 'daily-heads.txt'), 'utf8').split('\n')).toHaveLength(3)
    expect(await verify()).toMatchObject({ days: 2, findings: [] })
  })

  it('finds a chain that was written again from the start by somebody with the keys of the store alone', async () => {
    for (const day of [0, 1]) await record.append(LEA, view(MARC), NOON + day * DAY)
    await record.close()
    const forged = join(place.folder, 'forged')
    for (const table of ['record', 'record_head', 'daily_head', 'person_key'] as const)
      await store.database.deleteFrom(table).execute()
    const other = await openRecord(store, forged, NOON)
    for (const day of [0, 1]) await other.append(LEA, view(MARC), NOON + day * DAY)
    const found = (await verify()).findings.map((one) => `${one.seq} ${one.kind}`)
    expect(found).toContain('2 day-head-differs')
    await expect(openRecord(store, keys, NOON)).rejects.toMatchObject({ code: 'E_KEYS_WRONG' })
  })

  it('goes on with another signing key that the old one has signed; the old heads still hold', async () => {
    for (const day of [0, 1]) await record.append(LEA, view(MARC), NOON + day * DAY)
    const before = record.keys.signing.id
    record = await rotateSigningKey(record, NOON + 2 * DAY)
    expect(record.keys.signing.id).not.toBe(before)
    await record.append(LEA, view(MARC), NOON + 3 * DAY)
    expect(await verify()).toMatchObject({ records: 5, days: 3, findings: [], firstKey: before })
  })

  it('takes up a rotation that was cut off, before and after its record', async () => {
    const next = join(keys, 'signing.next.pem')
    const signing = join(keys, 'signing.pem')
    const old = readFileSync(signing, 'utf8')
    record = await rotateSigningKey(record, NOON)
    // As a crash would leave it between the record and the renaming.
    writeFileSync(next, readFileSync(signing))
    writeFileSync(signing, old)
    record = await openRecord(store, keys, NOON)
    expect(readdirSync(keys)).not.toContain('signing.next.pem')
    // Laid down, not recorded: the one in use stays.
    writeFileSync(next, old)
    const { signing: used } = await ownKeys(store, keys)
    expect(used.id).toBe(record.keys.signing.id)
  })

  it('does not make new keys for a chain that has some', async () => {
    await record.append(LEA, view(MARC), NOON)
    rmSync(keys, { recursive: true })
    await expect(openRecord(store, keys, NOON)).rejects.toMatchObject({ code: 'E_KEYS_MISSING' })
  })

  it('erases a person for good after 25 months: the chain holds, the others stay readable', async () => {
    const other: Subject = { personId: null, applicationId: 100_009 }
    const decision: Entry = {
      kind: 'decision',
      subject: MARC,
      body: { modelId: 'm', branch: null, awaitsSecond: false },
      personal: {
        outcome: 'declined',
        ownJudgement: null,
        words: '',
        dwellMilliseconds: 1,
        openedExplanation: false,
      },
    }
    await record.append(LEA, decision, NOON)
    await record.append(LEA, view(other), NOON)
    const wrapped = (await store.database.selectFrom('person_key').selectAll().execute()).map(
      (one) => one.wrapped!,
    )
    const early = erasePerson(record, MARC, LEA, 25, Date.UTC(2028, 11, 23, 11))
    await expect(early).rejects.toMatchObject({
      code: 'E_RETENTION',
      expected: 'an erasure on or after 2028-12-23, 25 months later',
    })
    const then = Date.UTC(2028, 11, 23, 12)
    expect(await erasePerson(record, MARC, LEA, 25, then)).toMatchObject({ records: 1 })
    const gone = { code: 'E_ERASED', got: 'erased on 2028-12-23' }
    await expect(recordsOf(store, record.persons, MARC)).rejects.toMatchObject(gone)
    await expect(openRow((await recordAt(store, 2))!, record.persons)).rejects.toMatchObject(gone)
    await expect(record.append(LEA, view(MARC), then)).rejects.toMatchObject(gone)
    await expect(erasePerson(record, MARC, LEA, 25, then)).rejects.toMatchObject(gone)
    expect(await recordsOf(store, record.persons, other)).toHaveLength(1)
    expect((await verify()).findings).toEqual([])
    if (place.engine === 'sqlite') {
      const files = readdirSync(place.folder).filter((name) => name.startsWith('store-'))
      const bytes = Buffer.concat(files.map((name) => readFileSync(join(place.folder, name))))
      expect(wrapped.map((one) => bytes.includes(one)).sort()).toEqual([false, true])
    }
  })

  it('erases again whom an older copy of the store brings back', async () => {
    await record.append(LEA, view(MARC), NOON)
    const rows = await store.database.selectFrom('person_key').selectAll().execute()
    await erasePerson(record, MARC, LEA, 0, NOON + 1)
    await store.database
      .updateTable('person_key')
      .set({ wrapped: rows[0]!.wrapped, erased_at: null })
      .execute()
    expect(await eraseAgain(store, keys)).toBe(1)
    await record.close()
    record = await openRecord(store, keys, NOON + 2)
    await expect(recordsOf(store, record.persons, MARC)).rejects.toMatchObject({ code: 'E_ERASED' })
  })

  it('is put back from a backup with its erasures, and says so in the chain', async () => {
    const other: Subject = { personId: 'P8', applicationId: 100_008 }
    await record.append(LEA, view(MARC), NOON)
    await record.append(LEA, view(other), NOON)
    const file = join(place.folder, 'backup.gz')
    await backUpStore(store, file, NOON)
    await record.append(LEA, view(other), NOON + DAY)
    await record.append(LEA, view(other), NOON + 2 * DAY)
    await erasePerson(record, MARC, LEA, 0, NOON + 2 * DAY)
    await record.close()
    await store.close()
    let accepted: Awaited<ReturnType<typeof acceptRestored>> | undefined
    await restoreStore(place.address, file, async (aside) => {
      accepted = await acceptRestored(aside, keys, LEA, NOON + 3 * DAY, never)
    })
    accepted!.forgetLost()
    store = await openStore(place.address)
    record = await openRecord(store, keys, NOON + 3 * DAY)
    expect(accepted).toMatchObject({ erased: 1 })
    expect(await recordAt(store, 4)).toMatchObject({ kind: 'restore', body: '{"after":3}' })
    await record.append(LEA, view(other), NOON + 4 * DAY)
    expect(await verify()).toMatchObject({ records: 5, days: 2, findings: [] })
    await expect(recordsOf(store, record.persons, MARC)).rejects.toMatchObject({ code: 'E_ERASED' })
  })

  it('finds any character changed in any field of any record, any record left out and any two swapped, at its place', async () => {
    for (let k = 0; k < 12; k++)
      await record.append(LEA, view({ ...MARC, applicationId: k % 3 }), NOON + k * DAY)
    const rows = await store.database.selectFrom('record').selectAll().orderBy('seq').execute()
    expect((await verify()).findings).toEqual([])
    const put = async (changed: readonly object[]) => {
      await store.database.deleteFrom('record').execute()
      await store.database
        .insertInto('record')
        .values(changed as typeof rows)
        .execute()
      const { findings } = await verify()
      return findings.map((one) => one.seq)
    }
    const fields = Object.keys(rows[0]!) as (keyof (typeof rows)[number])[]
    const index = fc.integer({ min: 0, max: rows.length - 1 })
    await fc.assert(
      fc.asyncProperty(
        index,
        fc.constantFrom(...fields),
        fc.nat(),
        fc.integer({ min: 1, max: 127 }),
        async (at, field, where, flip) => {
          const value = rows[at]![field]
          fc.pre(value !== null)
          const changed = typeof value === 'number' ? value + flip * 1000 : flipped(value!, where, flip)
          fc.pre(changed !== value)
          const found = await put(rows.map((row, k) => (k === at ? { ...row, [field]: changed } : row)))
          expect(found).toContain(at + 1)
        },
      ),
      { numRuns: place.engine === 'sqlite' ? 150 : 40 },
    )
    await fc.assert(
      fc.asyncProperty(index, async (at) => {
        expect(await put(rows.filter((_, k) => k !== at))).toContain(at + 1)
      }),
      { numRuns: 13 },
    )
    await fc.assert(
      fc.asyncProperty(index, index, async (a, b) => {
        fc.pre(a !== b)
        const swapped = rows.map((row, k) => {
          const from = k === a ? rows[b]! : k === b ? rows[a]! : row
          return { ...from, seq: row.seq }
        })
        expect(await put(swapped)).toContain(Math.min(a, b) + 1)
      }),
      { numRuns: 20 },
    )
  })

  it('finds a changed head, a changed day and a damaged key of a person', async () => {
    for (const day of [0, 1]) await record.append(LEA, view(MARC), NOON + day * DAY)
    const kinds = async () => (await verify()).findings.map((one) => one.kind)
    const { database } = store
    const head = (await database.selectFrom('record_head').selectAll().executeTakeFirst())!
    await database
      .updateTable('record_head')
      .set({ signature: flipped(head.signature, 3, 1) })
      .execute()
    expect(await kinds()).toEqual(['head-forged'])
    await database.updateTable('record_head').set(head).execute()
    await database.updateTable('daily_head').set({ day: '2026-11-22' }).execute()
    expect(await kinds()).toEqual(['day-head-forged'])
    await database.updateTable('daily_head').set({ day: '2026-11-23' }).execute()
    const key = (await database.selectFrom('person_key').select('wrapped').executeTakeFirst())!.wrapped!
    await database
      .updateTable('person_key')
      .set({ wrapped: flipped(key, 20, 1) })
      .execute()
    expect(await kinds()).toEqual(['person-key-damaged'])
  })
})

/** One character moved to another printable one of the same width. */
function flipped(text: string, where: number, by: number): string {
  const at = where % text.length
  const code = 33 + ((text.charCodeAt(at) - 33 + by) % 94)
  return text.slice(0, at) + String.fromCharCode(code) + text.slice(at + 1)
}
