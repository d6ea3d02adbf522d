import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { homeCreditOversight } from '../../lenders/home-credit/index.ts'
import { eachEngine } from '../../test/support/each-engine.ts'
import { type DecisionRecord, erasePerson, openRecord, recordsOf, verifyRecord } from '../record/index.ts'
import { openStore, type Store } from '../store/index.ts'
import { type Caller, decideFile, judgeFile } from './decide-file.ts'
import { FileBook, standingFor } from './file-book.ts'
import { overrideRates } from './override-rates.ts'
import { answerSecond } from './second-opinion.ts'

const NOON = Date.UTC(2026, 10, 28, 12)
const MARC = { personId: 'P1', applicationId: 100_002 }
const FILE = {
  subject: MARC,
  branch: 'Nantes',
  modelId: 'm-1',
  outcome: 'declined',
  inGreyBand: false,
  ruled: false,
} as const

eachEngine((place) => {
  let store: Store
  let record: DecisionRecord
  let files: FileBook
  beforeEach(async () => {
    store = await openStore(place.address)
    record = await openRecord(store, join(place.folder, 'keys'), NOON)
    files = new FileBook(record)
  })
  afterEach(async () => {
    await record.close()
    await store.close()
  })

  const caller = (name: string, role: 'manager' | 'risk_officer' = 'manager', now = NOON): Caller => ({
    record,
    files,
    settings: homeCreditOversight,
    actor: { role, name },
    now,
  })
  const judged = (name: string) => judgeFile(FILE, { judgement: 'unsure', words: '' }, caller(name))
  const decide = (
    name: string,
    after: number,
    outcome: 'approved' | 'declined',
    reason: string | null = null,
  ) => decideFile(FILE, { after, outcome, reason, words: 'seen' }, caller(name))
  const kinds = async () => (await recordsOf(store, record.persons, MARC)).map(({ kind }) => kind)

  it('of ten who decide at once one is written, the others are refused and leave nothing', async () => {
    for (let k = 0; k < 10; k++) await judged(`m${k}`)
    const { version } = await files.state(MARC)
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, (_, k) => decide(`m${k}`, version, 'declined')),
    )
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const one of results)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'E_FILE_CHANGED' })
    expect((await kinds()).filter((kind) => kind === 'decision')).toHaveLength(1)
  })

  it('asks for an own view before a decision, and for reason and words against the score', async () => {
    await expect(decide('lea', 0, 'declined')).rejects.toMatchObject({ code: 'E_OWN_VIEW_FIRST' })
    const { version } = await judged('lea')
    await expect(decide('paul', version, 'declined')).rejects.toMatchObject({ code: 'E_OWN_VIEW_FIRST' })
    for (const reason of [null, 'papers-doubtful', 'no-such-code'])
      await expect(decide('lea', version, 'approved', reason)).rejects.toMatchObject({
        code: 'E_OVERRIDE_REASON',
      })
    const wordless = { after: version, outcome: 'approved', reason: 'guarantee', words: '  ' } as const
    await expect(decideFile(FILE, wordless, caller('lea'))).rejects.toMatchObject({
      code: 'E_OVERRIDE_REASON',
    })
    expect(await kinds()).toEqual(['judgement'])
  })

  it('an approval against the score holds once another person agrees, never the same one', async () => {
    const { version } = await judged('lea')
    const waiting = await decide('lea', version, 'approved', 'guarantee')
    expect([waiting.inForce, waiting.decision?.awaitsSecond]).toEqual([null, true])
    expect(standingFor((await files.notes()).get(MARC.applicationId), false)).toBe('awaits-second')
    const answer = { after: waiting.version, agrees: true, words: 'the guarantor signed' }
    await expect(answerSecond(FILE, answer, caller('lea'))).rejects.toMatchObject({ code: 'E_SAME_PERSON' })
    const settled = await answerSecond(FILE, answer, caller('nadia', 'risk_officer'))
    expect(settled.inForce).toEqual({ outcome: 'approved', by: 'decision' })
    await expect(
      answerSecond(FILE, { ...answer, after: settled.version }, caller('paul')),
    ).rejects.toMatchObject({ code: 'E_NO_SECOND_AWAITED' })
    await expect(decide('lea', settled.version, 'declined')).rejects.toMatchObject({ code: 'E_FILE_DECIDED' })
    expect(await kinds()).toEqual(['judgement', 'override', 'second-opinion'])
  })

  it('a second person who does not agree leaves the file open: the next decision stands on its own', async () => {
    const { version } = await judged('lea')
    const waiting = await decide('lea', version, 'approved', 'guarantee')
    const refused = await answerSecond(
      FILE,
      { after: waiting.version, agrees: false, words: 'no paper' },
      caller('paul'),
    )
    expect([refused.inForce, refused.decision, refused.earlier.length]).toEqual([null, null, 1])
    const next = await decide('lea', refused.version, 'declined')
    expect(next.inForce).toEqual({ outcome: 'declined', by: 'decision' })
  })

  it('counts decisions in force alone: one override agreed to, one refused, one confirmed, one too old', async () => {
    const old = { ...FILE, subject: { personId: 'P9', applicationId: 9 } }
    const long = NOON - 31 * 86_400_000
    await judgeFile(old, { judgement: 'decline', words: '' }, caller('lea', 'manager', long))
    await decideFile(
      old,
      { after: (await files.state(old.subject)).version, outcome: 'declined', reason: null, words: '' },
      caller('lea', 'manager', long),
    )
    for (const [id, agrees] of [
      [1, true],
      [2, false],
      [3, null],
    ] as const) {
      const file = { ...FILE, subject: { personId: `P${id}`, applicationId: id } }
      const { version } = await judgeFile(file, { judgement: 'approve', words: '' }, caller('lea'))
      const asked = { after: version, words: 'seen' }
      const state = await (agrees === null
        ? decideFile(file, { ...asked, outcome: 'declined', reason: null }, caller('lea'))
        : decideFile(file, { ...asked, outcome: 'approved', reason: 'guarantee' }, caller('lea')))
      if (agrees !== null)
        await answerSecond(file, { after: state.version, agrees, words: 'seen' }, caller('paul'))
    }
    const rates = await overrideRates(record, homeCreditOversight, NOON)
    expect(rates.all).toEqual({ of: null, decisions: 2, overrides: 1, alarm: null, mayBeChance: false })
    expect(rates.byBranch.map(({ of, decisions }) => [of, decisions])).toEqual([['Nantes', 2]])
    expect(rates.byModel.map(({ of }) => of)).toEqual(['m-1'])
    expect(rates.byPerson.map(({ of }) => of)).toEqual([record.persons.actorOf('lea')])
  })

  it('reads the same notes after a restart, without those of people who were erased', async () => {
    const other = { ...FILE, subject: { personId: 'P2', applicationId: 100_003 } }
    await judgeFile(other, { judgement: 'approve', words: 'Mme Lefèvre' }, caller('lea', 'manager', 0))
    const { version } = await judged('lea')
    await decide('lea', version, 'declined')
    const before = await files.notes()
    expect([...before.keys()].sort()).toEqual([100_002, 100_003])
    const again = new FileBook(record)
    expect(await again.notes()).toEqual(before)
    await erasePerson(record, other.subject, { role: 'operator', name: 'anna' }, 25, NOON)
    expect([...(await new FileBook(record).notes()).keys()]).toEqual([100_002])
    const whole = await verifyRecord([store], record.keys, new AbortController().signal)
    expect(whole.findings).toEqual([])
    expect(JSON.stringify(await store.database.selectFrom('record').selectAll().execute())).not.toContain(
      'Lef',
    )
  })
})
